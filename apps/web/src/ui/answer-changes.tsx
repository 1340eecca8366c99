import {
  answerNote,
  answerState,
  answerText,
  indexOf,
  type Answer,
  type AnswersDiff,
  type DisclosureCatalogue,
  type DisclosureItem,
} from "@portal/shared";
import { answers } from "../texts/answers.js";
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
    return <span className="phrase">{item ? t(item.label) : itemId}</span>;
  };
  const columns: readonly DataColumn<Change>[] = [
    { id: "item", label: t(words.item), rowHeader: true, width: "14em", cell: label },
    { id: "kind", label: t(words.kind), width: "5.5em", cell: ({ kind }) => t(words[kind]) },
    {
      id: "before",
      label: t(words.before),
      width: "38%",
      cell: ({ itemId, before, after }) => <Words item={byId.get(itemId)} answer={before} other={after} as="del" />,
    },
    {
      id: "after",
      label: t(words.after),
      width: "38%",
      cell: ({ itemId, before, after }) => <Words item={byId.get(itemId)} answer={after} other={before} as="ins" />,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ itemId }) => itemId} narrow="cards" />;
}

function Words({
  item,
  answer,
  other,
  as: Mark,
}: {
  item: DisclosureItem | undefined;
  answer: Answer | null;
  other: Answer | null;
  as: "del" | "ins";
}) {
  const t = useText();
  const { language } = useLanguage();
  if (!answer || !item) return <span className="meta">{t(words.none)}</span>;
  const lines = answerText(item, answer, language).split("\n");
  const others = new Set(other ? answerText(item, other, language).split("\n") : []);
  // Of a table only the rows that differ: the rest would hide them.
  const own = lines.filter((line) => !others.has(line));
  const same = lines.length - own.length;
  const note = answerNote(answer);
  const files = answer.evidence?.length ?? 0;
  return (
    <div className={css.words}>
      {own.map((line, index) => (
        <Mark key={index} className={css[Mark]}>
          {line}
        </Mark>
      ))}
      {same > 0 && <p>{lines.length === 1 ? lines[0] : <span className="meta">{t(words.sameRows(same))}</span>}</p>}
      {note &&
        (note === answerNote(other ?? undefined) ? (
          <p className="meta">{note}</p>
        ) : (
          <Mark className={css[Mark]}>{note}</Mark>
        ))}
      {answer.planned && answerState(item, answer, true) !== "planned" && (
        <p className="meta">{t(words.plan(t(answers.planned), answer.planned.text, answer.planned.by ?? ""))}</p>
      )}
      {files > 0 && item.answer.type !== "file_evidence" && <p className="meta">{t(answers.attached(files))}</p>}
    </div>
  );
}
