import { PasswordInput } from "@mantine/core";
import { useForm } from "react-hook-form";
import { password as passwordTexts } from "../../texts/password.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { CodeField } from "../../ui/code-field.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";

interface Proof {
  readonly password: string;
  readonly code: string;
}

/** Asks for password and code before an act on the second factor itself. */
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
  // A refusal is shown inside the dialog.
  const confirm = handleSubmit((proof) => onConfirm(proof).catch(() => undefined));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      confirmLabel={confirmLabel}
      onConfirm={() => void confirm()}
      pending={pending}
      error={error}
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
      <CodeField error={errors.code?.message} {...register("code", { required: t(texts.codeMissing) })} />
    </ConfirmDialog>
  );
}
