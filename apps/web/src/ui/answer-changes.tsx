import { answerNote, answerText, indexOf, type Answer, type AnswersDiff, type DisclosureCatalogue } from "@portal/shared";
import { changes as words } from "../texts/changes.js";
import css from "./answer-changes.module.css";
import { DataTable, type DataColumn } from "./data-table.js";
import { useLanguage, useText } from "./text-language.js";

interface Change {
  readonly itemId: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before: Answer | null;
  readonly after: Answer | null;
}

/** What differs between two sets of answers, in words: the old struck through, the new framed. */
export function AnswerChanges({
  diff,
  catalogue,
  caption,
}: {
  diff: AnswersDiff;
  catalogue: DisclosureCatalogue;
  caption: string;
}) {
  const t = useText();
  const { items, byId } = indexOf(catalogue);
  const place = new Map(items.map(({ id }, index) => [id, index]));
  const kinds = ["added", "removed", "changed"] as const;
  const rows = kinds
    .flatMap((kind) => diff[kind].map((change): Change => ({ ...change, kind })))
    .sort((one, other) => (place.get(one.itemId) ?? Infinity) - (place.get(other.itemId) ?? Infinity));
  const label = ({ itemId }: Change) => {
    const item = byId.get(itemId);
    return item ? t(item.label) : itemId;
  };
  const columns: readonly DataColumn<Change>[] = [
    { id: "item", label: t(words.item), rowHeader: true, width: "14em", cell: label },
    { id: "kind", label: t(words.kind), width: "5.5em", cell: ({ kind }) => t(words[kind]) },
    {
      id: "before",
      label: t(words.before),
      cell: ({ itemId, before }) => <Words itemId={itemId} answer={before} catalogue={catalogue} as="del" />,
    },
    {
      id: "after",
      label: t(words.after),
      cell: ({ itemId, after }) => <Words itemId={itemId} answer={after} catalogue={catalogue} as="ins" />,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ itemId }) => itemId} narrow="cards" />;
}

function Words({
  itemId,
  answer,
  catalogue,
  as: Mark,
}: {
  itemId: string;
  answer: Answer | null;
  catalogue: DisclosureCatalogue;
  as: "del" | "ins";
}) {
  const t = useText();
  const { language } = useLanguage();
  const item = indexOf(catalogue).byId.get(itemId);
  if (!answer || !item) return <span className="meta">{t(words.none)}</span>;
  const note = answerNote(answer);
  const files = answer.evidence?.length ?? 0;
  return (
    <div className={css.words}>
      <Mark className={css[Mark]}>{answerText(item, answer, language, catalogue)}</Mark>
      {note && <p className="meta">{note}</p>}
      {files > 0 && item.answer.type !== "file_evidence" && <p className="meta">{t(words.evidence(files))}</p>}
    </div>
  );
}
