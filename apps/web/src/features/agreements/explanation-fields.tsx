import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { explanationWayLabels, type RiskExplanation } from "@portal/shared";
import { riskRecords as texts } from "../../texts/risk-records.js";
import { useText } from "../../ui/text-language.js";
import { NamedFields, type ErrorAt } from "./named-fields.js";
import { withOptional } from "./optional-text.js";
import css from "./row-panel.module.css";

/** Who explained the risk to whom, when, how and with which version of the disclosure. */
export function ExplanationFields({
  value,
  onChange,
  errorAt,
  pinned,
}: {
  value: RiskExplanation;
  onChange: (value: RiskExplanation) => void;
  errorAt: ErrorAt;
  /** Number of the version that the agreement rests on. */
  pinned: string;
}) {
  const t = useText();
  return (
    <>
      <NamedFields
        value={value}
        onChange={onChange}
        errorAt={errorAt}
        labels={{ by: texts.explainedBy, role: texts.role, on: texts.explainedOn }}
      />
      <Textarea
        label={t(texts.to)}
        autosize
        minRows={2}
        value={value.to.join("\n")}
        error={errorAt("/to")}
        onChange={(event) => onChange({ ...value, to: event.currentTarget.value.split("\n") })}
      />
      <div className={css.pair}>
        <NativeSelect
          label={t(texts.how)}
          value={value.how}
          data={Object.entries(explanationWayLabels).map(([way, label]) => ({ value: way, label: t(label) }))}
          onChange={(event) => onChange({ ...value, how: event.currentTarget.value as RiskExplanation["how"] })}
        />
        <TextInput
          label={t(texts.version)}
          description={value.version === pinned ? undefined : t(texts.otherVersion(pinned))}
          value={value.version}
          error={errorAt("/version")}
          onChange={(event) => onChange({ ...value, version: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t(texts.material)}
        value={value.material ?? ""}
        error={errorAt("/material")}
        onChange={(event) => onChange(withOptional(value, "material", event.currentTarget.value))}
      />
    </>
  );
}
