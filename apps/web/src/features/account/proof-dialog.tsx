import { PasswordInput } from "@mantine/core";
import { useForm } from "react-hook-form";
import { useSecondFactorProof, type GivenFactor } from "../../api/second-factor-proof.js";
import { password as passwordTexts } from "../../texts/password.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { SecondFactorField } from "../../ui/second-factor-field.js";
import { useText } from "../../ui/text-language.js";
import { passkeyForChange, useSecondFactors } from "./second-factor.api.js";

type Proof = { readonly password: string } & GivenFactor;

/** Asks for password and second factor before an act on the second factors themselves. */
export function ProofDialog({
  title,
  body,
  confirmLabel,
  onConfirm,
  onClose,
  pending,
  error,
  grave = false,
}: {
  title: string;
  body: string;
  confirmLabel: string;
  onConfirm: (proof: Proof) => Promise<void>;
  onClose: () => void;
  pending: boolean;
  error: unknown;
  grave?: boolean;
}) {
  const t = useText();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: "", code: "" } });
  const { errors } = formState;
  const kinds = [...new Set(useSecondFactors().items.map(({ kind }) => kind))];
  const { choice, choose, give, isAsking, error: fault } = useSecondFactorProof(kinds, passkeyForChange);
  const confirm = handleSubmit(({ password, code }) =>
    give(code)
      .then((given) => onConfirm({ password, ...given }))
      // A refusal is shown inside the dialog.
      .catch(() => undefined),
  );
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      confirmLabel={confirmLabel}
      onConfirm={() => void confirm()}
      pending={pending || isAsking}
      error={fault ?? error}
      grave={grave}
    >
      <p>{body}</p>
      <PasswordInput
        label={t(texts.beginPassword)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(passwordTexts.show) }}
        error={errors.password?.message}
        {...register("password", { required: t(texts.passwordMissing) })}
      />
      <SecondFactorField
        kinds={kinds}
        choice={choice}
        onChoose={choose}
        error={errors.code?.message}
        {...register("code", { required: choice === "code" && t(texts.codeMissing) })}
      />
    </ConfirmDialog>
  );
}
