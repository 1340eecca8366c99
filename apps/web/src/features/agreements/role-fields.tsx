import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { rolePartyLabels, type RoleParty, type RoleValue } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { DutyField } from "./duty-field.js";
import { withOptional } from "./optional-text.js";
import type { FieldsOf } from "./fields-of.js";
import { useRowSurroundings } from "./row-surroundings.js";
import css from "./row-panel.module.css";

const sides: readonly RoleParty[] = ["hospital", "vendor", "subcontractor", "third_party"];
const words = [
  ["boundary", agreementRows.boundary],
  ["cost", agreementRows.cost],
  ["deadline", agreementRows.deadline],
  ["condition", agreementRows.conditionField],
  ["note", agreementRows.note],
] as const;

/** Who does what in a role row, and on which terms. */
export function RoleFields({ value, onChange, errorAt }: FieldsOf<RoleValue>) {
  const t = useText();
  const inTemplate = useRowSurroundings().names === undefined;
  return (
    <>
      <p className="meta wide-only">{t(agreementRows.nextDutyHelp)}</p>
      {sides.map((side) => (
        <DutyField
          key={side}
          side={side}
          label={t(rolePartyLabels[side])}
          duties={value.assignments[side] ?? []}
          onChange={(duties) => onChange({ ...value, assignments: { ...value.assignments, [side]: duties } })}
          error={errorAt(`/assignments/${side}`)}
        />
      ))}
      {words.map(([name, label]) => (
        <Textarea
          key={name}
          label={t(label)}
          autosize
          minRows={1}
          value={value[name] ?? ""}
          error={errorAt(`/${name}`)}
          onChange={(event) => onChange(withOptional(value, name, event.currentTarget.value))}
        />
      ))}
      {!inTemplate && <FirstCheck value={value} onChange={onChange} errorAt={errorAt} />}
    </>
  );
}

function FirstCheck({ value, onChange, errorAt }: Omit<FieldsOf<RoleValue>, "rowKey">) {
  const t = useText();
  const { firstCheck } = value;
  const answer = firstCheck ? (firstCheck.confirmed ? "yes" : "no") : "";
  const change = (next: string) => {
    const on = firstCheck?.on ?? todayInTokyo();
    const checked = next === "" ? undefined : { on, confirmed: next === "yes" };
    const changed = withOptional(value, "firstCheck", checked);
    // A completion date follows only a first check answered no.
    onChange(next === "no" ? changed : withOptional(changed, "completedOn", undefined));
  };
  return (
    <div className={css.pair}>
      <NativeSelect
        label={t(agreementRows.firstCheck)}
        value={answer}
        error={errorAt("/firstCheck/confirmed")}
        onChange={(event) => change(event.currentTarget.value)}
        data={[
          { value: "", label: t(agreementRows.firstCheckNone) },
          { value: "yes", label: t(agreementRows.yes) },
          { value: "no", label: t(agreementRows.noWord) },
        ]}
      />
      {firstCheck && (
        <TextInput
          type="date"
          label={t(agreementRows.checkedOn)}
          value={firstCheck.on}
          error={errorAt("/firstCheck/on")}
          onChange={(event) => onChange({ ...value, firstCheck: { ...firstCheck, on: event.currentTarget.value } })}
        />
      )}
      {firstCheck?.confirmed === false && (
        <TextInput
          type="date"
          label={t(agreementRows.completedOn)}
          value={value.completedOn ?? ""}
          error={errorAt("/completedOn")}
          onChange={(event) => onChange(withOptional(value, "completedOn", event.currentTarget.value))}
        />
      )}
    </div>
  );
}
