import { Button, PasswordInput, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useInstallation } from "../../api/installation.js";
import { hasPasskeys, type PasskeyCreation } from "../../api/passkey.js";
import { passkey as passkeyTexts } from "../../texts/passkey.js";
import { password as passwordTexts } from "../../texts/password.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useBeginPasskey, useBeginSecondFactor, type BegunSecondFactor } from "./second-factor.api.js";

/** What has been begun and is to be finished. */
export type Begun =
  | { readonly kind: "totp"; readonly app: BegunSecondFactor }
  | { readonly kind: "passkey"; readonly creation: PasskeyCreation };

/** The first second factor: which one, and the password. */
export function SecondFactorBegin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const t = useText();
  const installation = useInstallation();
  const [kind, setKind] = useState<Begun["kind"]>("totp");
  const app = useBeginSecondFactor();
  const passkey = useBeginPasskey();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: "" } });
  const isPending = app.isPending || passkey.isPending;
  const begin = async (body: { password: string }): Promise<Begun> =>
    kind === "totp"
      ? { kind, app: await app.mutateAsync({ body }) }
      : { kind, creation: await passkey.mutateAsync({ body }) };
  const submit = handleSubmit((body) => {
    if (isPending) return undefined;
    // A refusal is shown above the field.
    return begin(body).then(onBegun, () => undefined);
  });
  return (
    <form className="stack measure" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t(texts.offHelp)}</p>
      {installation?.signingSecondFactor === "required" && <p>{t(texts.neededToSign)}</p>}
      {hasPasskeys() ? (
        <Radio.Group
          label={t(passkeyTexts.method)}
          value={kind}
          onChange={(chosen) => {
            app.reset();
            passkey.reset();
            setKind(chosen as Begun["kind"]);
          }}
        >
          <Stack gap="xs" mt={4}>
            <Radio value="totp" label={t(passkeyTexts.byApp)} description={t(passkeyTexts.byAppHelp)} />
            <Radio value="passkey" label={t(passkeyTexts.byPasskey)} description={t(passkeyTexts.byPasskeyHelp)} />
          </Stack>
        </Radio.Group>
      ) : (
        <p className="meta">{t(passkeyTexts.unsupported)}</p>
      )}
      <RefusalNotice error={kind === "totp" ? app.error : passkey.error} />
      <PasswordInput
        label={t(texts.beginPassword)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(passwordTexts.show) }}
        error={formState.errors.password?.message}
        {...register("password", { required: t(texts.passwordMissing) })}
      />
      <div>
        <Button type="submit" aria-busy={isPending}>
          {t(texts.begin)}
        </Button>
      </div>
    </form>
  );
}
