import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { isRefusedWith } from "../../api/client.js";
import { pieces } from "../../texts/pieces.js";
import { services } from "../../texts/services.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { ServiceFields } from "./service-fields.js";
import { inputOf } from "./service-forms.js";
import { useEditService, type Service, type ServiceInput } from "./services.api.js";
import css from "./services.module.css";

/** Edits the details against the state they were opened at; when somebody was first, shows theirs and lets the person choose. */
export function EditDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useText();
  return (
    <Modal opened onClose={onClose} title={<strong>{t(services.edit)}</strong>} size="lg">
      <Form service={service} onClose={onClose} />
    </Modal>
  );
}

function Form({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useText();
  const [opened] = useState(service);
  const { mutateAsync, error, isPending, reset } = useEditService(service.id);
  const form = useForm<ServiceInput>({ defaultValues: inputOf(opened) });
  const current = isRefusedWith(error, "precondition-failed")
    ? (error.members.current as Service | undefined)
    : undefined;
  const save = (etag: string) =>
    form.handleSubmit(async (input) => {
      if (isPending) return;
      try {
        await mutateAsync({ ...input, etag });
        onClose();
      } catch {
        // Shown above the fields.
      }
    })();
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!current) void save(opened.etag);
      }}
    >
      {current ? (
        <ProblemNotice
          tone="alert"
          title={error?.message ?? ""}
          actions={
            <>
              <Button variant="default" onClick={onClose}>
                {t(services.takeTheirs)}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  reset();
                  void save(current.etag);
                }}
              >
                {t(services.takeMine)}
              </Button>
            </>
          }
        >
          <p>{t(services.conflictHelp)}</p>
          <Theirs service={current} />
        </ProblemNotice>
      ) : (
        <RefusalNotice error={error} />
      )}
      <ServiceFields form={form} />
      {!current && (
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {t(pieces.cancel)}
          </Button>
          <Button type="submit" aria-busy={isPending}>
            {t(services.save)}
          </Button>
        </div>
      )}
    </form>
  );
}

function Theirs({ service }: { service: Service }) {
  const t = useText();
  return (
    <dl className={`kv ${css.theirs}`}>
      <dt>{t(services.name)}</dt>
      <dd>{service.name}</dd>
      <dt>{t(services.form)}</dt>
      <dd>{t(services[service.form])}</dd>
      <dt>{t(services.remoteMaintenance)}</dt>
      <dd>{t(service.remoteMaintenance ? services.yes : services.no)}</dd>
      <dt className={css.label}>{t(services.storesDataExternally)}</dt>
      <dd>{t(service.storesDataExternally ? services.yes : services.no)}</dd>
      <dt>{t(services.description)}</dt>
      <dd className={css.lines}>{service.description}</dd>
      <dt>{t(services.suppliers)}</dt>
      <dd>{service.suppliers.map(({ name }) => name).join(" / ") || t(services.noSuppliers)}</dd>
    </dl>
  );
}
