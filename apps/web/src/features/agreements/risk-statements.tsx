import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import {
  acceptanceText,
  assessmentText,
  DEFAULT_RISK_LIMIT,
  explanationText,
  isGapRow,
  isOptionRow,
  needsAcceptance,
  optionDecisionLabels,
  optionDecisions,
  statementText,
  type OptionDecision,
  type GapAssessment,
  type Language,
  type Party,
  type RiskAcceptance,
  type RiskCommunication,
  type RiskExplanation,
  type RiskUnderstanding,
  type RiskValue,
  type Text,
} from "@portal/shared";
import type { ReactNode } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { riskRecords as texts } from "../../texts/risk-records.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { ExplanationFields } from "./explanation-fields.js";
import type { FieldsOf } from "./fields-of.js";
import { NamedFields } from "./named-fields.js";
import { withOptional } from "./optional-text.js";
import css from "./row-panel.module.css";
import type { RiskStatementName } from "./risk-wants.js";
import { useTargetField } from "./target-field.js";
import { useWorkbench, type Workbench } from "./workbench-context.js";

/** What each side says of a risk: its own part to fill in, the other's to read. */
export const RiskStatements = (props: FieldsOf<RiskValue>) => (
  <>
    {isOptionRow(props.rowKey) && <Decision {...props} />}
    <Communication {...props} />
    {isGapRow(props.rowKey) && <Assessment {...props} />}
    <Acceptance {...props} />
  </>
);

type Part = FieldsOf<RiskValue>;

function Decision({ value, onChange, errorAt }: Part) {
  const t = useText();
  const isTarget = useTargetField() === "decision";
  return (
    <NativeSelect
      label={t(texts.decision)}
      value={value.decision ?? ""}
      error={errorAt("/decision")}
      data-autofocus={isTarget || undefined}
      data={[
        { value: "", label: t(texts.undecided) },
        ...optionDecisions.map((one) => ({ value: one, label: t(optionDecisionLabels[one]) })),
      ]}
      onChange={(event) => onChange(withOptional(value, "decision", event.currentTarget.value as OptionDecision | ""))}
    />
  );
}

function Communication({ value, onChange, errorAt }: Part) {
  const { agreement } = useWorkbench();
  const { communication = {} } = value;
  const { explained, understood } = communication;
  const say = (next: RiskCommunication) =>
    onChange(withOptional(value, "communication", Object.keys(next).length > 0 ? next : undefined));
  const explain = (next: RiskExplanation | undefined) => say(withOptional(communication, "explained", next));
  const understand = (next: RiskUnderstanding | undefined) => say(withOptional(communication, "understood", next));
  return (
    <>
      <Statement
        owner="vendor"
        legend={texts.explained}
        write={texts.explainedWrite}
        name="explained"
        words={(language) => explanationText(explained, language)}
        said={explained !== undefined}
        onSaid={(on) => explain(on ? blankExplanation(agreement) : undefined)}
      >
        {explained && (
          <ExplanationFields
            value={explained}
            onChange={explain}
            errorAt={(pointer) => errorAt(`/communication/explained${pointer}`)}
            pinned={agreement.disclosureVersion.number}
          />
        )}
      </Statement>
      {(explained || understood) && (
        <Statement
          owner="hospital"
          legend={texts.understood}
          write={texts.understoodWrite}
          name="understood"
          words={(language) => statementText(understood, language)}
          said={understood !== undefined}
          onSaid={(on) => understand(on ? { by: "", role: "", on: todayInTokyo() } : undefined)}
        >
          {understood && (
            <NamedFields
              value={understood}
              onChange={understand}
              errorAt={(pointer) => errorAt(`/communication/understood${pointer}`)}
              labels={{ by: texts.understoodBy, role: texts.role, on: texts.understoodOn }}
            />
          )}
        </Statement>
      )}
    </>
  );
}

function Assessment({ value, onChange, errorAt }: Part) {
  const t = useText();
  const { assessment } = value;
  const assess = (next: GapAssessment | undefined) => onChange(withOptional(value, "assessment", next));
  return (
    <Statement
      owner="hospital"
      legend={texts.assessment}
      write={texts.assessmentWrite}
      name="assessment"
      words={(language) => assessmentText(assessment, language)}
      said={assessment !== undefined}
      onSaid={(on) => assess(on ? { text: "", by: "", role: "", on: todayInTokyo() } : undefined)}
    >
      {assessment && (
        <>
          <Textarea
            label={t(texts.assessmentText)}
            autosize
            minRows={2}
            value={assessment.text}
            error={errorAt("/assessment/text")}
            onChange={(event) => assess({ ...assessment, text: event.currentTarget.value })}
          />
          <NamedFields
            value={assessment}
            onChange={assess}
            errorAt={(pointer) => errorAt(`/assessment${pointer}`)}
            labels={{ by: texts.assessedBy, role: texts.role, on: texts.assessedOn }}
          />
        </>
      )}
    </Statement>
  );
}

function Acceptance({ value, onChange, errorAt }: Part) {
  const t = useText();
  const { agreement } = useWorkbench();
  const { acceptance } = value;
  const accept = (next: RiskAcceptance | undefined) => onChange(withOptional(value, "acceptance", next));
  // Only what is negotiated is edited: then there is a limit.
  if (!acceptance && !needsAcceptance(value, agreement.riskLimit ?? DEFAULT_RISK_LIMIT)) return null;
  const labels = { by: agreementRows.acceptedBy, role: agreementRows.acceptedRole, on: agreementRows.acceptedOn };
  return (
    <Statement
      owner="hospital"
      legend={agreementRows.acceptance}
      write={agreementRows.acceptanceWrite}
      name="acceptance"
      words={(language) => acceptanceText(acceptance, language)}
      said={acceptance !== undefined}
      onSaid={(on) => accept(on ? { by: "", role: "", on: todayInTokyo() } : undefined)}
    >
      {acceptance && (
        <>
          <NamedFields
            value={acceptance}
            onChange={accept}
            errorAt={(pointer) => errorAt(`/acceptance${pointer}`)}
            labels={labels}
          />
          <div className={css.pair}>
            {(["condition", "reviewBy"] as const).map((name) => (
              <TextInput
                key={name}
                type={name === "reviewBy" ? "date" : "text"}
                label={t(name === "reviewBy" ? agreementRows.reviewBy : agreementRows.acceptedCondition)}
                value={acceptance[name] ?? ""}
                error={errorAt(`/acceptance/${name}`)}
                onChange={(event) => accept(withOptional(acceptance, name, event.currentTarget.value))}
              />
            ))}
          </div>
        </>
      )}
    </Statement>
  );
}

export const blankExplanation = ({ disclosureVersion }: Workbench["agreement"]) =>
  ({ by: "", role: "", to: [""], on: todayInTokyo(), version: disclosureVersion.number, how: "meeting" }) as const;

/** One side's part of the record: a box that opens its fields, or what the other side has said. */
function Statement({
  name,
  words,
  owner,
  legend,
  write,
  said,
  onSaid,
  children,
}: {
  name: RiskStatementName;
  /** What has been said, empty where nothing was. */
  words: (language: Language) => string;
  owner: Party;
  legend: Text;
  write: Text;
  said: boolean;
  onSaid: (said: boolean) => void;
  children: ReactNode;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { mine } = useWorkbench();
  const isTarget = useTargetField() === name;
  return (
    <fieldset className={css.group}>
      <legend>{t(legend)}</legend>
      {mine === owner ? (
        <div className={css.fields}>
          <Checkbox
            label={t(write)}
            checked={said}
            data-autofocus={isTarget || undefined}
            onChange={(event) => onSaid(event.currentTarget.checked)}
          />
          {children}
        </div>
      ) : (
        <p className="meta">{words(language) || t(owner === "vendor" ? texts.byVendor : texts.byHospital)}</p>
      )}
    </fieldset>
  );
}
