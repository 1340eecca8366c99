import { Button } from "@mantine/core";
import { Link } from "react-router";
import { disclosures } from "../../texts/disclosures.js";
import { shell } from "../../texts/shell.js";
import { Instant } from "../../ui/instant.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { SaveState, type Saving } from "../../ui/save-state.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { EditingState } from "./draft-editing.js";
import { useEditor } from "./editor-context.js";
import css from "./editor.module.css";

/** Which draft this is, whether it is saved, and what hinders saving it. */
export function EditorHeader() {
  const t = useText();
  const { catalogue, editing, state, mayEdit } = useEditor();
  const { saved, failure } = state;
  const version = saved.latestVersion;
  const inReview = saved.status === "in_review";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t(shell.services), to: paths.services },
          { label: saved.serviceName, to: paths.service(saved.serviceId) },
        ]}
        title={t(disclosures.title(saved.serviceName))}
        state={
          <>
            <StatusBadge tone={inReview ? "warn" : "info"}>
              {t(inReview ? disclosures.inReview : disclosures.editing)}
            </StatusBadge>
            {mayEdit && (
              <SaveState
                state={savingOf(state, Object.keys(editing.sendable()).length > 0)}
                {...(state.savedAt && { at: state.savedAt })}
              />
            )}
          </>
        }
        lead={
          <span className="row">
            <span>{t(disclosures.edition(catalogue.edition))}</span>
            {version ? (
              <span>
                {t(disclosures.lastVersion)}{" "}
                <Link to={paths.version(version.id)}>{t(disclosures.versionNumber(version.number))}</Link>{" "}
                <Instant at={version.publishedAt} />
              </span>
            ) : (
              <span>{t(disclosures.notPublished)}</span>
            )}
          </span>
        }
        actions={
          <Button component={Link} to={paths.publication(saved.id)}>
            {t(disclosures.toPublication)}
          </Button>
        }
      />
      <div className={css.notices}>
        {!mayEdit && <ProblemNotice tone="info" title={t(disclosures.readOnly)} />}
        {mayEdit && inReview && <ProblemNotice tone="warn" title={t(disclosures.reviewLapses)} />}
        {failure && failure !== "offline" && (
          <RefusalNotice
            error={failure}
            actions={
              <Button variant="default" onClick={() => void editing.flush()}>
                {t(disclosures.saveAgain)}
              </Button>
            }
          >
            <p>{t(disclosures.saveRefused)}</p>
          </RefusalNotice>
        )}
      </div>
    </>
  );
}

function savingOf({ failure, pending, sending }: EditingState, hasSendable: boolean): Saving {
  if (failure === "offline") return "offline";
  if (sending || (hasSendable && !failure)) return "saving";
  return Object.keys(pending).length > 0 ? "refused" : "saved";
}
