import { Tabs } from "@mantine/core";
import { rowPartLabels, type RowPart, type Text } from "@portal/shared";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { agreements } from "../../texts/agreements.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { useAgreement } from "./agreements.api.js";
import { ClausesTab } from "./clauses-tab.js";
import { EquipmentTab } from "./equipment-tab.js";
import { useInternalComments } from "./internal-comments.api.js";
import { OverviewTab } from "./overview-tab.js";
import { RisksTab } from "./risks-tab.js";
import { RolesTab } from "./roles-tab.js";
import { useRowCatalogues } from "./row-catalogues.api.js";
import { RowSurroundingsProvider } from "./row-surroundings.js";
import { SlaTab } from "./sla-tab.js";
import { TermsTab } from "./terms-tab.js";
import { TurnBanner } from "./turn-banner.js";
import { rowsOf, workbenchOf, WorkbenchProvider, type Workbench } from "./workbench-context.js";
import { WorkbenchHeader } from "./workbench-header.js";
import css from "./workbench.module.css";

const tabs: readonly { id: string; label: Text; part?: RowPart; Content: () => React.ReactNode }[] = [
  { id: "overview", label: agreements.overview, Content: OverviewTab },
  { id: "roles", label: rowPartLabels.role, part: "role", Content: RolesTab },
  { id: "equipment", label: rowPartLabels.equipment, part: "equipment", Content: EquipmentTab },
  { id: "sla", label: rowPartLabels.sla, part: "sla", Content: SlaTab },
  { id: "risks", label: rowPartLabels.risk, part: "risk", Content: RisksTab },
  { id: "clauses", label: rowPartLabels.clause, part: "clause", Content: ClausesTab },
  { id: "terms", label: rowPartLabels.term, part: "term", Content: TermsTab },
];

/** Tabs whose tables print lying; the heading goes with them, or it would stand alone on an upright sheet. */
const lying: readonly string[] = ["roles", "equipment", "sla", "risks"];

/** The workbench of one agreement: where it stands, what is left, and its rows by part. */
export function WorkbenchPage() {
  const { agreementId = "" } = useParams();
  return <LoadedWorkbench key={agreementId} agreementId={agreementId} />;
}

function LoadedWorkbench({ agreementId }: { agreementId: string }) {
  const { tab = "overview" } = useParams();
  const { may } = useActing();
  const agreement = useAgreement(agreementId);
  const catalogues = useRowCatalogues(agreement);
  const internalComments = useInternalComments(agreementId);
  const [query, setQuery] = useSearchParams();
  const rowId = query.get("row");
  const open = useCallback(
    (next: string | null) =>
      setQuery(
        (now) => {
          if (next) now.set("row", next);
          else now.delete("row");
          now.delete("field");
          return now;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setQuery],
  );
  const [edit, confirm] = [may("agreement.edit"), may("agreement.confirm")];
  const workbench = useMemo(
    () => workbenchOf(agreement, { catalogues, internalComments }, { edit, confirm }, { id: rowId, open }),
    [agreement, catalogues, internalComments, edit, confirm, rowId, open],
  );
  return (
    <WorkbenchProvider value={workbench}>
      <RowSurroundingsProvider value={workbench}>
        <div className={`page ${lying.includes(tab) ? "print-wide" : ""}`}>
          <WorkbenchHeader />
          <div className="stack">
            <StateNotice workbench={workbench} />
            <TurnBanner />
            <WorkbenchTabs workbench={workbench} tab={tabs.some(({ id }) => id === tab) ? tab : "overview"} />
          </div>
        </div>
      </RowSurroundingsProvider>
    </WorkbenchProvider>
  );
}

function StateNotice({ workbench: { agreement, mayEdit } }: { workbench: Workbench }) {
  const t = useText();
  const { status, sealingWaitsFor } = agreement;
  if (status === "sealing") {
    const waits = sealingWaitsFor === "timestamp";
    return (
      <ProblemNotice tone="info" title={t(waits ? agreements.sealingTimestamp : agreements.sealing)}>
        {t(waits ? agreements.sealingTimestampHelp : agreements.sealingHelp)}
      </ProblemNotice>
    );
  }
  const negotiable = status === "drafting" || status === "negotiating";
  if (negotiable && !mayEdit) return <p className="meta">{t(agreements.readOnlyRole)}</p>;
  if (status === "settled" || status === "vendor_signed")
    return <p className="meta">{t(agreements.readOnlySettled)}</p>;
  return null;
}

function WorkbenchTabs({ workbench: { agreement }, tab }: { workbench: Workbench; tab: string }) {
  const t = useText();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const byTab = useRef(false);
  // A change of address gives the heading the focus; a hand on the tabs keeps it.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (byTab.current) current?.focus({ preventScroll: true });
    byTab.current = false;
  }, [tab]);
  const change = (next: string | null) => {
    byTab.current = true;
    void navigate(paths.agreement(agreement.id, next && next !== "overview" ? next : undefined), {
      preventScrollReset: true,
      replace: true,
    });
  };
  return (
    <Tabs value={tab} onChange={change}>
      <Tabs.List ref={list} className={`no-print ${css.tabs}`} aria-label={t(agreements.parts)}>
        {tabs.map(({ id, label, part }) => (
          <Tabs.Tab key={id} value={id}>
            {t(label)}
            {part && <span className={css.count}>{fraction(agreement, part)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, Content }) => (
        <Tabs.Panel key={id} value={id} pt={16}>
          <Content />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function fraction(agreement: Workbench["agreement"], part: RowPart): string {
  const rows = rowsOf(agreement, part);
  const done = rows.filter(({ confirmations: { hospital, vendor } }) => hospital && vendor).length;
  return rows.length === 0 ? "0" : `${done} / ${rows.length}`;
}
