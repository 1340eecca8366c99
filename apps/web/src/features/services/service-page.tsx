import { Button } from "@mantine/core";
import { useState } from "react";
import { useParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { services } from "../../texts/services.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { DraftPanel } from "./draft-panel.js";
import { EditDialog } from "./edit-dialog.js";
import { useService, useVersions, type Service } from "./services.api.js";
import css from "./services.module.css";
import { VersionComparison } from "./version-comparison.js";
import { VersionTable } from "./version-table.js";

/** One service: what it is, its drafts, and its published versions. */
export function ServicePage() {
  const { serviceId = "" } = useParams();
  const t = useText();
  const { may } = useActing();
  const service = useService(serviceId);
  const versions = useVersions(serviceId);
  const [editing, setEditing] = useState(false);
  return (
    <div className="page">
      <PageHeader
        crumbs={[{ label: t(services.title), to: paths.services }]}
        title={service.name}
        lead={t(services[service.form])}
        actions={
          may("service.edit") && (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t(services.edit)}
            </Button>
          )
        }
      />
      <div className="stack loose">
        <div className={css.columns}>
          <DraftPanel service={service} />
          <Details service={service} />
        </div>
        <section className="stack">
          <h2>{t(services.versions)}</h2>
          {versions.length === 0 ? (
            <p>{t(services.noVersions)}</p>
          ) : (
            <VersionTable service={service} versions={versions} />
          )}
        </section>
        {versions.length > 1 && <VersionComparison versions={versions} />}
      </div>
      {editing && <EditDialog service={service} onClose={() => setEditing(false)} />}
    </div>
  );
}

function Details({ service }: { service: Service }) {
  const t = useText();
  const yesNo = (is: boolean) => t(is ? services.yes : services.no);
  return (
    <section className="panel" aria-labelledby="details">
      <div className="head">
        <h2 id="details">{t(services.details)}</h2>
      </div>
      <div className="body stack tight">
        {service.description && <p className={css.lines}>{service.description}</p>}
        <dl className="kv">
          <dt>{t(services.form)}</dt>
          <dd>{t(services[service.form])}</dd>
          <dt>{t(services.remoteMaintenance)}</dt>
          <dd>{yesNo(service.remoteMaintenance)}</dd>
          <dt className={css.label}>{t(services.storesDataExternally)}</dt>
          <dd>{yesNo(service.storesDataExternally)}</dd>
          <dt>{t(services.suppliers)}</dt>
          <dd>
            {service.suppliers.length === 0
              ? t(services.noSuppliers)
              : service.suppliers.map(({ name, role }, index) => (
                  <p key={index}>
                    {name}
                    {role && <span className="meta">　{role}</span>}
                  </p>
                ))}
          </dd>
        </dl>
        <p className="meta">{t(services.fieldsFollow)}</p>
      </div>
    </section>
  );
}
