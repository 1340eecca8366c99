import { TextInput } from "@mantine/core";
import { NAME_MAX, type Role } from "@portal/shared";
import { useState } from "react";
import { organization as texts } from "../../texts/organization.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";
import { useEditMember, type Member } from "./organization.api.js";
import { RolesField } from "./roles-field.js";

/** Job title and roles of one member. */
export function EditMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { mutateAsync, isPending, error } = useEditMember();
  const [title, setTitle] = useState(member.title);
  const [roles, setRoles] = useState<Role[]>(member.roles);
  const save = () => {
    if (roles.length === 0) return;
    // A refusal is shown inside the dialog.
    void mutateAsync({ personId: member.id, body: { title, roles } }).then(onClose, () => undefined);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(texts.changeOf(member.name))}
      confirmLabel={t(texts.save)}
      onConfirm={save}
      pending={isPending}
      error={error}
    >
      <TextInput
        label={t(texts.memberTitle)}
        maxLength={NAME_MAX}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <RolesField value={roles} onChange={setRoles} error={roles.length === 0 ? t(texts.rolesMissing) : undefined} />
    </ConfirmDialog>
  );
}
