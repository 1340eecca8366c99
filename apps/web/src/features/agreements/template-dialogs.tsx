import { Button, Modal } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import { isRefusedWith, NetworkFailure } from "../../api/client.js";
import { useIdempotencyKey } from "../../api/idempotency-key.js";
import { pieces } from "../../texts/pieces.js";
import { services } from "../../texts/services.js";
import { templates } from "../../texts/templates.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { TemplateFields, type TemplateInput } from "./template-fields.js";
import { useCreateTemplate, useEditTemplate, type Template } from "./templates.api.js";

/** Makes a template that is as recommended throughout, and goes on to its page. */
export function CreateTemplateDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const key = useIdempotencyKey();
  const { mutateAsync, error, isPending } = useCreateTemplate();
  const form = useForm<TemplateInput>({ defaultValues: { name: "", description: "", form: "saas" } });
  const submit = form.handleSubmit(async (input) => {
    if (isPending) return;
    try {
      const { id } = await mutateAsync({ ...input, key: key.current() });
      await navigate(paths.template(id));
    } catch (refused) {
      // Shown above the fields. What was refused may be corrected, and is then another act; a lost answer is asked for again.
      if (!(refused instanceof NetworkFailure)) key.renew();
    }
  });
  return (
    <Dialog title={t(templates.create)} onClose={onClose} onSubmit={() => void submit()}>
      <RefusalNotice error={error} />
      <TemplateFields form={form} />
      <Ends label={t(templates.createIt)} isPending={isPending} onClose={onClose} />
    </Dialog>
  );
}

/** Edits name, description and form against the state they were opened at. */
export function EditTemplateDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useText();
  const [opened] = useState(template);
  const { mutateAsync, error, isPending, reset } = useEditTemplate(template.id);
  const { name, description, form: formOf } = opened;
  const form = useForm<TemplateInput>({ defaultValues: { name, description, form: formOf } });
  const current = isRefusedWith(error, "precondition-failed")
    ? (error.members.current as Template | undefined)
    : undefined;
  const save = (etag: string) =>
    void form.handleSubmit(async (input) => {
      if (isPending) return;
      // A refusal is shown above the fields, and what was typed stays.
      await mutateAsync({ ...input, etag }).then(onClose, () => undefined);
    })();
  return (
    <Dialog title={t(templates.edit)} onClose={onClose} onSubmit={() => current ?? save(opened.etag)}>
      {current ? (
        <ProblemNotice
          tone="alert"
          title={error?.message ?? ""}
          actions={
            <>
              <Button variant="default" onClick={onClose}>
                {t(templates.takeTheirs)}
              </Button>
              <Button variant="default" onClick={() => (reset(), save(current.etag))}>
                {t(templates.takeMine)}
              </Button>
            </>
          }
        >
          <p>{t(templates.conflictHelp)}</p>
          <dl className="kv">
            <dt>{t(templates.name)}</dt>
            <dd>{current.name}</dd>
            <dt>{t(templates.description)}</dt>
            <dd style={{ whiteSpace: "pre-wrap" }}>{current.description}</dd>
            <dt>{t(templates.form)}</dt>
            <dd>{t(services[current.form])}</dd>
          </dl>
        </ProblemNotice>
      ) : (
        <RefusalNotice error={error} />
      )}
      <TemplateFields form={form} />
      {!current && <Ends label={t(templates.save)} isPending={isPending} onClose={onClose} />}
    </Dialog>
  );
}

function Dialog({
  title,
  onClose,
  onSubmit,
  children,
}: {
  title: string;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <Modal opened onClose={onClose} title={<strong>{title}</strong>} size="lg">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Modal>
  );
}

function Ends({ label, isPending, onClose }: { label: string; isPending: boolean; onClose: () => void }) {
  const t = useText();
  return (
    <div className="row" style={{ justifyContent: "flex-end" }}>
      <Button variant="default" onClick={onClose}>
        {t(pieces.cancel)}
      </Button>
      <Button type="submit" aria-busy={isPending}>
        {label}
      </Button>
    </div>
  );
}
