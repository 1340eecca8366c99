import { Button } from "@mantine/core";
import type { PublicStatus } from "@portal/shared";
import { useState } from "react";
import { Link } from "react-router";
import { impact } from "../../texts/impact.js";
import { AgreementStatusBadge } from "../../ui/agreement-status.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { RestingRows } from "../../ui/resting-rows.js";
import { useText } from "../../ui/text-language.js";
import { useItemImpact } from "./impact.api.js";
import css from "./version-section.module.css";

/** From one answer to the rows of my organisation's agreements that rest on it; asked for when it is opened. */
export function ItemImpact({ versionId, itemId, label }: { versionId: string; itemId: string; label: string }) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  return (
    <details
      className={`no-print ${css.about}`}
      onToggle={(event) => setOpened((before) => before || event.currentTarget.open)}
    >
      <summary aria-label={`${t(impact.ofItem)}: ${label}`}>{t(impact.ofItem)}</summary>
      {opened && <Agreements versionId={versionId} itemId={itemId} />}
    </details>
  );
}

function Agreements({ versionId, itemId }: { versionId: string; itemId: string }) {
  const t = useText();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useItemImpact(versionId, itemId);
  if (error) return <RefusalNotice error={error} />;
  if (isPending) return <LoadingRows of={impact.ofItemLoading} rows={2} />;
  const items = data.pages.flatMap((page) => page.items);
  const said = ({ change, withheld }: (typeof items)[number]) =>
    change ?? t(withheld ? impact.hidden : impact.sameAnswer);
  if (items.length === 0 && !hasNextPage) return <p>{t(impact.ofItemNone)}</p>;
  return (
    <ul className={css.impact}>
      {items.map((agreement) => (
        <li key={agreement.id}>
          <p className="row tight">
            <Link to={paths.agreement(agreement.id)}>{agreement.number}</Link>
            <PartyMark party={agreement.counterpartyKind} />
            {agreement.counterparty}
            <AgreementStatusBadge status={agreement.status as PublicStatus} startsOn={agreement.startsOn} />
          </p>
          {agreement.pinned.id === versionId ? (
            <p>{t(impact.pinnedHere)}</p>
          ) : (
            <p>{t(impact.sentence(t(impact.pins(agreement.pinned.number)), said(agreement)))}</p>
          )}
          <RestingRows agreementId={agreement.id} rows={agreement.rows} />
        </li>
      ))}
      {hasNextPage && (
        <li>
          <Button variant="default" size="xs" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t(impact.more)}
          </Button>
        </li>
      )}
    </ul>
  );
}
