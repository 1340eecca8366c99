import { Button, Tabs, Textarea } from "@mantine/core";
import { COMMENT_MAX, type Party, type PermissionName, type Text } from "@portal/shared";
import { IconLock, IconUsers, type Icon } from "@tabler/icons-react";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { agreementRows } from "../../texts/agreement-rows.js";
import { Instant } from "../../ui/instant.js";
import { PartyMark } from "../../ui/party-mark.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useComment, type Row } from "./agreements.api.js";
import { useInternalComment } from "./internal-comments.api.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

/** Who reads a comment: never to be confused, so name, icon, colour and the words of the button all say it. */
interface Audience {
  readonly id: "shared" | "internal";
  readonly name: Text;
  readonly seenBy: Text;
  readonly empty: Text;
  readonly field: Text;
  readonly send: Text;
  readonly permission: PermissionName;
  readonly Mark: Icon;
}
const audiences: readonly Audience[] = [
  {
    id: "shared",
    name: agreementRows.sharedComments,
    seenBy: agreementRows.seenByBoth,
    empty: agreementRows.threadEmpty,
    field: agreementRows.sharedComment,
    send: agreementRows.sendShared,
    permission: "agreement.edit",
    Mark: IconUsers,
  },
  {
    id: "internal",
    name: agreementRows.internalComments,
    seenBy: agreementRows.seenByUs,
    empty: agreementRows.internalEmpty,
    field: agreementRows.internalComment,
    send: agreementRows.sendInternal,
    permission: "agreement.note",
    Mark: IconLock,
  },
];

interface Said {
  readonly party: Party;
  readonly author: string;
  readonly at: string;
  readonly text: string;
}

/** What has been said about the row: to both sides, and inside one's own organisation. */
export function RowThread({ row }: { row: Row }) {
  const t = useText();
  const { agreement, mine, internalComments } = useWorkbench();
  const internal = internalComments.filter(({ rowId }) => rowId === row.id).map((one) => ({ ...one, party: mine }));
  const said: Readonly<Record<Audience["id"], readonly Said[]>> = { shared: row.thread, internal };
  const send = { shared: useComment(agreement.id), internal: useInternalComment(agreement.id) };
  return (
    <section>
      <h3>{t(agreementRows.thread)}</h3>
      {/* Both stay mounted: what was typed for one audience stays with it. */}
      <Tabs defaultValue="shared" keepMounted>
        <Tabs.List className={css.audiences} aria-label={t(agreementRows.thread)}>
          {audiences.map(({ id, name, Mark }) => (
            <Tabs.Tab key={id} value={id} leftSection={<Mark size={18} aria-hidden />}>
              {t(agreementRows.withCount(t(name), said[id].length))}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {audiences.map((audience) => (
          <Tabs.Panel key={audience.id} value={audience.id} className={css.audience} data-audience={audience.id}>
            <Comments audience={audience} said={said[audience.id]} />
            <CommentForm audience={audience} rowId={row.id} sending={send[audience.id]} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function Comments({ audience: { seenBy, empty, Mark }, said }: { audience: Audience; said: readonly Said[] }) {
  const t = useText();
  return (
    <>
      <p className={css.seenBy}>
        <Mark size={18} aria-hidden /> {t(seenBy)}
      </p>
      {said.length === 0 && <p className="meta">{t(empty)}</p>}
      <ul className={css.thread}>
        {said.map(({ party, author, at, text }) => (
          <li key={`${at} ${text}`}>
            <PartyMark party={party} />
            <div>
              <p>
                <strong>{author}</strong> <Instant at={at} />
              </p>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function CommentForm({
  audience: { field, send: label, permission },
  rowId,
  sending: { mutateAsync, isPending, error },
}: {
  audience: Audience;
  rowId: string;
  sending: ReturnType<typeof useComment>;
}) {
  const t = useText();
  const { may } = useActing();
  const [text, setText] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const send = () => {
    setIsMissing(!text.trim());
    if (!text.trim() || isPending) return;
    // A refusal is shown above, and what was typed stays.
    void mutateAsync({ rowId, text: text.trim() }).then(
      () => setText(""),
      () => undefined,
    );
  };
  if (!may(permission)) return null;
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <RefusalNotice error={error} />
      <Textarea
        label={t(field)}
        autosize
        minRows={2}
        maxLength={COMMENT_MAX}
        value={text}
        error={isMissing ? t(agreementRows.commentMissing) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" aria-busy={isPending}>
          {t(label)}
        </Button>
      </div>
    </form>
  );
}
