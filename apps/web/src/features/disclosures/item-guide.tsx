import { answerNote, answerText, answerTo, type DisclosureItem, type Source } from "@portal/shared";
import { IconAlertTriangle } from "@tabler/icons-react";
import { disclosures } from "../../texts/disclosures.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { placeOf, useEditor } from "./editor-context.js";
import css from "./editor.module.css";

/** The guide to the open item, beside it. */
export function ItemGuide() {
  const t = useText();
  const { catalogue, openItem } = useEditor();
  const number = openItem && placeOf(catalogue, openItem.id)?.number;
  return (
    <section className="panel" aria-labelledby="guide-title">
      <div className="head">
        <h2 id="guide-title" className={css.panelTitle}>
          {t(number ? disclosures.guideOf(number) : disclosures.guide)}
        </h2>
      </div>
      <div className="body">
        {openItem ? <GuideWords item={openItem} /> : <p className="small">{t(disclosures.guideNone)}</p>}
      </div>
    </section>
  );
}

/** What to answer, where the question comes from, where the answer is used, and what was answered last. */
export function GuideWords({ item }: { item: DisclosureItem }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogue, previous } = useEditor();
  const titles = new Map(catalogue.sourceDocuments.map(({ id, title }) => [id, title]));
  const sourceWords = ({ doc, clause }: Source) => {
    const known = titles.get(doc);
    const title = known ? t(known) : doc;
    return clause ? t(disclosures.source(title, clause)) : title;
  };
  const chapters = item.feeds.mhlw.map(({ part, chapter }) =>
    t(chapter ? disclosures.mhlwChapter(part, chapter) : disclosures.mhlwPart(part)),
  );
  const uses = [
    t(disclosures.comparison),
    ...chapters,
    ...(item.feeds.checklist.length > 0 ? [t(disclosures.yearlyChecklist)] : []),
  ];
  const last = previous && answerTo(previous.answers, item.id);
  return (
    <div className="stack tight small">
      <p>{t(item.help)}</p>
      {item.answer.reading && <p>{t(item.answer.reading)}</p>}
      {item.confidence === "recalled" && (
        <p className={css.recalled}>
          <IconAlertTriangle size={16} aria-hidden />
          {t(disclosures.recalled)}
        </p>
      )}
      <dl className="kv">
        <dt>{t(disclosures.sources)}</dt>
        <dd>
          {item.sources.map((source, index) => (
            <p key={index}>{sourceWords(source)}</p>
          ))}
        </dd>
        <dt>{t(disclosures.usedIn)}</dt>
        <dd>
          {uses.map((use) => (
            <p key={use}>{use}</p>
          ))}
        </dd>
        {last && (
          <>
            <dt>{t(disclosures.previousAnswer)}</dt>
            <dd>
              <p className={css.lines}>{answerText(item, last, language, catalogue)}</p>
              {answerNote(last) && <p className="meta">{answerNote(last)}</p>}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
