import { Checkbox } from "@mantine/core";
import type { AnswerState, Text } from "@portal/shared";
import { Link } from "react-router";
import { useComparisonCandidates } from "../../api/comparison-candidates.js";
import { answers } from "../../texts/answers.js";
import { directory } from "../../texts/directory.js";
import { AnswerMark } from "../../ui/answer-value.js";
import { Instant } from "../../ui/instant.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { DirectoryItem, FilterWords } from "./directory.api.js";
import css from "./service-entry.module.css";

const counted: readonly { state: Exclude<AnswerState, "answered">; label: Text }[] = [
  { state: "unanswered", label: answers.unanswered },
  { state: "no", label: answers.no },
  { state: "planned", label: answers.plannedOnly },
  { state: "not_applicable", label: answers.notApplicable },
];

/** One service: what it is, what its disclosure says at a glance, how much of it is open, and the choice to compare it. */
export function ServiceEntry({
  item: { service, vendor, version, highlights, counts },
  words,
  onFull,
}: {
  item: DirectoryItem;
  words: FilterWords;
  /** Told at each choice whether it was refused because the list is full. */
  onFull: (refused: boolean) => void;
}) {
  const t = useText();
  const { has, isFull, add, remove } = useComparisonCandidates();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kinds = [
    t(words("form", service.form)),
    ...(service.category ? [t(words("category", service.category))] : []),
    ...(service.remoteMaintenance ? [t(directory.remote)] : []),
    ...(service.storesDataExternally ? [t(directory.external)] : []),
  ];
  const choose = (chosen: boolean) => {
    onFull(chosen && isFull);
    if (chosen) add({ id: version.id, serviceName: service.name });
    else remove(version.id);
  };
  return (
    <li className={css.entry}>
      <div>
        <h2 className={css.name}>
          <Link to={paths.version(version.id)}>{service.name}</Link>
        </h2>
        <p className="small">{vendor.name}</p>
        <ul className={css.kinds}>
          {kinds.map((kind) => (
            <li key={kind}>{kind}</li>
          ))}
        </ul>
        {service.description && <p className={`meta ${css.description}`}>{service.description}</p>}
        <dl className={css.highlights}>
          {highlights.map(({ itemId, label, state, text, isMeasure = true }) => (
            <div key={itemId}>
              <dt>{t(label)}</dt>
              <dd>{state === "answered" ? t(text) : <AnswerMark kind={state} isMeasure={isMeasure} />}</dd>
            </div>
          ))}
        </dl>
      </div>
      <dl className={css.counts} aria-label={t(directory.counts)}>
        {counted.map(({ state, label }) => (
          <div key={state} data-state={state} data-zero={counts[state] === 0 || undefined}>
            <dt>{t(label)}</dt>
            <dd>
              {counts[state]}
              {state === "unanswered" && <span> {t(directory.outOf(total))}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.side}>
        <p className="meta">
          {t(directory.version(version.number))}
          <br />
          <Instant at={version.publishedAt} withYear /> {t(directory.published)}
        </p>
        <Checkbox
          checked={has(version.id)}
          onChange={(event) => choose(event.currentTarget.checked)}
          label={t(directory.pick)}
          aria-label={t(directory.pickNamed(service.name))}
        />
      </div>
    </li>
  );
}
