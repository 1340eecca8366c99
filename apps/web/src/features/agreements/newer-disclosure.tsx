import { liveStatuses, type AgreementStatus } from "@portal/shared";
import { Link } from "react-router";
import { impact } from "../../texts/impact.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { useWorkbench } from "./workbench-context.js";

/** Says that the vendor has published a newer disclosure than the agreement pins, or withdrawn that one. */
export function NewerDisclosure() {
  const t = useText();
  const { id, status, disclosureVersion } = useWorkbench().agreement;
  const isLive = status === "sealing" || liveStatuses.includes(status satisfies AgreementStatus);
  if (!isLive || disclosureVersion.status === "published") return null;
  const isWithdrawn = disclosureVersion.status === "withdrawn";
  return (
    <ProblemNotice
      tone="warn"
      title={t(isWithdrawn ? impact.withdrawnTitle : impact.newerTitle)}
      actions={<Link to={paths.impact(id)}>{t(impact.seeImpact)}</Link>}
    >
      {t(impact.newerHelp)}
    </ProblemNotice>
  );
}
