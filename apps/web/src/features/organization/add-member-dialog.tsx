import { PasswordInput, TextInput } from "@mantine/core";
import { NAME_MAX, type Role } from "@portal/shared";
import { Controller, useForm } from "react-hook-form";
import { organization as texts } from "../../texts/organization.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useAddMember } from "./organization.api.js";
import { RolesField } from "./roles-field.js";

const PASSWORD_MIN = 13;
const empty: { email: string; name: string; title: string; password: string; roles: Role[] } = {
  email: "",
  name: "",
  title: "",
  password: "",
  roles: ["editor"],
};

/** A person by e-mail address; one who has an account already keeps the own password. */
export function AddMemberDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { mutateAsync, isPending, error } = useAddMember();
  const { register, control, handleSubmit, formState } = useForm({ defaultValues: empty });
  const { errors } = formState;
  const add = handleSubmit(({ password, ...member }) =>
    // A refusal is shown inside the dialog.
    mutateAsync({ ...member, ...(password && { password }) }).then(onClose, () => undefined),
  );
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(texts.add)}
      confirmLabel={t(texts.add)}
      onConfirm={() => void add()}
      pending={isPending}
      error={error}
    >
      <TextInput
        type="email"
        label={t(texts.email)}
        autoComplete="off"
        error={errors.email?.message}
        {...register("email", { required: t(texts.emailMissing) })}
      />
      <TextInput
        label={t(texts.memberName)}
        maxLength={NAME_MAX}
        autoComplete="off"
        error={errors.name?.message}
        {...register("name", { required: t(texts.memberNameMissing) })}
      />
      <TextInput label={t(texts.memberTitle)} maxLength={NAME_MAX} autoComplete="off" {...register("title")} />
      <Controller
        name="roles"
        control={control}
        rules={{ validate: (roles) => roles.length > 0 || t(texts.rolesMissing) }}
        render={({ field }) => (
          <RolesField value={field.value} onChange={field.onChange} error={errors.roles?.message} />
        )}
      />
      <PasswordInput
        label={t(texts.password)}
        description={t(texts.passwordHelp)}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t(texts.showPassword) }}
        error={errors.password?.message}
        {...register("password", {
          validate: (password) => password === "" || password.length >= PASSWORD_MIN || t(texts.passwordShort),
        })}
      />
    </ConfirmDialog>
  );
}
