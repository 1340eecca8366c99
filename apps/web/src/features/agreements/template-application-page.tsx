import { NativeSelect } from "@mantine/core";
import { mayMove } from "@portal/shared";
import { IconTemplate } from "@tabler/icons-react";
import { Link, useParams, useSearchParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { agreements } from "../../texts/agreements.js";
import { templates } from "../../texts/templates.js";
import { EmptyState } from "../../ui/empty-state.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useAgreement, type Agreement } from "./agreements.api.js";
import { useRowCatalogues } from "./row-catalogues.api.js";
import { RowSurroundingsProvider } from "./row-surroundings.js";
import { TemplatePreviewForm } from "./template-preview.js";
import { useOfferedTemplates, useTemplatePreview } from "./templates.api.js";
import { stateOf } from "./workbench-context.js";

/** Chooses a template for an agreement under negotiation, and shows what it would change before anything is kept. */
export function TemplateApplicationPage() {
  const t = useText();
  const { may } = useActing();
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  const catalogues = useRowCatalogues(agreement);
  const isNegotiable = may("agreement.edit") && mayMove(stateOf(agreement), "touch", agreement.mine);
  return (
    <RowSurroundingsProvider value={{ catalogues }}>
      <div className="page">
        <PageHeader
          crumbs={[
            { label: t(agreements.title), to: paths.agreements },
            { label: agreement.number, to: paths.agreement(agreement.id) },
          ]}
          title={t(templates.apply)}
          lead={t(templates.applyLead)}
        />
        {isNegotiable ? (
          <Application agreement={agreement} />
        ) : (
          <ProblemNotice
            tone="info"
            title={t(templates.notNegotiable)}
            actions={<Link to={paths.agreement(agreement.id)}>{t(templates.backToAgreement)}</Link>}
          />
        )}
      </div>
    </RowSurroundingsProvider>
  );
}

function Application({ agreement }: { agreement: Agreement }) {
  const t = useText();
  const [query, setQuery] = useSearchParams();
  const offered = useOfferedTemplates();
  const templateId = query.get("template");
  if (offered.length === 0)
    return (
      <EmptyState
        icon={IconTemplate}
        title={t(templates.noneToUse)}
        action={<Link to={paths.templates}>{t(templates.list)}</Link>}
      >
        {t(templates.noneToUseHelp)}
      </EmptyState>
    );
  return (
    <div className="stack">
      <NativeSelect
        label={t(templates.choose)}
        style={{ maxWidth: 480 }}
        value={templateId ?? ""}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setQuery(next ? { template: next } : {}, { replace: true, preventScrollReset: true });
        }}
        data={[
          { value: "", label: t(templates.chooseNothing) },
          ...offered.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {templateId ? (
        <Preview key={templateId} agreement={agreement} templateId={templateId} />
      ) : (
        <p className="meta">{t(templates.chooseHelp)}</p>
      )}
    </div>
  );
}

function Preview({ agreement, templateId }: { agreement: Agreement; templateId: string }) {
  const { preview, error, isFetching, refetch } = useTemplatePreview(agreement.id, templateId);
  if (error) return <RefusalNotice error={error} />;
  if (!preview) return isFetching ? <LoadingRows of={templates.previewLoading} /> : null;
  return <TemplatePreviewForm agreement={agreement} preview={preview} onStale={() => void refetch()} />;
}
