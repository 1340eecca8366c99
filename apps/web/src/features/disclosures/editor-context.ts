import type { Completeness, DisclosureCatalogue, DisclosureItem, Facts, SectionProgress } from "@portal/shared";
import { createContext, useContext } from "react";
import type { StoredFile } from "../../api/files.js";
import type { Version } from "./disclosure.api.js";
import type { DraftEditing, EditingState } from "./draft-editing.js";

/** Everything the parts of the editor share; all counts are live, by what is typed. */
export interface Editor {
  readonly catalogue: DisclosureCatalogue;
  readonly editing: DraftEditing;
  readonly state: EditingState;
  readonly facts: Facts;
  readonly progress: readonly SectionProgress[];
  readonly completeness: Completeness;
  readonly sectionId: string;
  readonly openItem: DisclosureItem | undefined;
  /** The version published last, once it is read. */
  readonly previous: Version | undefined;
  readonly mayEdit: boolean;
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly upload: (file: File) => Promise<StoredFile>;
  readonly open: (itemId: string) => void;
  readonly close: () => void;
}

const Context = createContext<Editor | null>(null);
export const EditorProvider = Context.Provider;

export function useEditor(): Editor {
  const editor = useContext(Context);
  if (!editor) throw new Error("useEditor is used outside the disclosure editor");
  return editor;
}

/** Where an item stands in its edition: its section, and its number such as 15-5, which conditions do not change. */
export function placeOf(
  catalogue: DisclosureCatalogue,
  itemId: string,
): { sectionId: string; number: string } | undefined {
  for (const [index, section] of catalogue.sections.entries()) {
    const place = section.items.findIndex(({ id }) => id === itemId);
    if (place >= 0) return { sectionId: section.id, number: `${index + 1}-${place + 1}` };
  }
  return undefined;
}
