import { Button, type TextInputProps } from "@mantine/core";
import { hasPasskeys } from "../api/passkey.js";
import type { FactorChoice, SecondFactorKinds } from "../api/second-factor-proof.js";
import { passkey as texts } from "../texts/passkey.js";
import { secondFactor } from "../texts/second-factor.js";
import { CodeField } from "./code-field.js";
import { useText } from "./text-language.js";

/** The place of the second factor in a form: the field of the code, or what the form's button will ask the passkey for. */
export function SecondFactorField({
  kinds,
  choice,
  onChoose,
  ...field
}: TextInputProps & {
  kinds: SecondFactorKinds;
  choice: FactorChoice;
  onChoose: (choice: FactorChoice) => void;
}) {
  const t = useText();
  const byCode = kinds.includes("totp") ? texts.useCode : secondFactor.useRecoveryCode;
  const other = (to: FactorChoice) => (
    <Button variant="subtle" size="xs" mt={4} px={4} onClick={() => onChoose(to)}>
      {t(to === "code" ? byCode : texts.usePasskey)}
    </Button>
  );
  if (choice === "passkey")
    return (
      <div>
        <p className="strong">{t(texts.give)}</p>
        <p className="meta phrase">{t(texts.giveHelp)}</p>
        {other("code")}
      </div>
    );
  const hasOne = kinds.includes("passkey");
  return (
    <div>
      {hasOne && !hasPasskeys() && <p className="meta phrase">{t(texts.otherBrowser)}</p>}
      <CodeField {...field} recoveryOnly={!kinds.includes("totp")} />
      {hasOne && hasPasskeys() && other("passkey")}
    </div>
  );
}
