import { Button, Drawer } from "@mantine/core";
import { changesOf } from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { templates } from "../../texts/templates.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { ChangeList } from "./change-list.js";
import { DeviationMark } from "./deviation.js";
import { useRowSurroundings } from "./row-surroundings.js";
import { RowValueList } from "./row-value.js";
import { newClause, TemplateRowEditor } from "./template-row-editor.js";
import { useEditTemplate, type Template, type TemplateRow } from "./templates.api.js";
import css from "./row-panel.module.css";

/** `?row=` of a clause of one's own that is being written. */
export const NEW_CLAUSE = "new";
/** `?row=` of a row: templates have no ids for them. */
export const rowIdOf = ({ part, key }: Pick<TemplateRow, "part" | "key">): string => `${part}:${key}`;

/** One row of a template beside the table. Esc closes it and gives the focus back to the row. */
export function TemplateRowDrawer({
  template,
  opened,
  mayEdit,
  open,
}: {
  template: Template;
  opened: string | null;
  mayEdit: boolean;
  open: (rowId: string | null) => void;
}) {
  const t = useText();
  const close = () => open(null);
  const row = template.rows.find((one) => rowIdOf(one) === opened);
  const isNew = opened === NEW_CLAUSE && mayEdit;
  return (
    <Drawer
      opened={isNew || row !== undefined}
      onClose={close}
      position="right"
      size={520}
      title={<strong>{t(isNew ? templates.addClause : agreementRows.panel)}</strong>}
    >
      {isNew && <TemplateRowEditor template={template} row={newClause} onDone={close} />}
      {row && <Panel key={rowIdOf(row)} template={template} row={row} mayEdit={mayEdit} close={close} />}
    </Drawer>
  );
}

function Panel({
  template,
  row,
  mayEdit,
  close,
}: {
  template: Template;
  row: TemplateRow;
  mayEdit: boolean;
  close: () => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  const [editing, setEditing] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);
  // The button one pressed is gone: the focus goes into the form, and back to the button afterwards.
  useEffect(() => {
    if (editing !== wasEditing.current)
      panel.current
        ?.querySelector<HTMLElement>(editing ? "form :is(button, input, select, textarea)" : "[data-edit]")
        ?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const changes = row.recommended ? changesOf(row.part, row.recommended, row.value, language, catalogues) : [];
  return (
    <div className={css.panel} ref={panel}>
      <div className="row">
        <h2 style={{ fontSize: "1.125rem" }}>{t(row.label)}</h2>
        <DeviationMark row={row} />
      </div>
      {editing ? (
        <TemplateRowEditor template={template} row={row} onDone={() => setEditing(false)} />
      ) : (
        <>
          <RowValueList part={row.part} rowKey={row.key} value={row.value} />
          {mayEdit && (
            <div className="row">
              <Button variant="default" data-edit onClick={() => setEditing(true)}>
                {t(templates.editRow)}
              </Button>
              {row.deviates && <Reset template={template} row={row} close={close} />}
            </div>
          )}
          {changes.length > 0 && (
            <section>
              <h3>{t(agreementRows.deviates)}</h3>
              <ChangeList changes={changes} />
            </section>
          )}
        </>
      )}
    </div>
  );
}

/** 推奨に戻す; a clause of one's own, which nothing recommends, goes. */
function Reset({ template, row, close }: { template: Template; row: TemplateRow; close: () => void }) {
  const t = useText();
  const { mutateAsync, isPending, error, reset } = useEditTemplate(template.id);
  const [asking, setAsking] = useState(false);
  const isOwn = row.recommended === null;
  const label = t(isOwn ? templates.removeClause : templates.toRecommended);
  const stop = () => (setAsking(false), reset());
  const confirm = () =>
    // A refusal is shown inside the dialog.
    void mutateAsync({ etag: template.etag, rows: [{ part: row.part, key: row.key }] }).then(
      () => {
        stop();
        if (isOwn) close();
      },
      () => undefined,
    );
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={stop}
        title={label}
        confirmLabel={label}
        onConfirm={confirm}
        pending={isPending}
        error={error}
        grave={isOwn}
      >
        <p>{t(isOwn ? templates.removeClauseBody : templates.toRecommendedBody)}</p>
      </ConfirmDialog>
    </>
  );
}
