import { Button } from "@mantine/core";
import { completenessOf, diffAnswers, indexOf, publishedAnswers } from "@portal/shared";
import { Link, useParams } from "react-router";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import { disclosures } from "../../texts/disclosures.js";
import { shell } from "../../texts/shell.js";
import { AnswerChanges } from "../../ui/answer-changes.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { useDisclosure, useVersion, type Disclosure } from "./disclosure.api.js";
import css from "./publication.module.css";
import { MissingList } from "./missing-list.js";
import { PublicationConditions } from "./publication-conditions.js";
import { PublicationForm } from "./publication-form.js";
import { ReviewActions } from "./review-actions.js";

/** 公開前の確認: what is missing, who has to agree, what changed, and the act itself. */
export function PublicationPage() {
  const { disclosureId = "" } = useParams();
  const t = useText();
  const disclosure = useDisclosure(disclosureId);
  const catalogue = useDisclosureCatalogue(disclosure.catalogueId);
  const { missing } = completenessOf(catalogue, disclosure.answers);
  const inReview = disclosure.status === "in_review";
  return (
    <div className="page">
      <PageHeader
        crumbs={[
          { label: t(shell.services), to: paths.services },
          { label: disclosure.serviceName, to: paths.service(disclosure.serviceId) },
          { label: t(disclosures.title(disclosure.serviceName)), to: paths.disclosure(disclosure.id) },
        ]}
        title={t(disclosures.publicationTitle)}
        state={
          <StatusBadge tone={inReview ? "warn" : "info"}>
            {t(inReview ? disclosures.inReview : disclosures.editing)}
          </StatusBadge>
        }
        lead={t(disclosures.publicationLead)}
        actions={
          <Button variant="default" component={Link} to={paths.disclosure(disclosure.id)}>
            {t(disclosures.backToEditor)}
          </Button>
        }
      />
      <div className={css.columns}>
        <div className="stack loose">
          <section className="stack" aria-labelledby="conditions">
            <h2 id="conditions">{t(disclosures.conditions)}</h2>
            <PublicationConditions disclosure={disclosure} />
            <ReviewActions disclosure={disclosure} />
          </section>
          <section className="stack" aria-labelledby="publish">
            <h2 id="publish">{t(disclosures.publishForm)}</h2>
            <PublicationForm disclosure={disclosure} />
          </section>
        </div>
        <section className="panel" aria-labelledby="missing" id="missing-items">
          <div className="head">
            <h2 id="missing">{t(disclosures.missingTitle)}</h2>
            <strong className="nowrap">{t(disclosures.missingCount(missing.length))}</strong>
          </div>
          <div className={`body stack tight ${css.missing}`} tabIndex={0} role="group" aria-labelledby="missing">
            {missing.length === 0 ? (
              <p className="small">{t(disclosures.noneMissing)}</p>
            ) : (
              <MissingList disclosureId={disclosure.id} catalogue={catalogue} items={missing} />
            )}
          </div>
        </section>
      </div>
      <Changes disclosure={disclosure} />
    </div>
  );
}

function Changes({ disclosure }: { disclosure: Disclosure }) {
  const t = useText();
  const catalogue = useDisclosureCatalogue(disclosure.catalogueId);
  const latest = disclosure.latestVersion;
  const version = useVersion(latest?.id);
  const title = latest ? disclosures.changesSince(latest.number) : disclosures.changes;
  const order = indexOf(catalogue).items.map(({ id }) => id);
  const diff = version && diffAnswers(version.answers, publishedAnswers(catalogue, disclosure.answers), order);
  const count = diff ? diff.added.length + diff.removed.length + diff.changed.length : 0;
  return (
    <section className={`stack ${css.changes}`}>
      <h2>{t(title)}</h2>
      {!latest && <p>{t(disclosures.firstVersion)}</p>}
      {latest && !diff && <LoadingRows of={disclosures.changes} />}
      {diff && count === 0 && <p>{t(disclosures.noChanges)}</p>}
      {diff && count > 0 && <AnswerChanges diff={diff} catalogue={catalogue} caption={t(title)} />}
    </section>
  );
}
