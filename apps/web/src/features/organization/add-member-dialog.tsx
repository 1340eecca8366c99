import { TextInput } from "@mantine/core";
import { NAME_MAX, type Role } from "@portal/shared";
import { Controller, useForm } from "react-hook-form";
import { organization as texts } from "../../texts/organization.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useAddMember } from "./organization.api.js";
import { RolesField } from "./roles-field.js";

const empty: { email: string; name: string; title: string; roles: Role[] } = {
  email: "",
  name: "",
  title: "",
  roles: ["editor"],
};

/** A person by e-mail address; a new one gets an issued password, one with an account keeps the own. */
export function AddMemberDialog({
  onAdded,
  onClose,
}: {
  onAdded: (name: string, password: string | null) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useAddMember();
  const { register, control, handleSubmit, formState } = useForm({ defaultValues: empty });
  const { errors } = formState;
  const add = handleSubmit((member) =>
    // A refusal is shown inside the dialog.
    mutateAsync(member).then(
      (password) => onAdded(member.name, password),
      () => undefined,
    ),
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
      <p className="meta">{t(texts.passwordHelp)}</p>
    </ConfirmDialog>
  );
}
