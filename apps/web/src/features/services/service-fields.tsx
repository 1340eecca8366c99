import { ActionIcon, Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { NAME_MAX, serviceForms, SHORT_TEXT_MAX } from "@portal/shared";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useFieldArray, type UseFormReturn } from "react-hook-form";
import { services } from "../../texts/services.js";
import { useText } from "../../ui/text-language.js";
import type { ServiceInput } from "./services.api.js";
import css from "./services.module.css";

/** The fields of a service, for registering and for editing. */
export function ServiceFields({ form }: { form: UseFormReturn<ServiceInput> }) {
  const t = useText();
  const { register, formState } = form;
  return (
    <div className="stack">
      <TextInput
        label={t(services.name)}
        required
        maxLength={NAME_MAX}
        error={formState.errors.name?.message}
        {...register("name", { validate: (name) => name.trim() !== "" || t(services.nameMissing) })}
      />
      <NativeSelect
        label={t(services.form)}
        data={serviceForms.map((value) => ({ value, label: t(services[value]) }))}
        {...register("form")}
      />
      <Checkbox label={t(services.remoteMaintenance)} {...register("remoteMaintenance")} />
      <Checkbox label={t(services.storesDataExternally)} {...register("storesDataExternally")} />
      <Textarea
        label={t(services.description)}
        description={t(services.descriptionHelp)}
        autosize
        minRows={2}
        maxLength={SHORT_TEXT_MAX}
        {...register("description")}
      />
      <Suppliers form={form} />
    </div>
  );
}

function Suppliers({ form }: { form: UseFormReturn<ServiceInput> }) {
  const t = useText();
  const { register, control, formState } = form;
  const { fields, append, remove } = useFieldArray({ control, name: "suppliers" });
  return (
    <fieldset className={css.suppliers}>
      <legend>{t(services.suppliers)}</legend>
      {fields.map((field, index) => (
        <div key={field.id} className={css.supplier} role="group" aria-label={t(services.supplierRow(index + 1))}>
          <TextInput
            label={t(services.supplierName)}
            maxLength={NAME_MAX}
            error={formState.errors.suppliers?.[index]?.name?.message}
            {...register(`suppliers.${index}.name`, {
              validate: (name) => name.trim() !== "" || t(services.supplierNameMissing),
            })}
          />
          <TextInput label={t(services.supplierRole)} maxLength={NAME_MAX} {...register(`suppliers.${index}.role`)} />
          <ActionIcon
            variant="subtle"
            color="gray.9"
            size={36}
            aria-label={t(services.removeSupplier(index + 1))}
            onClick={() => remove(index)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ name: "", role: "" })}
        >
          {t(services.addSupplier)}
        </Button>
      </div>
    </fieldset>
  );
}
