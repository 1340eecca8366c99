import { Button, NativeSelect, Switch } from "@mantine/core";
import { IconEqual, IconPlus, IconPrinter } from "@tabler/icons-react";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useComparisonCandidates } from "../../api/comparison-candidates.js";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import { comparison } from "../../texts/comparison.js";
import { pieces } from "../../texts/pieces.js";
import { EmptyState } from "../../ui/empty-state.js";
import { useShortcuts } from "../../ui/keyboard-shortcuts.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { CellPanel } from "./cell-panel.js";
import { cellKeys, focusNeighbour } from "./cell-focus.js";
import { addressWith, differencesOnlyIn } from "./comparison-address.js";
import { countItems, shownSections } from "./comparison-reading.js";
import { ComparisonTable, type CellPlace } from "./comparison-table.js";
import css from "./comparison-view.module.css";
import type { Comparison } from "./comparison.api.js";

const SECTIONS_AT_ONCE = 2;

/** The comparison with its switches, its keys, and the answer picked from it. */
export function ComparisonView({ data }: { data: Comparison }) {
  const t = useText();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const { remove, replace } = useComparisonCandidates();
  const catalogue = useDisclosureCatalogue(data.catalogueId);
  const differencesOnly = differencesOnlyIn(address);
  const section = address.get("section");
  const shown = useMemo(
    () => shownSections(data.sections, { differencesOnly, section }),
    [data, differencesOnly, section],
  );
  // A page of ten versions has thousands of cells: the first sections are there at once, the rest follows without holding up the hand.
  const drawn = useDeferredValue(shown, shown.slice(0, SECTIONS_AT_ONCE));
  const [picked, setPicked] = useState<CellPlace | null>(null);
  const opener = useRef<Element | null>(null);

  const change = (name: string, value: string | null) =>
    void navigate(addressWith(address, name, value), { replace: true, preventScrollReset: true });
  const switchDifferences = () => change("differencesOnly", differencesOnly ? null : "1");
  const open = useCallback((place: CellPlace) => {
    opener.current = document.activeElement;
    setPicked(place);
  }, []);
  const close = () => {
    setPicked(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const drop = (versionId: string) => {
    remove(versionId);
    setPicked(null);
    change("versions", data.versions.flatMap(({ id }) => (id === versionId ? [] : [id])).join(","));
  };

  useShortcuts([
    ...cellKeys.map((key) => ({ key, label: comparison.keyMove, run: () => focusNeighbour(key) })),
    { key: "d", label: comparison.keyDifferences, run: switchDifferences },
    { key: "Escape", label: comparison.keyClose, run: () => (picked ? close() : false) },
  ]);

  return (
    <div className="page print-wide">
      <PageHeader
        title={t(comparison.titleOf(data.versions.length))}
        lead={t(comparison.lead)}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => globalThis.print()}
            >
              {t(pieces.print)}
            </Button>
            <Button
              variant="default"
              component={Link}
              to={paths.directory}
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => replace(data.versions)}
            >
              {t(comparison.addMore)}
            </Button>
          </>
        }
      />
      <div className={`no-print ${css.tools}`}>
        <Switch label={t(comparison.differencesOnly)} checked={differencesOnly} onChange={switchDifferences} />
        <NativeSelect
          aria-label={t(comparison.section)}
          value={section ?? ""}
          onChange={(event) => change("section", event.currentTarget.value || null)}
          data={[
            { value: "", label: t(comparison.allSections) },
            ...data.sections.map(({ id, label }) => ({ value: id, label: t(label) })),
          ]}
        />
        <p className="meta" role="status">
          {t(comparison.shown(countItems(shown), countItems(data.sections)))}
        </p>
      </div>
      <div className={css.grid} data-opened={picked ? true : undefined}>
        <div className={css.table} aria-busy={drawn !== shown}>
          <ComparisonTable
            data={data}
            catalogue={catalogue}
            sections={drawn}
            picked={picked}
            onOpen={open}
            onRemove={drop}
          />
          {shown.length === 0 && <NothingDiffers onShowAll={switchDifferences} />}
        </div>
        {picked && <CellPanel place={picked} data={data} catalogue={catalogue} onClose={close} />}
      </div>
    </div>
  );
}

function NothingDiffers({ onShowAll }: { onShowAll: () => void }) {
  const t = useText();
  return (
    <EmptyState
      icon={IconEqual}
      title={t(comparison.allAgree)}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t(comparison.showAll)}
        </Button>
      }
    >
      {t(comparison.allAgreeHelp)}
    </EmptyState>
  );
}
