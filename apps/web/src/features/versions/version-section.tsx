import { mayCarryRows, type DisclosureCatalogue } from "@portal/shared";
import { IconLink } from "@tabler/icons-react";
import { memo } from "react";
import { fileHref } from "../../api/files.js";
import { answers } from "../../texts/answers.js";
import { versions } from "../../texts/versions.js";
import { AnswerMark, AnswerValue } from "../../ui/answer-value.js";
import { useText } from "../../ui/text-language.js";
import { ItemImpact } from "./item-impact.js";
import type { ReadItem, ReadSection } from "./version-reading.js";
import css from "./version-section.module.css";
import type { VersionEvidence } from "./versions.api.js";

interface SectionProps {
  readonly section: ReadSection;
  readonly catalogue: DisclosureCatalogue;
  readonly evidence: readonly VersionEvidence[];
  /** The version whose answers this reader may follow to agreements, and whether there are some on an earlier one. */
  readonly impactOf: ImpactOf | null;
}

export interface ImpactOf {
  readonly versionId: string;
  readonly hadEarlier: boolean;
}

/** One section of the document: its items one under the other, question left, answer right. */
export const VersionSection = memo(function VersionSection({ section, catalogue, evidence, impactOf }: SectionProps) {
  const t = useText();
  const heading = `section-${section.id}`;
  return (
    <section className={`panel ${css.section}`} aria-labelledby={heading}>
      <div className="head">
        <h2 id={heading}>{t(section.label)}</h2>
        <span className="meta">{t(versions.itemsIn(section.items.length))}</span>
      </div>
      {section.items.map((read) => (
        <VersionItem
          key={read.item.id}
          read={read}
          catalogue={catalogue}
          files={evidence.filter(({ itemId }) => itemId === read.item.id)}
          impactOf={impactOf}
        />
      ))}
    </section>
  );
});

function VersionItem({
  read: { item, answer, state, required },
  catalogue,
  files,
  impactOf,
}: {
  read: ReadItem;
  catalogue: DisclosureCatalogue;
  files: readonly VersionEvidence[];
  impactOf: ImpactOf | null;
}) {
  const t = useText();
  return (
    <div
      className={`keep ${css.item}`}
      id={item.id}
      data-state={state}
      data-table={(item.answer.type === "table" && state === "answered") || undefined}
    >
      <div className={css.question}>
        <h3>
          {t(item.label)}
          <a className={`no-print ${css.link}`} href={`#${item.id}`} aria-label={t(versions.linkTo(t(item.label)))}>
            <IconLink size={16} aria-hidden />
          </a>
        </h3>
        {state === "unanswered" && required && <p className="meta">{t(versions.required)}</p>}
        <About item={item} catalogue={catalogue} />
        {impactOf && mayCarryRows(item, answer, impactOf.hadEarlier) && (
          <ItemImpact versionId={impactOf.versionId} itemId={item.id} label={t(item.label)} />
        )}
      </div>
      <div className={css.answer}>
        {state === "restricted" ? (
          <AnswerMark kind="restricted" />
        ) : (
          <AnswerValue item={item} answer={answer} evidence={files.length > 0 && <Evidence files={files} />} />
        )}
      </div>
    </div>
  );
}

function About({ item, catalogue }: { item: ReadItem["item"]; catalogue: DisclosureCatalogue }) {
  const t = useText();
  const titleOf = (id: string) => {
    const document = catalogue.sourceDocuments.find((one) => one.id === id);
    return document ? t(document.title) : id;
  };
  return (
    <details className={`no-print ${css.about}`}>
      <summary aria-label={`${t(versions.about)}: ${t(item.label)}`}>{t(versions.about)}</summary>
      <p>{t(item.help)}</p>
      {item.sources.length > 0 && (
        <>
          <p className="strong">{t(versions.sources)}</p>
          <ul>
            {item.sources.map(({ doc, clause }) => (
              <li key={`${doc} ${clause}`}>{clause ? t(versions.clause(titleOf(doc), clause)) : titleOf(doc)}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

const KILOBYTE = 1024;

function Evidence({ files }: { files: readonly VersionEvidence[] }) {
  const t = useText();
  return (
    <ul className={css.evidence} aria-label={t(answers.evidence)}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={fileHref(id)} download={name}>
            {name}
          </a>
          <span className="meta nowrap">
            {t(versions.kilobytes(Math.ceil(size / KILOBYTE).toLocaleString("ja-JP")))}
          </span>
        </li>
      ))}
    </ul>
  );
}
