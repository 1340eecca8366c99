import { Modal, Switch } from "@mantine/core";
import { pieces } from "../texts/pieces.js";
import { DataTable, type DataColumn } from "./data-table.js";
import type { Shortcut } from "./shortcut.js";
import { useText } from "./text-language.js";

const names: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  " ": "Space",
};
const keyName = (key: string) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** The keys that work on this page, and the switch that turns single keys off. */
export function ShortcutList({
  opened,
  onClose,
  isOn,
  onSwitch,
  shortcuts,
}: {
  opened: boolean;
  onClose: () => void;
  isOn: boolean;
  onSwitch: (on: boolean) => void;
  shortcuts: readonly Shortcut[];
}) {
  const t = useText();
  const rows = [...shortcuts, { key: "?", label: pieces.shortcutList, run: () => undefined }];
  const columns: DataColumn<Shortcut>[] = [
    {
      id: "key",
      label: t(pieces.shortcutKey),
      rowHeader: true,
      width: "6em",
      cell: (one) => <kbd>{keyName(one.key)}</kbd>,
    },
    { id: "does", label: t(pieces.shortcutDoes), cell: (one) => t(one.label) },
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={<strong>{t(pieces.shortcutsTitle)}</strong>}>
      <div className="stack">
        <Switch
          label={t(pieces.shortcutsSwitch)}
          checked={isOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <p className="meta">{t(pieces.shortcutsHelp)}</p>
        <DataTable
          caption={t(pieces.shortcutsTitle)}
          columns={columns}
          rows={rows}
          rowKey={(one) => `${one.key} ${one.label.en}`}
        />
      </div>
    </Modal>
  );
}
