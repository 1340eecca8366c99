import { Checkbox } from "@mantine/core";
import { TEMPLATES_AT_ONCE_MAX, type ServiceForm } from "@portal/shared";
import { Link } from "react-router";
import { services } from "../../texts/services.js";
import { templates } from "../../texts/templates.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { useOfferedTemplates, type TemplateSummary } from "./templates.api.js";

/** The templates an agreement opens with, in the order in which they were chosen. */
export function TemplateChoice({
  form,
  value,
  onChange,
}: {
  /** Of the service the agreement is about. */
  form: ServiceForm;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const t = useText();
  const offered = useOfferedTemplates();
  if (offered.length === 0)
    return (
      <p className="meta">
        {t(templates.atOpeningNone)} <Link to={paths.templates}>{t(templates.list)}</Link>
      </p>
    );
  const isFull = value.length >= TEMPLATES_AT_ONCE_MAX;
  return (
    <Checkbox.Group
      label={t(templates.atOpening)}
      description={t(templates.atOpeningHelp)}
      value={[...value]}
      onChange={onChange}
    >
      <div className="stack tight" style={{ marginTop: 8 }}>
        {offered.map((template) => (
          <Checkbox
            key={template.id}
            value={template.id}
            label={template.name}
            disabled={isFull && !value.includes(template.id)}
            description={<Facts template={template} form={form} place={value.indexOf(template.id)} />}
          />
        ))}
        {isFull && <p className="meta">{t(templates.atOpeningMax(TEMPLATES_AT_ONCE_MAX))}</p>}
      </div>
    </Checkbox.Group>
  );
}

function Facts({ template, form, place }: { template: TemplateSummary; form: ServiceForm; place: number }) {
  const t = useText();
  const { role, sla, clause } = template.deviations;
  const facts = [
    ...(place >= 0 ? [t(templates.order(place + 1))] : []),
    t(templates.deviationCounts(role, sla, clause)),
    ...(template.form === form ? [] : [t(templates.otherForm(t(services[template.form])))]),
  ];
  return <>{facts.join("　")}</>;
}
