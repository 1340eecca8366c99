import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import {
  equipmentDuties,
  equipmentKindLabels,
  equipmentKinds,
  NAME_MAX,
  rolePartyLabels,
  type EquipmentDuty,
  type EquipmentValue,
} from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { equipmentTexts } from "../../texts/equipment.js";
import { useText } from "../../ui/text-language.js";
import type { FieldsOf } from "./fields-of.js";
import { withOptional } from "./optional-text.js";
import css from "./row-panel.module.css";

/** A piece of equipment: what and where it is, whose it is, who patches it and by when. */
export function EquipmentFields({ value, onChange, errorAt }: FieldsOf<EquipmentValue>) {
  const t = useText();
  return (
    <>
      <NativeSelect
        label={t(equipmentTexts.kind)}
        data={equipmentKinds.map((kind) => ({ value: kind, label: t(equipmentKindLabels[kind]) }))}
        value={value.kind}
        error={errorAt("/kind")}
        onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as EquipmentValue["kind"] })}
      />
      <TextInput
        label={t(equipmentTexts.place)}
        maxLength={NAME_MAX}
        value={value.place}
        error={errorAt("/place")}
        onChange={(event) => onChange({ ...value, place: event.currentTarget.value })}
      />
      {(["connection", "model"] as const).map((name) => (
        <Textarea
          key={name}
          label={t(equipmentTexts[name])}
          autosize
          minRows={1}
          value={value[name] ?? ""}
          error={errorAt(`/${name}`)}
          onChange={(event) => onChange(withOptional(value, name, event.currentTarget.value))}
        />
      ))}
      <DutyFields value={value} onChange={onChange} errorAt={errorAt} />
      <TextInput
        type="date"
        label={t(equipmentTexts.supportEndsOn)}
        value={value.supportEndsOn ?? ""}
        error={errorAt("/supportEndsOn")}
        onChange={(event) => onChange(withOptional(value, "supportEndsOn", event.currentTarget.value))}
      />
      <Textarea
        label={t(agreementRows.note)}
        autosize
        minRows={1}
        value={value.note ?? ""}
        error={errorAt("/note")}
        onChange={(event) => onChange(withOptional(value, "note", event.currentTarget.value))}
      />
    </>
  );
}

function DutyFields({ value, onChange, errorAt }: Omit<FieldsOf<EquipmentValue>, "rowKey">) {
  const t = useText();
  const choices = [
    { value: "", label: t(equipmentTexts.undecided) },
    ...equipmentDuties.map((duty) => ({ value: duty, label: t(rolePartyLabels[duty]) })),
  ];
  return (
    <>
      <p className="meta">{t(equipmentTexts.undecidedHelp)}</p>
      <div className={css.pair}>
        {(["owner", "patchedBy"] as const).map((name) => (
          <NativeSelect
            key={name}
            label={t(equipmentTexts[name])}
            data={choices}
            value={value[name] ?? ""}
            error={errorAt(`/${name}`)}
            onChange={(event) =>
              onChange({ ...value, [name]: (event.currentTarget.value || null) as EquipmentDuty | null })
            }
          />
        ))}
      </div>
      <TextInput
        label={t(equipmentTexts.patchWithin)}
        description={t(equipmentTexts.patchWithinHelp)}
        value={value.patchWithin}
        error={errorAt("/patchWithin")}
        onChange={(event) => onChange({ ...value, patchWithin: event.currentTarget.value })}
      />
    </>
  );
}
