import { Button } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useActing } from "../../api/acting.js";
import { templates } from "../../texts/templates.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useDeleteTemplate, useEditTemplate, type Template } from "./templates.api.js";

/** Archiving and restoring; deleting, as long as no agreement has used the template. */
export function TemplateActs({ template }: { template: Template }) {
  const t = useText();
  const { may } = useActing();
  const [wasUsed, setUsed] = useState(false);
  if (!may("template.edit")) return null;
  return (
    <div className="stack no-print">
      {wasUsed && <ProblemNotice tone="info" title={t(templates.deletedUsed)} />}
      <div className="row">
        {template.archived ? <Restore template={template} /> : <Archive template={template} />}
        {template.usedIn === 0 && <Delete template={template} onUsed={() => setUsed(true)} />}
      </div>
    </div>
  );
}

function Restore({ template }: { template: Template }) {
  const t = useText();
  const { mutate, isPending, error } = useEditTemplate(template.id);
  return (
    <>
      <RefusalNotice error={error} />
      <Button variant="default" aria-busy={isPending} onClick={() => mutate({ etag: template.etag, archived: false })}>
        {t(templates.restore)}
      </Button>
    </>
  );
}

function Archive({ template }: { template: Template }) {
  const t = useText();
  const { mutateAsync, isPending, error, reset } = useEditTemplate(template.id);
  const [asking, setAsking] = useState(false);
  const close = () => (setAsking(false), reset());
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(templates.archive)}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={t(templates.archiveTitle)}
        confirmLabel={t(templates.archive)}
        // A refusal is shown inside the dialog.
        onConfirm={() => void mutateAsync({ etag: template.etag, archived: true }).then(close, () => undefined)}
        pending={isPending}
        error={error}
      >
        <p>{t(templates.archiveBody)}</p>
      </ConfirmDialog>
    </>
  );
}

function Delete({ template, onUsed }: { template: Template; onUsed: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const { mutateAsync, isPending, error, reset } = useDeleteTemplate(template.id);
  const [asking, setAsking] = useState(false);
  const close = () => (setAsking(false), reset());
  const confirm = () =>
    // A refusal is shown inside the dialog.
    void mutateAsync(template.etag).then(
      (outcome) => {
        setAsking(false);
        if (outcome === "archived") onUsed();
        else void navigate(paths.templates);
      },
      () => undefined,
    );
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(templates.delete)}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={t(templates.deleteTitle)}
        confirmLabel={t(templates.delete)}
        onConfirm={confirm}
        pending={isPending}
        error={error}
        grave
      >
        <p>{t(templates.deleteBody)}</p>
      </ConfirmDialog>
    </>
  );
}
