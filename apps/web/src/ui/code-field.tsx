import { Button, TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { secondFactor as texts } from "../texts/second-factor.js";
import { useText } from "./text-language.js";

/**
 * A code of the authenticator app, or, for who has lost the device, a recovery code: letters need another keyboard on a phone.
 * `recoveryOnly`: of who has no app.
 */
export function CodeField({
  appOnly = false,
  recoveryOnly = false,
  ...field
}: TextInputProps & { appOnly?: boolean; recoveryOnly?: boolean }) {
  const t = useText();
  const [isChosen, setChosen] = useState(false);
  const isRecovery = recoveryOnly || isChosen;
  return (
    <div>
      <TextInput
        label={t(isRecovery ? texts.recoveryCode : texts.code)}
        description={t(isRecovery ? texts.recoveryCodeHelp : texts.codeHelp)}
        inputMode={isRecovery ? "text" : "numeric"}
        autoComplete={isRecovery ? "off" : "one-time-code"}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        {...field}
      />
      {!appOnly && !recoveryOnly && (
        <Button variant="subtle" size="xs" mt={4} px={4} onClick={() => setChosen(!isChosen)}>
          {t(isRecovery ? texts.useApp : texts.useRecoveryCode)}
        </Button>
      )}
    </div>
  );
}
