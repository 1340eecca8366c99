import { Button, Checkbox } from "@mantine/core";
import { changeSentence, isTemplatePart, rowPartLabels, templateParts, type RowCatalogues } from "@portal/shared";
import { IconEqual } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link, useNavigate, useParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { NetworkFailure } from "../../api/client.js";
import { useIdempotencyKey } from "../../api/idempotency-key.js";
import { agreements } from "../../texts/agreements.js";
import { templates } from "../../texts/templates.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { useAgreement, type Agreement, type Row } from "./agreements.api.js";
import { ChooseRows } from "./choose-rows.js";
import { useChosen, type Chosen } from "./chosen-rows.js";
import { deviates, DeviationMark } from "./deviation.js";
import { useRowCatalogues } from "./row-catalogues.api.js";
import { RowSurroundingsProvider, useRowSurroundings } from "./row-surroundings.js";
import { TemplateFields, type TemplateInput } from "./template-fields.js";
import { useCreateTemplate } from "./templates.api.js";
import css from "./agreements.module.css";

/** Keeps rows in which an agreement deviates as a template. */
export function SaveAsTemplatePage() {
  const t = useText();
  const { may } = useActing();
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  const catalogues = useRowCatalogues(agreement);
  const rows = keptRows(agreement, catalogues);
  const back = <Link to={paths.agreement(agreement.id)}>{t(templates.backToAgreement)}</Link>;
  return (
    <RowSurroundingsProvider value={{ catalogues }}>
      <div className="page">
        <PageHeader
          crumbs={[
            { label: t(agreements.title), to: paths.agreements },
            { label: agreement.number, to: paths.agreement(agreement.id) },
          ]}
          title={t(templates.saveAs)}
          lead={t(templates.saveAsLead)}
        />
        {!may("template.edit") ? (
          <ProblemNotice tone="info" title={t(templates.mayNotEdit)} actions={back} />
        ) : rows.length === 0 ? (
          <EmptyState icon={IconEqual} title={t(templates.saveAsNone)} action={back}>
            {t(templates.saveAsNoneHelp)}
          </EmptyState>
        ) : (
          <SavingForm agreement={agreement} rows={rows} />
        )}
      </div>
    </RowSurroundingsProvider>
  );
}

/** The rows that a template may keep: what deviates, and clauses of the parties' own. */
const keptRows = ({ rows }: Agreement, catalogues: RowCatalogues): readonly Row[] =>
  rows.filter((row) => isTemplatePart(row.part) && (row.recommended === null || deviates(row, catalogues)));

function SavingForm({ agreement, rows }: { agreement: Agreement; rows: readonly Row[] }) {
  const t = useText();
  const navigate = useNavigate();
  const key = useIdempotencyKey();
  const { mutateAsync, isPending, error } = useCreateTemplate();
  const chosen = useChosen(rows.map(({ id }) => id));
  const [tried, setTried] = useState(false);
  const form = useForm<TemplateInput>({
    defaultValues: { name: "", description: "", form: agreement.service.form },
  });
  const columns = useColumns(chosen);
  const submit = form.handleSubmit(async (input) => {
    if (isPending || chosen.chosen.length === 0) return;
    try {
      const made = await mutateAsync({
        ...input,
        fromAgreement: agreement.id,
        rows: [...chosen.chosen],
        key: key.current(),
      });
      await navigate(paths.template(made.id));
    } catch (refused) {
      // Shown above the fields. What was refused may be corrected, and is then another act; a lost answer is asked for again.
      if (!(refused instanceof NetworkFailure)) key.renew();
    }
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        setTried(true);
        void submit(event);
      }}
    >
      <RefusalNotice error={error} />
      <div className={`stack ${css.form}`}>
        <TemplateFields form={form} />
      </div>
      <div className="row between">
        <h2>{t(templates.saveAsRows)}</h2>
        <ChooseRows chosen={chosen} />
      </div>
      <DataTable
        caption={t(templates.saveAsRows)}
        columns={columns}
        groups={templateParts
          .map((part) => ({
            id: part,
            title: t(rowPartLabels[part]),
            rows: rows.filter((row) => row.part === part),
          }))
          .filter((group) => group.rows.length > 0)}
        rowKey={({ id }) => id}
        narrow="cards"
      />
      {tried && chosen.chosen.length === 0 && (
        <p className="small" role="alert" style={{ color: "var(--alert)" }}>
          {t(templates.chooseRow)}
        </p>
      )}
      <div>
        <Button type="submit" aria-busy={isPending}>
          {t(templates.saveAsDo(chosen.chosen.length))}
        </Button>
      </div>
    </form>
  );
}

function useColumns(chosen: Chosen): readonly DataColumn<Row>[] {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  return [
    {
      id: "row",
      label: t(templates.row),
      rowHeader: true,
      width: "24em",
      cell: ({ id, label }) => (
        <Checkbox
          label={t(label)}
          checked={chosen.isChosen(id)}
          onChange={(event) => chosen.choose(id, event.currentTarget.checked)}
        />
      ),
    },
    {
      id: "deviation",
      label: t(templates.deviation),
      cell: (row) =>
        row.recommended ? (
          <div className="stack tight">
            <div>
              <DeviationMark row={row} />
            </div>
            <span>{changeSentence(row.part, row.recommended, row.value, language, catalogues)}</span>
          </div>
        ) : (
          <StatusBadge tone="info">{t(templates.ownClause)}</StatusBadge>
        ),
    },
  ];
}
