import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import {
  levelText,
  riskLevel,
  riskOwnerLabels,
  type RiskOwner,
  type RiskValue,
  type Scale,
  type Treatment,
} from "@portal/shared";
import { useId } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { RiskLevelMark } from "./risk-level-mark.js";
import { RiskStatements } from "./risk-statements.js";
import type { FieldsOf } from "./fields-of.js";
import { useRowSurroundings } from "./row-surroundings.js";
import css from "./row-panel.module.css";

type ScaleName = "impact" | "likelihood" | "impactAfter" | "likelihoodAfter";

/** A risk and its treatment. Both levels are derived while one types, and never entered. */
export function RiskFields({ rowKey, value, onChange, errorAt }: FieldsOf<RiskValue>) {
  const t = useText();
  const { risk } = useRowSurroundings().catalogues;
  const threats = useId();
  const derive = (next: RiskValue): RiskValue => ({
    ...next,
    level: riskLevel(risk.bands, next.impact, next.likelihood),
    residualLevel: riskLevel(risk.bands, next.impactAfter, next.likelihoodAfter),
  });
  const scale = (name: ScaleName, from: "impact" | "likelihood") => (
    <NativeSelect
      label={t(agreementRows[name])}
      value={String(value[name])}
      error={errorAt(`/${name}`)}
      onChange={(event) => onChange(derive({ ...value, [name]: Number(event.currentTarget.value) as Scale }))}
      data={(risk.scales.find(({ id }) => id === from)?.levels ?? []).map((level) => ({
        value: String(level.value),
        label: `${level.value} ${t(level.label)}`,
      }))}
    />
  );
  return (
    <>
      <TextInput
        label={t(agreementRows.threat)}
        list={threats}
        value={risk.threats.find(({ id }) => id === value.threat)?.label.ja ?? value.threat}
        error={errorAt("/threat")}
        onChange={(event) => onChange({ ...value, threat: event.currentTarget.value })}
      />
      <datalist id={threats}>
        {risk.threats.map(({ id, label }) => (
          <option key={id} value={t(label)} />
        ))}
      </datalist>
      <TextInput
        label={t(agreementRows.flow)}
        value={value.flow}
        error={errorAt("/flow")}
        onChange={(event) => onChange({ ...value, flow: event.currentTarget.value })}
      />
      <fieldset className={css.group}>
        <legend>{t(agreementRows.before)}</legend>
        <div className={css.pair}>
          {scale("impact", "impact")}
          {scale("likelihood", "likelihood")}
        </div>
        <Level label={t(agreementRows.level)} level={value.level} />
      </fieldset>
      <NativeSelect
        label={t(agreementRows.treatment)}
        data={risk.treatmentOptions.map(({ id, label }) => ({ value: id, label: t(label) }))}
        value={value.treatment}
        error={errorAt("/treatment")}
        onChange={(event) => onChange({ ...value, treatment: event.currentTarget.value as Treatment })}
      />
      <Textarea
        label={t(agreementRows.measures)}
        autosize
        minRows={2}
        value={value.measures}
        error={errorAt("/measures")}
        onChange={(event) => onChange({ ...value, measures: event.currentTarget.value })}
      />
      <fieldset className={css.group}>
        <legend>{t(agreementRows.after)}</legend>
        <div className={css.pair}>
          {scale("impactAfter", "impact")}
          {scale("likelihoodAfter", "likelihood")}
        </div>
        <Level label={t(agreementRows.residual)} level={value.residualLevel} />
      </fieldset>
      <NativeSelect
        label={t(agreementRows.owner)}
        data={(Object.keys(riskOwnerLabels) as RiskOwner[]).map((owner) => ({
          value: owner,
          label: t(riskOwnerLabels[owner]),
        }))}
        value={value.owner}
        error={errorAt("/owner")}
        onChange={(event) => onChange({ ...value, owner: event.currentTarget.value as RiskOwner })}
      />
      <RiskStatements rowKey={rowKey} value={value} onChange={onChange} errorAt={errorAt} />
    </>
  );
}

function Level({ label, level }: { label: string; level: RiskValue["level"] }) {
  const { language } = useLanguage();
  const { risk } = useRowSurroundings().catalogues;
  return (
    <p className="small" role="status">
      {label} <RiskLevelMark level={level} words={levelText(level, language, risk)} />
    </p>
  );
}
