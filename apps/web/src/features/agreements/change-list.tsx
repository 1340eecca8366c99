import type { FieldChange } from "@portal/shared";
import { pieces } from "../../texts/pieces.js";
import { useText } from "../../ui/text-language.js";
import css from "./row-panel.module.css";

/** 旧 struck through, 新 framed, field by field. */
export function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  const t = useText();
  return (
    <dl className={css.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <del>
              <span className="sr">{t(pieces.before)} </span>
              {before}
            </del>{" "}
            →{" "}
            <ins>
              <span className="sr">{t(pieces.after)} </span>
              {after}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
