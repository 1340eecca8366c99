import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { RowPart } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import { RowPanel } from "./row-panel.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** The panel beside the matrix; where there is no room beside, a drawer. */
export function RowAside({ part }: { part: RowPart }) {
  const t = useText();
  const { opened } = useWorkbench();
  const isWide = useMediaQuery("(min-width: 1101px)", true, { getInitialValueInEffect: false });
  if (!isWide) return <RowDrawer part={part} />;
  return (
    <aside className={`panel ${css.side}`} aria-label={t(agreementRows.panel)}>
      <div className="body">
        {opened?.part === part ? (
          <RowPanel key={opened.id} row={opened} />
        ) : (
          <p className="meta">{t(agreementRows.nothingPicked)}</p>
        )}
      </div>
    </aside>
  );
}

/** The panel over wide tables. Esc closes it and gives the focus back to the row. */
export function RowDrawer({ part }: { part: RowPart }) {
  const t = useText();
  const { opened, open } = useWorkbench();
  return (
    <Drawer
      opened={opened?.part === part}
      onClose={() => open(null)}
      position="right"
      size={520}
      title={<strong>{t(agreementRows.panel)}</strong>}
    >
      {opened?.part === part && <RowPanel key={opened.id} row={opened} />}
    </Drawer>
  );
}
