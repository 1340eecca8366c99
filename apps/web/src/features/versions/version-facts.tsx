import { indexOf, SERVICE_FORM_ITEM, type DisclosureCatalogue } from "@portal/shared";
import type { ReactNode } from "react";
import { versions } from "../../texts/versions.js";
import { Digest } from "../../ui/digest.js";
import { Instant } from "../../ui/instant.js";
import { useText } from "../../ui/text-language.js";
import css from "./version-page.module.css";
import type { Version } from "./versions.api.js";

/** Who says this, when, who approved it, and the digest that proves it. */
export function VersionFacts({ version, catalogue }: { version: Version; catalogue: DisclosureCatalogue }) {
  const t = useText();
  const has = (does: boolean) => t(does ? versions.does : versions.doesNot);
  const forms = indexOf(catalogue).byId.get(SERVICE_FORM_ITEM)?.answer.choices;
  const form = forms?.find(({ value }) => value === version.serviceForm);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t(versions.vendor), version.vendor.name],
    [t(versions.form), form ? t(form.label) : version.serviceForm],
    [t(versions.remoteMaintenance), has(version.remoteMaintenance)],
    [t(versions.externalStorage), has(version.storesDataExternally)],
    [t(versions.publishedAt), <Instant at={version.publishedAt} withYear />],
    [t(versions.approvedBy), version.approvedBy],
    [t(versions.publishedBy), version.publishedBy],
    [t(versions.catalogue), `${t(catalogue.title)} ${catalogue.edition}`],
  ];
  return (
    <section className="panel" aria-label={t(versions.facts)}>
      <div className="body">
        <dl className={css.factList}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {version.description && <LongFact name={t(versions.description)}>{version.description}</LongFact>}
          {version.changeNote && <LongFact name={t(versions.changeNote)}>{version.changeNote}</LongFact>}
          <LongFact name={t(versions.digest)}>
            <Digest value={version.sha256} whole label={t(versions.digest)} />
          </LongFact>
        </dl>
      </div>
    </section>
  );
}

const LongFact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={css.longFact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
