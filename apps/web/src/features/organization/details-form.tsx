import { Button, NativeSelect, TextInput } from "@mantine/core";
import { NAME_MAX, riskLimits, type RiskLimit } from "@portal/shared";
import { useState } from "react";
import { useForm, type Path } from "react-hook-form";
import { isRefusedWith } from "../../api/client.js";
import { organization as texts, riskLimitLabels } from "../../texts/organization.js";
import { pieces } from "../../texts/pieces.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useEditOrganization, useOrganization, type Organization } from "./organization.api.js";
import css from "./organization.module.css";

const contactNames = ["role", "phone", "email", "hours"] as const;
const contactLabels = {
  role: texts.contactRole,
  phone: texts.contactPhone,
  email: texts.contactEmail,
  hours: texts.contactHours,
} as const;

interface Fields {
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  readonly representative: { readonly title: string; readonly name: string };
  /** Of a hospital alone. */
  readonly riskLimit?: RiskLimit;
  readonly incidentContact: Readonly<Record<"name" | (typeof contactNames)[number], string>>;
}

function fieldsOf({
  name,
  legalName,
  address,
  representative,
  riskLimit,
  incidentContact: contact,
}: Organization): Fields {
  const [role = "", phone = "", email = "", hours = ""] = contactNames.map((key) => contact[key]);
  return {
    name,
    legalName,
    address,
    representative,
    ...(riskLimit && { riskLimit }),
    incidentContact: { name: contact.name, role, phone, email, hours },
  };
}

/** Saves against the state that was read; when somebody was first, one chooses whose values stand. */
export function DetailsForm({
  organization,
  onDone,
}: {
  organization: Organization;
  onDone: (saved: boolean) => void;
}) {
  const t = useText();
  const current = useOrganization(organization.id);
  const [opened] = useState(organization);
  const { mutateAsync, isPending, error } = useEditOrganization();
  const { register, handleSubmit, formState } = useForm<Fields>({ defaultValues: fieldsOf(opened) });
  const save = (etag: string) =>
    handleSubmit((body) => {
      if (isPending) return undefined;
      // A refusal is shown above the fields, and what was typed stays.
      return mutateAsync({ etag, body }).then(
        () => onDone(true),
        () => undefined,
      );
    });
  const field = (name: Path<Fields>, label: string, max = NAME_MAX) => (
    <TextInput label={label} maxLength={max} {...register(name)} />
  );
  return (
    <form className={`stack ${css.form}`} onSubmit={(event) => void save(opened.etag)(event)} noValidate>
      <RefusalNotice
        error={error}
        actions={
          isRefusedWith(error, "precondition-failed") && (
            <>
              <Button variant="default" onClick={() => onDone(false)}>
                {t(texts.conflictTheirs)}
              </Button>
              <Button variant="default" onClick={(event) => void save(etagNow(error.members, current))(event)}>
                {t(texts.conflictMine)}
              </Button>
            </>
          )
        }
      >
        {t(texts.conflict)}
      </RefusalNotice>
      <TextInput
        label={t(texts.name)}
        maxLength={NAME_MAX}
        error={formState.errors.name?.message}
        {...register("name", { required: t(texts.nameMissing) })}
      />
      {field("legalName", t(texts.legalName))}
      {field("address", t(texts.address), 500)}
      <fieldset className={css.group}>
        <legend>{t(texts.representative)}</legend>
        <div className={css.pair}>
          {field("representative.title", t(texts.representativeTitle))}
          {field("representative.name", t(texts.representativeName))}
        </div>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{t(texts.incidentContact)}</legend>
        <div className={css.pair}>
          {field("incidentContact.name", t(texts.contactName))}
          {contactNames.map((name) => (
            <div key={name}>{field(`incidentContact.${name}`, t(contactLabels[name]))}</div>
          ))}
        </div>
      </fieldset>
      {opened.kind === "hospital" && (
        <NativeSelect
          label={t(texts.riskLimit)}
          description={t(texts.riskLimitHelp)}
          data={riskLimits.map((level) => ({ value: level, label: t(riskLimitLabels[level]) }))}
          {...register("riskLimit")}
        />
      )}
      <div className="row">
        <Button type="submit" aria-busy={isPending}>
          {t(texts.save)}
        </Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t(pieces.cancel)}
        </Button>
      </div>
    </form>
  );
}

/** The tag of the present state, as the refusal carries it. */
function etagNow(members: Readonly<Record<string, unknown>>, known: Organization): string {
  const now = members.current as { etag?: unknown } | undefined;
  return typeof now?.etag === "string" ? now.etag : known.etag;
}
