import { answerTo, completenessOf, factsOf, indexOf, sectionProgress } from "@portal/shared";
import { useMemo } from "react";
import { Navigate, useLocation, useNavigate, useParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import { paths } from "../../ui/paths.js";
import { useDisclosure, useVersion } from "./disclosure.api.js";
import { EditorProvider, placeOf, type Editor } from "./editor-context.js";
import { EditorHeader } from "./editor-header.js";
import { useEditorShortcuts } from "./editor-shortcuts.js";
import css from "./editor.module.css";
import { useEvidenceFiles } from "./evidence-files.js";
import { ItemGuide } from "./item-guide.js";
import { KeyHints } from "./key-hints.js";
import { LeavingDialog } from "./leaving-dialog.js";
import { MissingPanel } from "./missing-panel.js";
import { NarrowBar } from "./narrow-bar.js";
import { SectionItems } from "./section-items.js";
import { SectionOutline } from "./section-outline.js";
import { useDraftEditing } from "./use-draft-editing.js";

/** 開示書の編集: one section a page, one item open, everything saved as it is typed. */
export function EditorPage() {
  const { disclosureId = "" } = useParams();
  return <Draft key={disclosureId} disclosureId={disclosureId} />;
}

function Draft({ disclosureId }: { disclosureId: string }) {
  const { sectionId } = useParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const { may } = useActing();
  const disclosure = useDisclosure(disclosureId);
  const catalogue = useDisclosureCatalogue(disclosure.catalogueId);
  const previous = useVersion(disclosure.latestVersion?.id);
  const { editing, state, leaving } = useDraftEditing(disclosure, catalogue);
  const { answers } = state;
  const live = useMemo(
    () => ({
      facts: factsOf(catalogue, answers),
      progress: sectionProgress(catalogue, answers),
      completeness: completenessOf(catalogue, answers),
    }),
    [catalogue, answers],
  );
  const openItem = indexOf(catalogue).byId.get(decodeURIComponent(hash.slice(1)));
  const evidence = (openItem && answerTo(answers, openItem.id)?.evidence) ?? [];
  const { files, upload } = useEvidenceFiles(previous, evidence);

  if (!sectionId) {
    const firstOpen = live.progress.find(({ answered, required }) => answered < required) ?? live.progress[0];
    const target = (openItem && placeOf(catalogue, openItem.id)?.sectionId) ?? firstOpen?.id ?? "";
    return <Navigate to={paths.disclosureSection(disclosureId, target, openItem?.id)} replace />;
  }
  const editor: Editor = {
    catalogue,
    editing,
    state,
    ...live,
    sectionId,
    openItem,
    previous,
    mayEdit: may("disclosure.edit"),
    files,
    upload,
    open: (itemId) => {
      const section = placeOf(catalogue, itemId)?.sectionId ?? sectionId;
      const isHere = section === sectionId;
      void navigate(paths.disclosureSection(disclosureId, section, itemId), {
        replace: isHere,
        preventScrollReset: true,
      });
      void editing.flush();
    },
    close: () => {
      void navigate(paths.disclosureSection(disclosureId, sectionId), { replace: true, preventScrollReset: true });
      void editing.flush();
    },
  };
  return (
    <EditorProvider value={editor}>
      <Keys />
      <div className="page">
        <EditorHeader />
        <div className={css.grid}>
          <div className={`wide-only ${css.side}`}>
            <SectionOutline />
          </div>
          <SectionItems />
          <div className={`wide-only ${css.side}`}>
            <MissingPanel />
            <ItemGuide />
            <KeyHints />
          </div>
        </div>
        <NarrowBar />
      </div>
      <LeavingDialog leaving={leaving} />
    </EditorProvider>
  );
}

function Keys() {
  useEditorShortcuts();
  return null;
}
