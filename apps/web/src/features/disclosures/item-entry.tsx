import { Button } from "@mantine/core";
import { answerState, answerTo, isRequired, sameJson, type DisclosureItem } from "@portal/shared";
import { IconFile, IconPaperclip } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { fileHref } from "../../api/files.js";
import { answers } from "../../texts/answers.js";
import { disclosures } from "../../texts/disclosures.js";
import { AnswerValue } from "../../ui/answer-value.js";
import { useText } from "../../ui/text-language.js";
import { AnswerField } from "./answer-field.js";
import { ConflictNotice } from "./conflict-notice.js";
import { useEditor } from "./editor-context.js";
import css from "./editor.module.css";
import { GuideWords } from "./item-guide.js";

/** One item: its answer at a glance, or, opened, the editor of the answer. */
export function ItemEntry({ item, number }: { item: DisclosureItem; number: string }) {
  const t = useText();
  const { state, facts, openItem, mayEdit, open, close } = useEditor();
  const isOpen = openItem?.id === item.id;
  const heading = useOpening(isOpen);
  const answer = answerTo(state.answers, item.id);
  const isMissing = ["unanswered", "planned"].includes(answerState(item, answer, true));
  const act = isOpen ? disclosures.close : mayEdit && isMissing ? disclosures.answerIt : disclosures.open;
  return (
    <li id={item.id} className={isOpen ? css.opened : css.entry} data-missing={isMissing || undefined}>
      <span className={css.number}>{number}</span>
      <h3 ref={heading} tabIndex={-1} className={css.landing}>
        {t(item.label)}
        {isRequired(item, facts) && <span className={css.must}>{t(disclosures.required)}</span>}
      </h3>
      <Facts item={item} />
      <Button
        variant="subtle"
        size="xs"
        className={css.toggle ?? ""}
        aria-expanded={isOpen}
        aria-label={t(disclosures.ofItem(t(act), number, t(item.label)))}
        onClick={() => (isOpen ? close() : open(item.id))}
      >
        {t(act)}
      </Button>
      <div className={css.body}>
        {isOpen ? <Opened item={item} number={number} /> : <AnswerValue item={item} answer={answer} compact />}
      </div>
    </li>
  );
}

/** What stands beside an answer: whether it is saved, whether it changed since the last version, its evidence. */
function Facts({ item }: { item: DisclosureItem }) {
  const t = useText();
  const { state, previous } = useEditor();
  const answer = answerTo(state.answers, item.id);
  const before = previous && answerTo(previous.answers, item.id);
  const isUnsaved = item.id in state.pending;
  const isHeldBack = isUnsaved && !state.sending;
  const origin =
    previous && answer
      ? !before
        ? disclosures.newSinceBefore
        : sameJson(before, answer)
          ? disclosures.sameAsBefore
          : disclosures.changedFromBefore
      : undefined;
  const files = answer?.evidence?.length ?? 0;
  return (
    <div className={css.facts}>
      {isHeldBack && <span className={css.care}>{t(disclosures.unsaved)}</span>}
      {origin && <span className="meta nowrap">{t(origin)}</span>}
      {files > 0 && (
        <span className="meta row tight nowrap">
          <IconPaperclip size={16} aria-hidden />
          {t(answers.attached(files))}
        </span>
      )}
    </div>
  );
}

function Opened({ item, number }: { item: DisclosureItem; number: string }) {
  const t = useText();
  const { editing, state, files, upload, mayEdit } = useEditor();
  const answer = answerTo(state.answers, item.id);
  const conflict = state.conflicts[item.id];
  return (
    <div className="stack">
      <details className={`narrow-only ${css.inlineGuide}`}>
        <summary>{t(disclosures.guideOf(number))}</summary>
        <GuideWords item={item} />
      </details>
      {conflict && <ConflictNotice item={item} conflict={conflict} />}
      {mayEdit ? (
        <AnswerField
          item={item}
          value={answer}
          onChange={(next) => editing.write(item.id, next)}
          findings={editing.findings(item.id)}
          files={files}
          onUpload={upload}
          hearsKeys
        />
      ) : (
        <AnswerValue item={item} answer={answer} evidence={<Evidence ids={answer?.evidence ?? []} />} />
      )}
    </div>
  );
}

function Evidence({ ids }: { ids: readonly string[] }) {
  const t = useText();
  const { files } = useEditor();
  if (ids.length === 0) return null;
  return (
    <ul className={css.files}>
      {ids.map((id) => (
        <li key={id}>
          <IconFile size={18} aria-hidden />
          <a href={fileHref(id)}>{files.get(id)?.name ?? t(answers.unknownFile)}</a>
        </li>
      ))}
    </ul>
  );
}

/** Opening an item, by button, key or link, brings its heading into sight and gives it the focus. */
function useOpening(isOpen: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isOpen) heading.current?.focus();
  }, [isOpen]);
  return heading;
}
