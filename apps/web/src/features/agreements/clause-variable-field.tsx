import { NativeSelect, TextInput } from "@mantine/core";
import { clauseVariable, variableUnits } from "@portal/shared";
import { clauses } from "../../texts/clauses.js";
import { useText } from "../../ui/text-language.js";

/** One variable of a standard clause, with its unit and range. */
export function ClauseVariableField({
  name,
  value,
  onChange,
  error,
}: {
  name: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const t = useText();
  const variable = clauseVariable(name);
  if (!variable) return null;
  const label = t(variable.label);
  if (variable.kind === "choice")
    return (
      <NativeSelect
        label={label}
        data={Object.entries(variable.choices).map(([choice, { label: words }]) => ({
          value: choice,
          label: t(words),
        }))}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (variable.kind !== "number")
    return (
      <TextInput label={label} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
    );
  const unit = t(variableUnits[variable.unit]);
  return (
    <TextInput
      label={`${label}（${unit}）`}
      description={t(clauses.range(variable.min, variable.max, unit, variable.standard))}
      inputMode="numeric"
      value={value}
      error={error}
      // Digits typed in full width mean the same.
      onChange={(event) => onChange(event.currentTarget.value.normalize("NFKC").trim())}
    />
  );
}
