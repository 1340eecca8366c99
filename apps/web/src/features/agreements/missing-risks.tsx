import { Button } from "@mantine/core";
import { prefillRisks } from "@portal/shared";
import { riskRecords as texts } from "../../texts/risk-records.js";
import { rowAttention } from "../../texts/row-attention.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useAddRow, type Blocking } from "./agreements.api.js";
import { missingRiskCodes } from "./risk-wants.js";
import { useDisclosure } from "./row-attention.api.js";
import { useWorkbench } from "./workbench-context.js";

/** Rows that the disclosure asks for and the agreement lacks: opened before there were such rows, or deleted by both sides. */
export function MissingRisks() {
  const t = useText();
  const { agreement } = useWorkbench();
  const missing = agreement.progress.blocking.filter(({ code }) => missingRiskCodes.includes(code));
  if (missing.length === 0) return null;
  return (
    <ProblemNotice
      tone="warn"
      title={t(texts.missing)}
      items={missing.map((one) => ({ id: one.rowKey ?? one.detail, label: <MissingRisk missing={one} /> }))}
    >
      {t(texts.missingHelp)}
    </ProblemNotice>
  );
}

/** Adds the row as an agreement on this version would open with it. */
function MissingRisk({ missing }: { missing: Blocking }) {
  const t = useText();
  const { agreement, catalogues, mayEdit } = useWorkbench();
  const { answers, catalogue, isError } = useDisclosure(agreement, mayEdit);
  const { mutateAsync, isPending, error } = useAddRow(agreement.id);
  const risks = answers && catalogue ? prefillRisks(catalogue, catalogues.risk, answers) : [];
  const risk = risks.find(({ key }) => key === missing.rowKey);
  const add = () => {
    if (isPending || !risk) return;
    // A refusal is shown below the button.
    void mutateAsync({ part: "risk", key: risk.key, label: "", value: risk.value }).catch(() => undefined);
  };
  return (
    <>
      {missing.detail}{" "}
      {mayEdit && risk && (
        <Button variant="default" aria-busy={isPending} onClick={add}>
          {t(texts.addMissing)}
        </Button>
      )}
      {isError && <p>{t(rowAttention.disclosedFailed)}</p>}
      <RefusalNotice error={error} />
    </>
  );
}
