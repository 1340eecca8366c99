import { applies } from "@portal/shared";
import { disclosures } from "../../texts/disclosures.js";
import { useShortcuts } from "../../ui/keyboard-shortcuts.js";
import { useEditor } from "./editor-context.js";

/** ↑ ↓ open the neighbouring item, N the next missing one in any section. 1 to 3 and E belong to the open answer. */
export function useEditorShortcuts(): void {
  const { catalogue, facts, sectionId, openItem, completeness, open } = useEditor();
  const shown = catalogue.sections
    .find(({ id }) => id === sectionId)
    ?.items.filter((item) => applies(item, facts))
    .map(({ id }) => id);

  const step = (by: 1 | -1): boolean => {
    // The arrows move between radio buttons, as in every form, and scroll the page while no item is open.
    if (document.activeElement instanceof HTMLInputElement || !openItem || !shown) return false;
    const next = shown[shown.indexOf(openItem.id) + by];
    if (!next) return false;
    open(next);
    return true;
  };
  const nextMissing = (): boolean => {
    const order = catalogue.sections.flatMap(({ items }) => items.map(({ id }) => id));
    const here = openItem?.id ?? shown?.[0];
    const from = here === undefined ? -1 : order.indexOf(here) - (openItem ? 0 : 1);
    const { missing } = completeness;
    const next = missing.find((id) => order.indexOf(id) > from) ?? missing[0];
    if (!next) return false;
    open(next);
    return true;
  };
  useShortcuts([
    { key: "ArrowDown", label: disclosures.keyDown, run: () => step(1) },
    { key: "ArrowUp", label: disclosures.keyUp, run: () => step(-1) },
    { key: "n", label: disclosures.keyNext, run: nextMissing },
  ]);
}
