import { Button } from "@mantine/core";
import type { SecondFactorKind } from "@portal/shared";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { organization as texts } from "../../texts/organization.js";
import { password as passwordTexts } from "../../texts/password.js";
import { secondFactor as factorTexts } from "../../texts/second-factor.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { roleWords } from "../../ui/role-words.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { AddMemberDialog } from "./add-member-dialog.js";
import { EditMemberDialog } from "./edit-member-dialog.js";
import { IssuedPassword } from "./issued-password.js";
import { useMembers, useRemoveMember, type Member } from "./organization.api.js";
import { ResetPasswordDialog } from "./reset-password-dialog.js";
import { ResetSecondFactorDialog } from "./reset-second-factor-dialog.js";

type Opened =
  | { readonly act: "add" }
  | { readonly act: "change" | "reset" | "reset-factor" | "remove"; readonly member: Member }
  | { readonly act: "issued"; readonly name: string; readonly password: string };

/** Who may act for the organisation, and as what. */
export function Members({ id }: { id: string }) {
  const t = useText();
  const { may, user } = useActing();
  const members = useMembers(id);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const issue = (name: string, password: string | null) =>
    setOpened(password === null ? null : { act: "issued", name, password });
  const mayEdit = may("member.edit");
  const columns: DataColumn<Member>[] = [
    {
      id: "name",
      label: t(texts.memberName),
      rowHeader: true,
      cell: (member) => (
        <>
          <strong>{member.name}</strong>
          {member.id === user.id && <span className="meta">{t(texts.you)}</span>}
        </>
      ),
    },
    { id: "title", label: t(texts.memberTitle), cell: ({ title }) => title || t(texts.notStated) },
    { id: "email", label: t(texts.email), cell: ({ email }) => email },
    { id: "roles", label: t(texts.roles), cell: ({ roles }) => roleWords(roles, t) },
  ];
  // Told to administrators alone.
  const factor: DataColumn<Member> = {
    id: "factor",
    label: t(texts.secondFactor),
    cell: ({ secondFactors }) => <FactorState kinds={secondFactors ?? []} />,
  };
  const acts: DataColumn<Member> = {
    id: "acts",
    label: t(texts.acts),
    cell: (member) => <MemberActs member={member} onOpen={(act) => setOpened({ act, member })} />,
  };
  return (
    <section className="stack tight">
      <div className="row between">
        <h2>{t(texts.members)}</h2>
        {mayEdit && <Button onClick={() => setOpened({ act: "add" })}>{t(texts.add)}</Button>}
      </div>
      <DataTable
        caption={t(texts.members)}
        columns={mayEdit ? [...columns, factor, acts] : columns}
        rows={members}
        rowKey={(member) => member.id}
        narrow="cards"
      />
      {opened?.act === "add" && <AddMemberDialog onAdded={issue} onClose={close} />}
      {opened?.act === "change" && <EditMemberDialog member={opened.member} onClose={close} />}
      {opened?.act === "reset" && (
        <ResetPasswordDialog
          member={opened.member}
          onIssued={(password) => issue(opened.member.name, password)}
          onClose={close}
        />
      )}
      {opened?.act === "reset-factor" && <ResetSecondFactorDialog member={opened.member} onClose={close} />}
      {opened?.act === "issued" && <IssuedPassword name={opened.name} value={opened.password} onClose={close} />}
      {opened?.act === "remove" && <RemoveDialog member={opened.member} onClose={close} />}
    </section>
  );
}

function MemberActs({
  member,
  onOpen,
}: {
  member: Member;
  onOpen: (act: Extract<Opened, { member: Member }>["act"]) => void;
}) {
  const t = useText();
  const { user } = useActing();
  return (
    <span className="row tight">
      <Button variant="default" size="xs" aria-label={t(texts.changeOf(member.name))} onClick={() => onOpen("change")}>
        {t(texts.change)}
      </Button>
      {member.id !== user.id && (
        <>
          <Button
            variant="default"
            size="xs"
            aria-label={t(passwordTexts.resetOf(member.name))}
            onClick={() => onOpen("reset")}
          >
            {t(passwordTexts.reset)}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={t(factorTexts.resetOf(member.name))}
            onClick={() => onOpen("reset-factor")}
          >
            {t(factorTexts.reset)}
          </Button>
        </>
      )}
      <Button variant="default" size="xs" aria-label={t(texts.removeOf(member.name))} onClick={() => onOpen("remove")}>
        {t(texts.remove)}
      </Button>
    </span>
  );
}

function FactorState({ kinds }: { kinds: readonly SecondFactorKind[] }) {
  const t = useText();
  if (kinds.length === 0) return <StatusBadge tone="warn">{t(texts.noSecondFactor)}</StatusBadge>;
  return <StatusBadge tone="ok">{kinds.map((kind) => t(texts[kind])).join(t(texts.nameSeparator))}</StatusBadge>;
}

function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText();
  const { mutateAsync, isPending, error } = useRemoveMember();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(texts.removeOf(member.name))}
      confirmLabel={t(texts.remove)}
      // A refusal is shown inside the dialog.
      onConfirm={() => void mutateAsync(member.id).then(onClose, () => undefined)}
      pending={isPending}
      error={error}
      grave
    >
      <p>{t(texts.removeBody)}</p>
    </ConfirmDialog>
  );
}
