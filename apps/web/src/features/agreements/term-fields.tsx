import { Button, NativeSelect, TextInput } from "@mantine/core";
import {
  isIsoDate,
  parties,
  renewalLabels,
  renewalNotice,
  type Contact,
  type Party,
  type Renewal,
  type TermValue,
} from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { agreements } from "../../texts/agreements.js";
import { dateWords } from "../../ui/date-words.js";
import { PartyMark } from "../../ui/party-mark.js";
import { partyName } from "../../ui/party-names.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { typedYen } from "../../ui/typed-yen.js";
import { withOptional } from "./optional-text.js";
import type { FieldsOf } from "./fields-of.js";
import css from "./row-panel.module.css";

type Of<M extends string> = Extract<TermValue, Record<M, unknown>>;

/** Period, amount or contacts. */
export function TermFields({ value, ...rest }: FieldsOf<TermValue>) {
  if ("jpy" in value) return <AmountField value={value} {...rest} />;
  if ("startsOn" in value) return <PeriodFields value={value} {...rest} />;
  return <ContactsFields value={value} {...rest} />;
}

function AmountField({ value, onChange, errorAt }: FieldsOf<Of<"jpy">>) {
  const t = useText();
  return (
    <TextInput
      label={t(agreementRows.amountYen)}
      description={t(agreementRows.amountHelp)}
      inputMode="numeric"
      value={value.jpy ?? ""}
      error={errorAt("/jpy")}
      onChange={(event) => {
        const figures = typedYen(event.currentTarget.value);
        onChange({ jpy: figures === "" ? null : figures });
      }}
    />
  );
}

function PeriodFields({ value, onChange, errorAt }: FieldsOf<Of<"startsOn">>) {
  const t = useText();
  return (
    <>
      <div className={css.pair}>
        {(["startsOn", "endsOn"] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(agreements[name])}
            value={value[name]}
            error={errorAt(`/${name}`)}
            onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <NativeSelect
        label={t(agreementRows.renewal)}
        data={(Object.keys(renewalLabels) as Renewal[]).map((renewal) => ({
          value: renewal,
          label: t(renewalLabels[renewal]),
        }))}
        value={value.renewal}
        error={errorAt("/renewal")}
        onChange={(event) => {
          const renewal = event.currentTarget.value as Renewal;
          // Where nothing renews there is no notice about it.
          onChange(
            withOptional({ ...value, renewal }, "noticeMonths", renewal === "none" ? undefined : value.noticeMonths),
          );
        }}
      />
      {value.renewal !== "none" && <NoticeField value={value} onChange={onChange} errorAt={errorAt} />}
    </>
  );
}

/** The day follows from the months; a day of rest is named beside it and stays the day. */
function NoticeField({ value, onChange, errorAt }: Omit<FieldsOf<Of<"startsOn">>, "rowKey">) {
  const t = useText();
  const { language } = useLanguage();
  const notice = isIsoDate(value.endsOn) ? renewalNotice(value) : null;
  const words = (date: string) => dateWords(date, language, { withYear: true });
  return (
    <NativeSelect
      label={t(agreementRows.noticeMonths)}
      description={
        notice
          ? t(agreementRows.noticeOn(words(notice.on))) +
            (notice.rest && notice.workingDay
              ? t(agreementRows.noticeRest(t(notice.rest), words(notice.workingDay)))
              : "")
          : t(agreementRows.noticeHelp)
      }
      value={value.noticeMonths?.toString() ?? ""}
      error={errorAt("/noticeMonths")}
      onChange={(event) =>
        onChange(withOptional(value, "noticeMonths", Number(event.currentTarget.value) || undefined))
      }
      data={[
        { value: "", label: t(agreementRows.noticeNone) },
        ...[1, 2, 3, 6, 12, ...([1, 2, 3, 6, 12].includes(value.noticeMonths ?? 1) ? [] : [value.noticeMonths!])].map(
          (months) => ({ value: String(months), label: t(agreementRows.monthsBefore(months)) }),
        ),
      ]}
    />
  );
}

const contactFields = [
  ["role", agreementRows.contactRole],
  ["phone", agreementRows.contactPhone],
  ["email", agreementRows.contactEmail],
  ["hours", agreementRows.contactHours],
] as const;

function ContactsFields({ value, onChange, errorAt }: FieldsOf<Of<"vendor">>) {
  const t = useText();
  const change = (party: Party, contacts: readonly Contact[]) => onChange({ ...value, [party]: contacts });
  return parties.map((party) => {
    const contacts = value[party];
    const set = (index: number, contact: Contact) => change(party, contacts.with(index, contact));
    return (
      <fieldset key={party} className={css.group}>
        <legend>
          <PartyMark party={party} />
          {t(agreementRows.contactsOf(t(partyName[party])))}
        </legend>
        <div className={css.fields}>
          {contacts.map((contact, index) => (
            <fieldset key={index} className={css.group}>
              <legend>{t(agreementRows.contactNumber(index + 1))}</legend>
              <div className={css.pair}>
                <TextInput
                  label={t(agreementRows.contactName)}
                  value={contact.name}
                  error={errorAt(`/${party}/${index}/name`)}
                  onChange={(event) => set(index, { ...contact, name: event.currentTarget.value })}
                />
                {contactFields.map(([name, label]) => (
                  <TextInput
                    key={name}
                    label={t(label)}
                    value={contact[name] ?? ""}
                    error={errorAt(`/${party}/${index}/${name}`)}
                    onChange={(event) => set(index, withOptional(contact, name, event.currentTarget.value))}
                  />
                ))}
              </div>
              <Button mt={8} size="xs" variant="default" onClick={() => change(party, contacts.toSpliced(index, 1))}>
                {t(agreementRows.removeContact(index + 1))}
              </Button>
            </fieldset>
          ))}
          <div>
            <Button size="xs" variant="default" onClick={() => change(party, [...contacts, { name: "" }])}>
              {t(agreementRows.addContact)}
            </Button>
          </div>
        </div>
      </fieldset>
    );
  });
}
