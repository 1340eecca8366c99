import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { NAME_MAX, serviceForms, SHORT_TEXT_MAX, type ServiceForm } from "@portal/shared";
import type { UseFormReturn } from "react-hook-form";
import { services } from "../../texts/services.js";
import { templates } from "../../texts/templates.js";
import { useText } from "../../ui/text-language.js";

/** What a template is called, what it is for, and the form of service it is compared with. */
export interface TemplateInput {
  readonly name: string;
  readonly description: string;
  readonly form: ServiceForm;
}

export function TemplateFields({ form: { register, formState } }: { form: UseFormReturn<TemplateInput> }) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t(templates.name)}
        required
        maxLength={NAME_MAX}
        error={formState.errors.name?.message}
        {...register("name", { validate: (name) => name.trim() !== "" || t(templates.nameMissing) })}
      />
      <Textarea
        label={t(templates.description)}
        description={t(templates.descriptionHelp)}
        autosize
        minRows={2}
        maxLength={SHORT_TEXT_MAX}
        {...register("description")}
      />
      <NativeSelect
        label={t(templates.form)}
        description={t(templates.formHelp)}
        data={serviceForms.map((value) => ({ value, label: t(services[value]) }))}
        {...register("form")}
      />
    </>
  );
}
