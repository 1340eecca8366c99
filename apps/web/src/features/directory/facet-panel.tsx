import { Button, Checkbox, Radio } from "@mantine/core";
import { useState } from "react";
import { directory } from "../../texts/directory.js";
import { useText } from "../../ui/text-language.js";
import {
  listedFilters,
  yesNoFilters,
  type Condition,
  type Filters,
  type ListedFilter,
  type YesNoFilter,
} from "./directory-filters.js";
import type { Facets, FilterWords } from "./directory.api.js";
import css from "./facet-panel.module.css";

interface FacetPanelProps {
  /** Absent until the first answer. */
  readonly facets: Facets | undefined;
  readonly filters: Filters;
  readonly words: FilterWords;
  /** How many conditions are in force. */
  readonly count: number;
  readonly onAdd: (condition: Condition) => void;
  readonly onDrop: (condition: Condition) => void;
}

/** The filters, each value with the number of services it would show. On a phone they open on demand. */
export function FacetPanel(props: FacetPanelProps) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        className="narrow-only"
        variant="default"
        fullWidth
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t(props.count > 0 ? directory.filtersOn(props.count) : directory.filters)}
      </Button>
      <form aria-label={t(directory.filters)} className={css.facets} data-opened={opened || undefined}>
        {listedFilters.map((filter) => (
          <ListedFacet key={filter} filter={filter} {...props} />
        ))}
        {yesNoFilters.map((filter) => (
          <YesNoFacet key={filter} filter={filter} {...props} />
        ))}
      </form>
    </div>
  );
}

function ListedFacet({ filter, facets, filters, words, onAdd, onDrop }: FacetPanelProps & { filter: ListedFilter }) {
  const t = useText();
  const counted = facets?.[filter] ?? [];
  // A chosen value that finds nothing any more stays, or it could not be dropped here.
  const values = [...new Set([...counted.map(({ value }) => value), ...filters[filter]])];
  if (values.length === 0) return null;
  return (
    <fieldset>
      <legend>{t(directory[filter])}</legend>
      {values.map((value) => (
        <Checkbox
          key={value}
          checked={filters[filter].includes(value)}
          onChange={(event) => (event.currentTarget.checked ? onAdd : onDrop)({ filter, value })}
          label={<Counted label={t(words(filter, value))} count={countOf(counted, value)} />}
        />
      ))}
    </fieldset>
  );
}

function YesNoFacet({ filter, facets, filters, onAdd, onDrop }: FacetPanelProps & { filter: YesNoFilter }) {
  const t = useText();
  const counted = facets?.[filter] ?? [];
  const chosen = filters[filter];
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const choices = [
    { value: "true", label: directory.does, count: countOf(counted, "true") },
    { value: "false", label: directory.doesNot, count: countOf(counted, "false") },
  ] as const;
  return (
    <fieldset>
      <legend>{t(directory[filter])}</legend>
      <Radio
        name={filter}
        checked={chosen === null}
        onChange={() => onDrop({ filter, value: chosen ? "true" : "false" })}
        label={<Counted label={t(directory.either)} count={total} />}
      />
      {choices.map(({ value, label, count }) => (
        <Radio
          key={value}
          name={filter}
          checked={String(chosen) === value}
          onChange={() => onAdd({ filter, value })}
          label={<Counted label={t(label)} count={count} />}
        />
      ))}
    </fieldset>
  );
}

const countOf = (counted: Facets["form"], value: string) => counted.find((one) => one.value === value)?.count ?? 0;

const Counted = ({ label, count }: { label: string; count: number }) => (
  <span className={css.option}>
    <span>{label}</span>
    <span className={css.count}>{count}</span>
  </span>
);
