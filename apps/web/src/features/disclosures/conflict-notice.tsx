import { Button } from "@mantine/core";
import { answerTo, type DisclosureItem } from "@portal/shared";
import { useActing } from "../../api/acting.js";
import { disclosures } from "../../texts/disclosures.js";
import { AnswerValue } from "../../ui/answer-value.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import type { Conflict } from "./draft-conflict.js";
import { useEditor } from "./editor-context.js";
import css from "./editor.module.css";

/** Both answers of an item that two people changed, and the choice between them. */
export function ConflictNotice({ item, conflict }: { item: DisclosureItem; conflict: Conflict }) {
  const t = useText();
  const { editing, state } = useEditor();
  const { user } = useActing();
  const editor = state.saved.lastEditor;
  const mine = answerTo(state.answers, item.id);
  const title = !editor
    ? disclosures.conflictTitle
    : editor.id === user.id
      ? disclosures.conflictMyself
      : disclosures.conflictBy(editor.name);
  return (
    <ProblemNotice
      tone="alert"
      title={t(title)}
      actions={
        <>
          <Button variant="default" onClick={() => editing.choose(item.id, "theirs")}>
            {t(disclosures.takeTheirs)}
          </Button>
          <Button variant="default" onClick={() => editing.choose(item.id, "mine")}>
            {t(disclosures.takeMine)}
          </Button>
        </>
      }
    >
      <p>{t(disclosures.conflictHelp)}</p>
      <div className={css.pair}>
        <div>
          <strong>{t(disclosures.theirs)}</strong>
          {conflict.theirs ? <AnswerValue item={item} answer={conflict.theirs} /> : <p>{t(disclosures.cleared)}</p>}
        </div>
        <div>
          <strong>{t(disclosures.mine)}</strong>
          {mine ? <AnswerValue item={item} answer={mine} /> : <p>{t(disclosures.cleared)}</p>}
        </div>
      </div>
    </ProblemNotice>
  );
}
