import { Button, Select, TextInput } from "@mantine/core";
import { addDays, addYears } from "@portal/shared";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { api, NetworkFailure, withIdempotencyKey } from "../../api/client.js";
import { useIdempotencyKey } from "../../api/idempotency-key.js";
import type { components } from "../../api/schema.gen.js";
import { agreements } from "../../texts/agreements.js";
import { EmptyState } from "../../ui/empty-state.js";
import { PageHeader } from "../../ui/page-header.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { TemplateChoice } from "./template-choice.js";
import css from "./agreements.module.css";

type Version = components["schemas"]["VersionView"];

/** Opens an agreement on one published version: with whom, and for which period. */
export function NewAgreementPage() {
  const t = useText();
  const { kind, may } = useActing();
  const [query] = useSearchParams();
  const versionId = query.get("version");
  return (
    <div className="page">
      <PageHeader
        crumbs={[{ label: t(agreements.title), to: paths.agreements }]}
        title={t(agreements.newTitle)}
        lead={t(agreements.newLead)}
      />
      {!may("agreement.open") ? (
        <ProblemNotice tone="info" title={t(agreements.mayNotOpen)} />
      ) : versionId ? (
        <OpeningForm versionId={versionId} hospitalId={query.get("hospital")} />
      ) : (
        <EmptyState
          icon={IconFileText}
          title={t(agreements.noVersion)}
          action={<Link to={kind === "vendor" ? paths.services : paths.directory}>{t(agreements.disclosure)}</Link>}
        >
          {t(agreements.noVersionHelp)}
        </EmptyState>
      )}
    </div>
  );
}

function OpeningForm({ versionId, hospitalId }: { versionId: string; hospitalId: string | null }) {
  const t = useText();
  const navigate = useNavigate();
  const { kind } = useActing();
  const { data: version } = api.useSuspenseQuery("get", "/api/v1/disclosure-versions/{id}", {
    params: { path: { id: versionId } },
  });
  const key = useIdempotencyKey();
  const { mutateAsync, isPending, error } = api.useMutation("post", "/api/v1/agreements");
  const first = addDays(todayInTokyo(), 30);
  const { register, control, handleSubmit, formState, getValues } = useForm({
    defaultValues: {
      hospital: hospitalId ?? "",
      startsOn: first,
      endsOn: addDays(addYears(first, 1), -1),
      templates: [] as string[],
    },
  });
  const submit = handleSubmit(async ({ hospital, startsOn, endsOn, templates }) => {
    if (isPending) return;
    const counterpartyOrganizationId = kind === "vendor" ? hospital : version.vendor.id;
    try {
      const opened = await mutateAsync({
        headers: withIdempotencyKey(key.current()),
        body: {
          disclosureVersionId: versionId,
          counterpartyOrganizationId,
          startsOn,
          endsOn,
          ...(templates.length > 0 && { templates }),
        },
      });
      await navigate(paths.agreement(opened.id));
    } catch (refused) {
      // Shown above the form. What was refused may be corrected, and is then another act; a lost answer is asked for again.
      if (!(refused instanceof NetworkFailure)) key.renew();
    }
  });
  const errors = formState.errors;
  return (
    <form className={`stack ${css.form}`} onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={error} />
      <Pinned version={version} />
      {kind === "vendor" && (
        <Controller
          name="hospital"
          control={control}
          rules={{ required: t(agreements.hospitalMissing) }}
          render={({ field }) => (
            <HospitalSelect value={field.value} onChange={field.onChange} error={errors.hospital?.message} />
          )}
        />
      )}
      <div className={css.pair}>
        <TextInput
          type="date"
          label={t(agreements.startsOn)}
          error={errors.startsOn?.message}
          {...register("startsOn", { required: t(agreements.dateMissing) })}
        />
        <TextInput
          type="date"
          label={t(agreements.endsOn)}
          description={t(agreements.periodHelp)}
          error={errors.endsOn?.message}
          {...register("endsOn", {
            required: t(agreements.dateMissing),
            validate: (day) => day >= getValues("startsOn") || t(agreements.dateOrder),
          })}
        />
      </div>
      <Controller
        name="templates"
        control={control}
        render={({ field }) => (
          <TemplateChoice form={version.serviceForm} value={field.value} onChange={field.onChange} />
        )}
      />
      <div>
        <Button type="submit" aria-busy={isPending}>
          {t(agreements.openIt)}
        </Button>
      </div>
    </form>
  );
}

/** The disclosure that the agreement pins, and between whom it is. */
function Pinned({ version }: { version: Version }) {
  const t = useText();
  const { kind, organization } = useActing();
  return (
    <dl className="kv">
      <dt>{t(agreements.pinned)}</dt>
      <dd>
        <Link to={paths.version(version.id)}>{t(agreements.versionOf(version.serviceName, version.number))}</Link>
      </dd>
      <dt>{t(agreements.parties)}</dt>
      <dd className="stack tight">
        <span className={css.named}>
          <PartyMark party="hospital" hollow={kind === "vendor"} />
          {kind === "hospital" ? organization.name : t(agreements.hospital)}
        </span>
        <span className={css.named}>
          <PartyMark party="vendor" />
          {version.vendor.name}
        </span>
      </dd>
    </dl>
  );
}

function HospitalSelect({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 250);
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const wanted = asked && asked !== chosen?.label ? { query: asked } : {};
  const { data } = api.useQuery(
    "get",
    "/api/v1/organizations",
    { params: { query: { kind: "hospital", limit: 20, ...wanted } } },
    { placeholderData: (before) => before },
  );
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      label={t(agreements.hospital)}
      placeholder={t(agreements.hospitalSearch)}
      searchable
      // Outside the landmark the list would belong to no region.
      comboboxProps={{ withinPortal: false }}
      data={options}
      value={value || null}
      onChange={(id, option) => {
        onChange(id ?? "");
        setChosen(id && option ? { value: id, label: option.label } : undefined);
      }}
      onSearchChange={setTyped}
      // The API searches; what it found is shown as it is.
      filter={({ options: all }) => all}
      nothingFoundMessage={t(agreements.hospitalNone)}
      error={error}
    />
  );
}
