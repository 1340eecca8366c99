import type { Text } from "@portal/shared";
import { useSearchParams } from "react-router";
import { answers } from "../../texts/answers.js";
import { versions } from "../../texts/versions.js";
import { useText } from "../../ui/text-language.js";
import css from "./state-filter.module.css";
import { countIn, type ReadSection, type ReadState } from "./version-reading.js";

const choices: readonly { state: ReadState | null; label: Text }[] = [
  { state: null, label: versions.all },
  { state: "no", label: answers.no },
  { state: "not_applicable", label: answers.notApplicable },
  { state: "unanswered", label: answers.unanswered },
  { state: "planned", label: answers.plannedOnly },
];

/** The state the address asks for (`?state=unanswered`), or null for all. */
export const filterOf = (query: URLSearchParams): ReadState | null =>
  choices.find(({ state }) => state === query.get("state"))?.state ?? null;

/** The four kinds of "not yes", each with its count; choosing one leaves only those items. */
export function StateFilter({
  sections,
  chosen,
  shown,
}: {
  sections: readonly ReadSection[];
  chosen: ReadState | null;
  shown: number;
}) {
  const t = useText();
  const [, setQuery] = useSearchParams();
  const choose = (state: ReadState | null) =>
    setQuery(state ? { state } : {}, { replace: true, preventScrollReset: true });
  return (
    <div className={`no-print ${css.filter}`}>
      <div role="group" aria-label={t(versions.filter)} className={css.choices}>
        {choices.map(({ state, label }) => (
          <button
            key={state ?? "all"}
            type="button"
            className={css.choice}
            aria-pressed={chosen === state}
            onClick={() => choose(state)}
          >
            {t(label)} <span className={css.count}>{countIn(sections, state)}</span>
          </button>
        ))}
      </div>
      <p className="meta" role="status">
        {t(versions.shown(shown, countIn(sections, null)))}
      </p>
    </div>
  );
}
