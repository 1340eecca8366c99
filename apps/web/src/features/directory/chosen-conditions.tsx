import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { directory } from "../../texts/directory.js";
import { useText } from "../../ui/text-language.js";
import { without, withoutCondition, type Condition } from "./directory-filters.js";
import type { FilterWords } from "./directory.api.js";

/** A condition as the person chose it. */
export function useConditionWords(words: FilterWords): (condition: Condition) => string {
  const t = useText();
  return ({ filter, value }) => {
    switch (filter) {
      case "query":
        return value;
      case "form":
      case "category":
        return t(words(filter, value));
      case "remoteMaintenance":
      case "storesDataExternally":
        return t(directory.pair(t(directory[filter]), t(value === "true" ? directory.does : directory.doesNot)));
    }
  };
}

/** The conditions in force, each to be dropped alone. */
export function ChosenConditions({
  conditions,
  words,
  address,
  onChange,
}: {
  conditions: readonly Condition[];
  words: FilterWords;
  address: URLSearchParams;
  onChange: (address: URLSearchParams) => void;
}) {
  const t = useText();
  const wordsOf = useConditionWords(words);
  if (conditions.length === 0) return null;
  return (
    <div className="row tight" role="group" aria-label={t(directory.chosen)}>
      {conditions.map((condition) => (
        <Button
          key={`${condition.filter} ${condition.value}`}
          size="xs"
          variant="default"
          fw={500}
          rightSection={<IconX size={16} aria-hidden />}
          aria-label={t(directory.drop(wordsOf(condition)))}
          onClick={() => onChange(withoutCondition(address, condition))}
        >
          {wordsOf(condition)}
        </Button>
      ))}
      <Button
        size="xs"
        variant="subtle"
        onClick={() => onChange(conditions.reduce((rest, { filter }) => without(rest, filter), address))}
      >
        {t(directory.dropAll)}
      </Button>
    </div>
  );
}
