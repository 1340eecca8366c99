import { NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import type { Comparator, SlaItemDefinition, SlaTarget, SlaType, SlaValue } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import { withOptional } from "./optional-text.js";
import type { FieldsOf } from "./fields-of.js";
import { useRowSurroundings } from "./row-surroundings.js";
import css from "./row-panel.module.css";

/** A service level: what is promised, how it is measured and reported, and what happens when it is missed. */
export function SlaFields({ rowKey, value, onChange, errorAt }: FieldsOf<SlaValue>) {
  const t = useText();
  const { sla } = useRowSurroundings().catalogues;
  const item = sla.sections.flatMap(({ items }) => items).find(({ id }) => id === rowKey);
  const slugs = (list: readonly { id: string; label: { ja: string; en: string } }[]) =>
    list.map(({ id, label }) => ({ value: id, label: t(label) }));
  return (
    <>
      <NativeSelect
        label={t(agreementRows.kind)}
        data={slugs(sla.slaTypes)}
        value={value.type}
        error={errorAt("/type")}
        onChange={(event) => onChange({ ...value, type: event.currentTarget.value as SlaType })}
      />
      <TargetFields item={item} value={value} onChange={onChange} errorAt={errorAt} />
      <div className={css.pair}>
        <NativeSelect
          label={t(agreementRows.window)}
          data={slugs(sla.reportingIntervals)}
          value={value.window}
          error={errorAt("/window")}
          onChange={(event) => onChange({ ...value, window: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(agreementRows.reportInterval)}
          data={slugs(sla.reportingIntervals)}
          value={value.reportInterval}
          error={errorAt("/reportInterval")}
          onChange={(event) => onChange({ ...value, reportInterval: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t(agreementRows.reportIntervalText)}
        value={value.reportIntervalText ?? ""}
        error={errorAt("/reportIntervalText")}
        onChange={(event) => onChange(withOptional(value, "reportIntervalText", event.currentTarget.value))}
      />
      <Textarea
        label={t(agreementRows.measurement)}
        autosize
        value={value.measurement}
        error={errorAt("/measurement")}
        onChange={(event) => onChange({ ...value, measurement: event.currentTarget.value })}
      />
      <Textarea
        label={t(agreementRows.remedy)}
        autosize
        value={value.remedy}
        error={errorAt("/remedy")}
        onChange={(event) => onChange({ ...value, remedy: event.currentTarget.value })}
      />
      <NativeSelect
        label={t(agreementRows.remedyType)}
        data={[{ value: "", label: t(agreementRows.unset) }, ...slugs(sla.remedyTypes)]}
        value={value.remedyType ?? ""}
        error={errorAt("/remedyType")}
        onChange={(event) => onChange(withOptional(value, "remedyType", event.currentTarget.value))}
      />
      <Textarea
        label={t(agreementRows.exclusions)}
        autosize
        value={value.exclusions ?? ""}
        error={errorAt("/exclusions")}
        onChange={(event) => onChange(withOptional(value, "exclusions", event.currentTarget.value))}
      />
    </>
  );
}

function TargetFields({
  item,
  value,
  onChange,
  errorAt,
}: Omit<FieldsOf<SlaValue>, "rowKey"> & { item: SlaItemDefinition | undefined }) {
  const t = useText();
  const { sla } = useRowSurroundings().catalogues;
  const { target } = value;
  const units = item?.units ?? [];
  const change = (next: SlaTarget | { text: string }) => onChange({ ...value, target: next });
  const asFigure = (): SlaTarget => item?.suggested ?? { amount: "", unit: units[0]?.value ?? "", comparator: "gte" };
  return (
    <fieldset className={css.group}>
      <legend>{t(agreementRows.target)}</legend>
      <div className={css.fields}>
        {units.length > 0 && (
          <SegmentedControl
            aria-label={t(agreementRows.targetForm)}
            value={"text" in target ? "text" : "figure"}
            onChange={(form) =>
              change(form === "figure" ? asFigure() : { text: t(item?.typicalTarget ?? { ja: "", en: "" }) })
            }
            data={[
              { value: "figure", label: t(agreementRows.targetFigure) },
              { value: "text", label: t(agreementRows.targetWords) },
            ]}
          />
        )}
        {"text" in target ? (
          <Textarea
            label={t(agreementRows.targetWords)}
            autosize
            value={target.text}
            error={errorAt("/target")}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        ) : (
          <div className={css.pair}>
            <TextInput
              label={t(agreementRows.amountFigure)}
              inputMode="decimal"
              value={target.amount}
              error={errorAt("/target/amount")}
              onChange={(event) => change({ ...target, amount: event.currentTarget.value })}
            />
            {target.comparator === "range" && (
              <TextInput
                label={t(agreementRows.amountTo)}
                inputMode="decimal"
                value={target.amountTo ?? ""}
                error={errorAt("/target/amountTo")}
                onChange={(event) => change(withOptional(target, "amountTo", event.currentTarget.value))}
              />
            )}
            <NativeSelect
              label={t(agreementRows.unit)}
              data={units.map((unit) => ({ value: unit.value, label: t(unit.label) }))}
              value={target.unit}
              error={errorAt("/target/unit")}
              onChange={(event) => change({ ...target, unit: event.currentTarget.value })}
            />
            <NativeSelect
              label={t(agreementRows.comparator)}
              data={sla.comparators.map(({ id, label }) => ({ value: id, label: t(label) }))}
              value={target.comparator}
              onChange={(event) => {
                const comparator = event.currentTarget.value as Comparator;
                const next = { ...target, comparator };
                change(
                  comparator === "range" ? next : withOptional<SlaTarget, "amountTo">(next, "amountTo", undefined),
                );
              }}
            />
          </div>
        )}
      </div>
    </fieldset>
  );
}
