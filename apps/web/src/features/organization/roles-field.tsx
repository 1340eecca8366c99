import { Checkbox } from "@mantine/core";
import { roles as all, type Role, type Text } from "@portal/shared";
import { organization as texts } from "../../texts/organization.js";
import { roleWords } from "../../ui/role-words.js";
import { useText } from "../../ui/text-language.js";

const does: Readonly<Record<Role, Text>> = {
  editor: texts.editorDoes,
  approver: texts.approverDoes,
  signatory: texts.signatoryDoes,
  viewer: texts.viewerDoes,
  admin: texts.adminDoes,
};

/** Any of the five roles, each with what it allows. */
export function RolesField({
  value,
  onChange,
  error,
}: {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error: string | undefined;
}) {
  const t = useText();
  return (
    <Checkbox.Group
      label={t(texts.roles)}
      value={[...value]}
      onChange={(chosen) => onChange(all.filter((role) => chosen.includes(role)))}
      error={error}
    >
      <div className="stack tight" style={{ margin: "4px 0" }}>
        {all.map((role) => (
          <Checkbox key={role} value={role} label={roleWords([role], t)} description={t(does[role])} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
