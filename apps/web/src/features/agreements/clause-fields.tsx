import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { NAME_MAX, updateDutyBearers, type ClauseValue, type Text, type UpdateDutyBearer } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import type { FieldsOf } from "./fields-of.js";

const bearers: Readonly<Record<UpdateDutyBearer, Text>> = {
  vendor: agreementRows.variantVendor,
  partial: agreementRows.variantPartial,
  not_vendor: agreementRows.variantNot,
};

/** Title and text of a clause; the one on updates also names who bears them, which the cover of the document prints. */
export function ClauseFields({ rowKey, value, onChange, errorAt }: FieldsOf<ClauseValue>) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t(agreementRows.clauseTitle)}
        maxLength={NAME_MAX}
        value={value.title}
        error={errorAt("/title")}
        onChange={(event) => onChange({ ...value, title: event.currentTarget.value })}
      />
      {rowKey === "update-duty" && (
        <NativeSelect
          label={t(agreementRows.variant)}
          data={updateDutyBearers.map((bearer) => ({ value: bearer, label: t(bearers[bearer]) }))}
          value={value.variant ?? "not_vendor"}
          error={errorAt("/variant")}
          onChange={(event) => onChange({ ...value, variant: event.currentTarget.value })}
        />
      )}
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
