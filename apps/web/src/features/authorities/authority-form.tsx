import { Button, Drawer, NativeSelect, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { COMMENT_MAX, NAME_MAX } from "@portal/shared";
import { Controller, useForm, type UseFormReturn } from "react-hook-form";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { pieces } from "../../texts/pieces.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { typedYen } from "../../ui/typed-yen.js";
import { useGrant, useSignatories, type Authority, type Register } from "./authorities.api.js";
import css from "./authorities.module.css";
import { fieldsOf, inputOf, type AuthorityFields } from "./authority-fields.js";
import { PowerOfAttorneyField } from "./power-of-attorney-field.js";
import { ServicesField } from "./services-field.js";

type Form = UseFormReturn<AuthorityFields>;

/** Registers a line, or changes one: lines are never rewritten, so the old one is revoked as the new one is registered. */
export function AuthorityForm({
  replaced,
  register: { services, today },
  isFirst,
  onDone,
  onClose,
}: {
  replaced: Authority | null;
  register: Register;
  /** No line was ever registered. */
  isFirst: boolean;
  onDone: (what: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useGrant();
  const people = useChoosable();
  const form = useForm<AuthorityFields>({ defaultValues: fieldsOf(replaced, today) });
  const submit = form.handleSubmit((fields) => {
    if (isPending) return undefined;
    const name = replaced?.personName ?? people.find(({ id }) => id === fields.personId)?.name ?? "";
    // A refusal is shown above the fields, and what was typed stays.
    return mutateAsync(inputOf(fields, replaced)).then(
      () => onDone(t(replaced ? authorities.changedNow(name) : authorities.granted(name))),
      () => undefined,
    );
  });
  const title = t(replaced ? authorities.changeOf(replaced.personName) : authorities.grant);
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title={<strong>{title}</strong>}>
      {!replaced && people.length === 0 ? (
        <NobodyToChoose />
      ) : (
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          <RefusalNotice error={error} />
          {isFirst && (
            <ProblemNotice tone="warn" title={t(authorities.first)}>
              {t(authorities.firstHelp)}
            </ProblemNotice>
          )}
          {replaced ? (
            <p className="phrase">{t(authorities.changeHelp)}</p>
          ) : (
            <PersonField form={form} people={people} />
          )}
          <BasisFields form={form} kept={replaced?.document?.name} />
          <Controller
            name="serviceIds"
            control={form.control}
            rules={{ validate: (ids) => ids === null || ids.length > 0 || t(authorities.servicesMissing) }}
            render={({ field, fieldState }) => (
              <ServicesField
                services={services}
                value={field.value}
                onChange={field.onChange}
                error={fieldState.error?.message}
              />
            )}
          />
          <LimitAndDays form={form} />
          {replaced && (
            <Textarea
              label={t(authorities.changeReason)}
              autosize
              minRows={2}
              maxLength={COMMENT_MAX}
              error={form.formState.errors.reason?.message}
              {...form.register("reason", { validate: (typed) => typed.trim() !== "" || t(authorities.reasonMissing) })}
            />
          )}
          <div className="row">
            <Button type="submit" aria-busy={isPending}>
              {t(replaced ? authorities.changeIt : authorities.grantIt)}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t(pieces.cancel)}
            </Button>
          </div>
        </form>
      )}
    </Drawer>
  );
}

/** Nobody registers the own authority. */
function useChoosable() {
  const { user } = useActing();
  return useSignatories().filter(({ id }) => id !== user.id);
}

function NobodyToChoose() {
  const t = useText();
  return (
    <ProblemNotice
      tone="info"
      title={t(authorities.nobodyToChoose)}
      actions={<Link to={paths.organization}>{t(authorities.toMembers)}</Link>}
    >
      {t(authorities.notOneself)}
    </ProblemNotice>
  );
}

function PersonField({ form, people }: { form: Form; people: ReturnType<typeof useChoosable> }) {
  const t = useText();
  const { roles } = useActing();
  const { register, formState, setValue, getValues } = form;
  return (
    <NativeSelect
      label={t(authorities.person)}
      description={roles.includes("signatory") ? t(authorities.notOneself) : undefined}
      data={[
        { value: "", label: t(authorities.choosePerson) },
        ...people.map(({ id, name, title }) => ({ value: id, label: title ? `${name}（${title}）` : name })),
      ]}
      error={formState.errors.personId?.message}
      {...register("personId", {
        required: t(authorities.personMissing),
        onChange: () => {
          const chosen = people.find(({ id }) => id === getValues("personId"));
          if (chosen && !getValues("title")) setValue("title", chosen.title);
        },
      })}
    />
  );
}

function BasisFields({ form, kept }: { form: Form; kept: string | undefined }) {
  const t = useText();
  const { register, control, formState, watch } = form;
  const { errors } = formState;
  return (
    <>
      <TextInput
        label={t(authorities.office)}
        maxLength={NAME_MAX}
        error={errors.title?.message}
        {...register("title", { validate: (typed) => typed.trim() !== "" || t(authorities.officeMissing) })}
      />
      <Controller
        name="kind"
        control={control}
        render={({ field }) => (
          <Radio.Group label={t(authorities.basis)} value={field.value} onChange={field.onChange}>
            <Stack gap="sm" mt={4}>
              <Radio
                value="representative"
                label={t(authorities.representative)}
                description={t(authorities.representativeHelp)}
              />
              <Radio value="delegated" label={t(authorities.delegated)} description={t(authorities.delegatedHelp)} />
            </Stack>
          </Radio.Group>
        )}
      />
      {watch("kind") === "delegated" && (
        <>
          <TextInput
            label={t(authorities.principal)}
            maxLength={NAME_MAX}
            error={errors.principal?.message}
            {...register("principal", { validate: (typed) => typed.trim() !== "" || t(authorities.principalMissing) })}
          />
          <Controller
            name="documentId"
            control={control}
            rules={{ validate: (id) => id !== "" || kept !== undefined || t(authorities.documentMissing) }}
            render={({ field }) => (
              <PowerOfAttorneyField kept={kept} onChange={field.onChange} error={errors.documentId?.message} />
            )}
          />
        </>
      )}
    </>
  );
}

function LimitAndDays({ form }: { form: Form }) {
  const t = useText();
  const { register, formState, getValues } = form;
  const { errors } = formState;
  return (
    <>
      <TextInput
        label={t(authorities.limitField)}
        description={t(authorities.limitHelp)}
        inputMode="numeric"
        error={errors.limitJpy?.message}
        {...register("limitJpy", {
          setValueAs: typedYen,
          validate: (typed) => typed === "" || /^(0|[1-9]\d{0,14})$/.test(typed) || t(authorities.limitWrong),
        })}
      />
      <div className={css.pair}>
        <TextInput
          type="date"
          label={t(authorities.validFrom)}
          error={errors.validFrom?.message}
          {...register("validFrom", { required: t(authorities.dayMissing) })}
        />
        <TextInput
          type="date"
          label={t(authorities.validUntil)}
          description={t(authorities.untilHelp)}
          error={errors.validUntil?.message}
          {...register("validUntil", {
            validate: (day) => day === "" || day >= getValues("validFrom") || t(authorities.dayOrder),
          })}
        />
      </div>
    </>
  );
}
