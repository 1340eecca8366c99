import { Button } from "@mantine/core";
import { SIGNING_BATCH_MAX } from "@portal/shared";
import { IconSignature } from "@tabler/icons-react";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { useInstallation } from "../../api/installation.js";
import { signingTogether } from "../../texts/signing-together.js";
import { EmptyState } from "../../ui/empty-state.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { BatchResults } from "./batch-results.js";
import { BatchSheet } from "./batch-sheet.js";
import { useWaitingAgreements, type BatchResult, type Chosen, type WaitingAgreement } from "./signing-inbox.api.js";
import { canBeChosen, WaitingTable } from "./waiting-table.js";

/** The agreements that wait for my signature: open each, choose, and sign the chosen ones at one act. */
export function SigningInboxPage() {
  const t = useText();
  const { may } = useActing();
  return (
    <div className="page">
      <PageHeader title={t(signingTogether.title)} lead={t(signingTogether.lead)} />
      {may("agreement.sign-together") ? <Inbox /> : <ProblemNotice tone="info" title={t(signingTogether.noRole)} />}
    </div>
  );
}

const keyOf = ({ id, contentDigest }: WaitingAgreement) => `${id} ${contentDigest ?? ""}`;

function Inbox() {
  const t = useText();
  const offersOwn = useInstallation()?.partyCertificates === true;
  const { agreements, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useWaitingAgreements();
  // By content: what was settled anew meanwhile is not chosen any more.
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // While it is not known what became of an act, its list stays as it was: what was signed leaves the inbox.
  const [held, setHeld] = useState<readonly WaitingAgreement[]>();
  const [results, setResults] = useState<readonly BatchResult[]>();
  if (!agreements) return error ? <RefusalNotice error={error} /> : <LoadingRows of={signingTogether.list} />;
  const able = agreements.filter(canBeChosen).slice(0, SIGNING_BATCH_MAX);
  const chosen = held ?? able.filter((one) => picked.has(keyOf(one)));
  const pick = (one: WaitingAgreement, isPicked: boolean) => {
    setResults(undefined);
    setHeld(undefined);
    const next = new Set(picked);
    if (isPicked) next.add(keyOf(one));
    else next.delete(keyOf(one));
    setPicked(next);
  };
  const leaveOut = (ids: readonly string[]) =>
    setPicked(new Set(chosen.filter(({ id }) => !ids.includes(id)).map(keyOf)));
  return (
    <div className="stack">
      <RefusalNotice error={error} />
      {results && <BatchResults results={results} />}
      {agreements.length === 0 ? (
        <EmptyState icon={IconSignature} title={t(signingTogether.empty)}>
          {t(signingTogether.emptyHelp)}
        </EmptyState>
      ) : (
        <>
          <div className="row">
            <p className="meta" role="status">
              {t(chosen.length > 0 ? signingTogether.chosen(chosen.length) : signingTogether.nothingChosen)}
            </p>
            {able.length > chosen.length && (
              <Button variant="default" size="xs" onClick={() => setPicked(new Set(able.map(keyOf)))}>
                {t(signingTogether.all)}
              </Button>
            )}
            {chosen.length > 0 && (
              <Button variant="default" size="xs" onClick={() => setPicked(new Set())}>
                {t(signingTogether.noneChosen)}
              </Button>
            )}
          </div>
          <WaitingTable
            agreements={agreements}
            isPicked={(one) => chosen.some(({ id }) => id === one.id)}
            onPick={pick}
          />
        </>
      )}
      {hasNextPage && (
        <div>
          <Button variant="default" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t(signingTogether.more)}
          </Button>
        </div>
      )}
      {chosen.length > 0 && (
        <BatchSheet
          // Another list is agreed to anew.
          key={chosen.map(keyOf).join(" ")}
          chosen={chosen.map(({ id, number, contentDigest }): Chosen => ({
            id,
            number,
            contentDigest: contentDigest ?? "",
          }))}
          onLeaveOut={leaveOut}
          onActing={(isActing) => setHeld(isActing ? chosen : undefined)}
          onSigned={(told) => {
            setHeld(undefined);
            setPicked(new Set());
            setResults(told);
          }}
        />
      )}
      {offersOwn && agreements.length > 0 && <p className="meta phrase">{t(signingTogether.ownCertificate)}</p>}
    </div>
  );
}
