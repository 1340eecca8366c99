import { NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import {
  bearerOf,
  clauseVariable,
  isStandardText,
  NAME_MAX,
  standardClause,
  standardClauseOrder,
  updateDutyBearers,
  type ClauseValue,
  type UpdateDutyBearer,
} from "@portal/shared";
import { useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { clauses } from "../../texts/clauses.js";
import { useText } from "../../ui/text-language.js";
import { ClauseText } from "./clause-text.js";
import { updateDutyWords } from "../../ui/update-duty-words.js";
import { ClauseVariableField } from "./clause-variable-field.js";
import type { FieldsOf } from "./fields-of.js";
import { useRowSurroundings } from "./row-surroundings.js";
import css from "./row-panel.module.css";

/**
 * A clause: our standard text with its variables, or words of one's own. The one on updates also names who bears them, which the
 * cover of the document prints.
 */
export function ClauseFields(props: FieldsOf<ClauseValue>) {
  const { rowKey, value, onChange, errorAt } = props;
  const t = useText();
  const { names } = useRowSurroundings();
  // What was filled in before one wrote freely stands again on the way back.
  const [filled, setFilled] = useState(value.variables ?? {});
  const hasStandard = standardClauseOrder.includes(rowKey);
  const [isFree, setFree] = useState(!isStandardText(rowKey, value));
  const isStandard = hasStandard && !isFree;
  const standard = (variables: Readonly<Record<string, string>>, bearer = bearerOf(value)) =>
    standardClause(rowKey, { ...names, ...variables }, bearer)!;
  const backToStandard = () => {
    setFree(false);
    onChange(standard(filled));
  };
  const writeFreely = () => {
    setFree(true);
    setFilled(value.variables ?? {});
    const { variables: _, ...words } = value;
    onChange(words);
  };
  return (
    <>
      {hasStandard && (
        <SegmentedControl
          aria-label={t(clauses.form)}
          value={isStandard ? "standard" : "free"}
          onChange={(form) => (form === "standard" ? backToStandard() : writeFreely())}
          data={[
            { value: "standard", label: t(clauses.standard) },
            { value: "free", label: t(clauses.free) },
          ]}
        />
      )}
      {rowKey === "update-duty" && (
        <NativeSelect
          label={t(agreementRows.variant)}
          data={updateDutyBearers.map((bearer) => ({ value: bearer, label: t(updateDutyWords[bearer]) }))}
          value={value.variant ?? "not_vendor"}
          error={errorAt("/variant")}
          onChange={(event) => {
            const variant = event.currentTarget.value as UpdateDutyBearer;
            onChange(isStandard ? standard(value.variables ?? {}, variant) : { ...value, variant });
          }}
        />
      )}
      {isStandard ? (
        <StandardFields {...props} standard={standard} />
      ) : (
        <FreeFields {...props} leftStandard={hasStandard} />
      )}
    </>
  );
}

function StandardFields({
  rowKey,
  value,
  onChange,
  errorAt,
  standard,
}: FieldsOf<ClauseValue> & { standard: (variables: Readonly<Record<string, string>>) => ClauseValue }) {
  const t = useText();
  const variables = value.variables ?? {};
  const inTemplate = useRowSurroundings().names === undefined;
  // In the order in which they stand in the text: what is stored has them in that of their names.
  const inText = Object.keys(standard(variables).variables ?? {});
  const names = [...inText, ...Object.keys(variables).filter((name) => !inText.includes(name))].filter(
    // The names come from the agreement in which a template is used.
    (name) => !inTemplate || clauseVariable(name)?.kind !== "name",
  );
  const change = (name: string, next: string) => {
    const filled = standard({ ...variables, [name]: next });
    // A value that cannot stand yet is kept as it was typed, so that its fault is shown beside it.
    onChange({ ...filled, variables: { ...filled.variables, [name]: next } });
  };
  return (
    <>
      {names.length === 0 && <p className="meta">{t(clauses.noVariables)}</p>}
      {names.map((name) => (
        <ClauseVariableField
          key={name}
          name={name}
          value={variables[name] ?? ""}
          onChange={(next) => change(name, next)}
          error={errorAt(`/variables/${name}`)}
        />
      ))}
      <section aria-label={t(clauses.preview)}>
        <h3>{value.title}</h3>
        <p className={`small ${css.preview}`}>
          <ClauseText rowKey={rowKey} value={value} />
        </p>
      </section>
    </>
  );
}

function FreeFields({ value, onChange, errorAt, leftStandard }: FieldsOf<ClauseValue> & { leftStandard: boolean }) {
  const t = useText();
  return (
    <>
      {leftStandard && <p className="meta">{t(clauses.leftStandard)}</p>}
      <TextInput
        label={t(agreementRows.clauseTitle)}
        maxLength={NAME_MAX}
        value={value.title}
        error={errorAt("/title")}
        onChange={(event) => onChange({ ...value, title: event.currentTarget.value })}
      />
      <Textarea
        label={t(agreementRows.clauseText)}
        autosize
        minRows={8}
        value={value.text}
        error={errorAt("/text")}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
    </>
  );
}
