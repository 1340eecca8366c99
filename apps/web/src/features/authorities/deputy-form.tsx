import { Button, Drawer, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { COMMENT_MAX, isRegisterKept } from "@portal/shared";
import { Controller, useForm } from "react-hook-form";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { pieces } from "../../texts/pieces.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useNameDeputy, useSignatories, type Register } from "./authorities.api.js";
import css from "./authorities.module.css";
import { holdsToday } from "./authority-register.js";
import { ServicesField } from "./services-field.js";

interface Fields {
  readonly toPersonId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly serviceIds: readonly string[] | null;
  readonly reason: string;
}

/** A signatory names who signs in the own place, from one day to another. */
export function DeputyForm({
  register: { items, services, today },
  onDone,
  onClose,
}: {
  register: Register;
  onDone: (what: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { user } = useActing();
  const people = useSignatories().filter(({ id }) => id !== user.id);
  const { mutateAsync, isPending, error } = useNameDeputy();
  const { register, control, handleSubmit, formState, getValues } = useForm<Fields>({
    defaultValues: { toPersonId: "", validFrom: today, validUntil: "", serviceIds: null, reason: "" },
  });
  const { errors } = formState;
  const hasOwn =
    !isRegisterKept({ authorities: items }) ||
    items.some((line) => line.personId === user.id && holdsToday(line, today));
  const submit = handleSubmit(({ serviceIds, reason, ...fields }) => {
    if (isPending) return undefined;
    const name = people.find(({ id }) => id === fields.toPersonId)?.name ?? "";
    // A refusal is shown above the fields, and what was typed stays.
    return mutateAsync({ ...fields, reason: reason.trim(), ...(serviceIds && { serviceIds: [...serviceIds] }) }).then(
      () => onDone(t(authorities.named(name))),
      () => undefined,
    );
  });
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title={<strong>{t(authorities.name)}</strong>}>
      {people.length === 0 ? (
        <ProblemNotice tone="info" title={t(authorities.nobodyDeputy)} />
      ) : (
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          <RefusalNotice error={error} />
          {!hasOwn && <ProblemNotice tone="warn" title={t(authorities.noOwn)} />}
          <p className="phrase">{t(authorities.nameHelp)}</p>
          <NativeSelect
            label={t(authorities.deputy)}
            data={[
              { value: "", label: t(authorities.choosePerson) },
              ...people.map(({ id, name, title }) => ({ value: id, label: title ? `${name}（${title}）` : name })),
            ]}
            error={errors.toPersonId?.message}
            {...register("toPersonId", { required: t(authorities.deputyMissing) })}
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
              error={errors.validUntil?.message}
              {...register("validUntil", {
                required: t(authorities.dayMissing),
                validate: (day) =>
                  day < getValues("validFrom") ? t(authorities.dayOrder) : day >= today || t(authorities.dayOver),
              })}
            />
          </div>
          <Controller
            name="serviceIds"
            control={control}
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
          <Textarea
            label={t(authorities.reason)}
            description={t(authorities.reasonExample)}
            autosize
            minRows={2}
            maxLength={COMMENT_MAX}
            error={errors.reason?.message}
            {...register("reason", { validate: (typed) => typed.trim() !== "" || t(authorities.reasonMissing) })}
          />
          <div className="row">
            <Button type="submit" aria-busy={isPending}>
              {t(authorities.nameIt)}
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
