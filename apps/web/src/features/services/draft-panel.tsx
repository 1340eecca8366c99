import { Button } from "@mantine/core";
import { useNavigate } from "react-router";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { isRefusedWith } from "../../api/client.js";
import { services } from "../../texts/services.js";
import { Instant } from "../../ui/instant.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { DraftState } from "./draft-state.js";
import { useCurrentEdition, useStartDraft, type Service, type ServiceDisclosure } from "./services.api.js";
import css from "./services.module.css";

/** The drafts of a service, one for each edition of the items, and the start of the first or the next. */
export function DraftPanel({ service }: { service: Service }) {
  const t = useText();
  const { may } = useActing();
  const edition = useCurrentEdition();
  const { disclosures } = service;
  const mayStart = may("disclosure.edit") && edition !== undefined;
  const isCurrent = disclosures.some(({ catalogueId }) => catalogueId === edition?.id);
  return (
    <section className="panel" aria-labelledby="disclosure">
      <div className="head">
        <h2 id="disclosure">{t(services.disclosure)}</h2>
      </div>
      <div className="body stack">
        {disclosures.map((one) => (
          <Draft key={one.id} disclosure={one} />
        ))}
        {disclosures.length === 0 && (
          <div className="stack tight">
            <p className="strong">{t(services.noDraft)}</p>
            <p className="meta">{t(mayStart ? services.noDraftHelp : services.noDraftReader)}</p>
            {mayStart && <StartDraft serviceId={service.id} catalogueId={edition.id} />}
          </div>
        )}
        {disclosures.length > 0 && edition && !isCurrent && (
          <ProblemNotice
            tone="info"
            title={t(services.newerEdition(edition.edition))}
            actions={mayStart && <StartDraft serviceId={service.id} catalogueId={edition.id} />}
          >
            {t(services.newerEditionHelp)}
          </ProblemNotice>
        )}
      </div>
    </section>
  );
}

function Draft({ disclosure }: { disclosure: ServiceDisclosure }) {
  const t = useText();
  const { may } = useActing();
  const { id, lastEditedAt, published } = disclosure;
  return (
    <div className={css.draft}>
      <DraftState disclosure={disclosure} />
      <dl className="kv">
        <dt>{t(services.lastEdit)}</dt>
        <dd>{lastEditedAt ? <Instant at={lastEditedAt} /> : t(services.notEdited)}</dd>
        <dt>{t(services.published)}</dt>
        <dd>
          {published ? (
            <Link to={paths.version(published.id)}>{t(services.versionNumber(published.number))}</Link>
          ) : (
            t(services.notPublished)
          )}
        </dd>
      </dl>
      <div className="row">
        <Button component={Link} to={paths.disclosure(id)}>
          {t(may("disclosure.edit") ? services.continueDraft : services.readDraft)}
        </Button>
        <Button variant="default" component={Link} to={paths.publication(id)}>
          {t(services.checkDraft)}
        </Button>
      </div>
    </div>
  );
}

function StartDraft({ serviceId, catalogueId }: { serviceId: string; catalogueId: string }) {
  const t = useText();
  const navigate = useNavigate();
  const { mutateAsync, error, isPending } = useStartDraft(serviceId);
  const start = async () => {
    try {
      const { id } = await mutateAsync(catalogueId);
      await navigate(paths.disclosure(id));
    } catch (refused) {
      // Somebody else started it meanwhile: that one is opened. Other refusals are shown above the button.
      const existing = isRefusedWith(refused, "already-exists") ? refused.members.id : undefined;
      if (typeof existing === "string") await navigate(paths.disclosure(existing));
    }
  };
  return (
    <>
      <RefusalNotice error={error} />
      <div>
        <Button aria-busy={isPending} onClick={() => !isPending && void start()}>
          {t(services.startDraft)}
        </Button>
      </div>
    </>
  );
}
