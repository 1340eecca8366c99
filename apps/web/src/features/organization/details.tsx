import { Button } from "@mantine/core";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { organization as texts, riskLimitLabels } from "../../texts/organization.js";
import { partyName } from "../../ui/party-names.js";
import { useText } from "../../ui/text-language.js";
import { DetailsForm } from "./details-form.js";
import css from "./organization.module.css";
import { useOrganization, type Organization } from "./organization.api.js";

/** The details as agreements print them; an administrator changes them in place. */
export function Details({ id }: { id: string }) {
  const t = useText();
  const { may } = useActing();
  const organization = useOrganization(id);
  const [editing, setEditing] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const done = (saved: boolean) => {
    setEditing(false);
    setIsSaved(saved);
  };
  return (
    <section className="panel" aria-labelledby="details">
      <div className="head">
        <h2 id="details">{t(texts.details)}</h2>
        <span className="small" role="status">
          {isSaved && t(texts.saved)}
        </span>
      </div>
      <div className="body stack">
        {editing ? (
          <DetailsForm organization={organization} onDone={done} />
        ) : (
          <>
            <Shown organization={organization} />
            {may("organization.edit") && (
              <div>
                <Button variant="default" onClick={() => setEditing(true)}>
                  {t(texts.edit)}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function Shown({ organization }: { organization: Organization }) {
  const t = useText();
  const { representative, incidentContact: contact } = organization;
  const lines = [
    [texts.name, organization.name],
    [texts.kind, t(partyName[organization.kind])],
    [texts.legalName, organization.legalName],
    [texts.address, organization.address],
    [texts.representative, `${representative.title} ${representative.name}`.trim()],
    [
      texts.incidentContact,
      [contact.name, contact.role, contact.phone, contact.email, contact.hours].filter(Boolean).join("\n"),
    ],
    ...(organization.riskLimit ? [[texts.riskLimit, t(riskLimitLabels[organization.riskLimit])] as const] : []),
  ] as const;
  return (
    <dl className={`kv ${css.shown}`}>
      {lines.map(([label, value]) => (
        <div key={label.en} style={{ display: "contents" }}>
          <dt>{t(label)}</dt>
          <dd>{value || t(texts.notStated)}</dd>
        </div>
      ))}
    </dl>
  );
}
