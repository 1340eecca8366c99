import { Button } from "@mantine/core";
import { useState } from "react";
import { turns } from "../../texts/turns.js";
import { instantWords } from "../../ui/date-words.js";
import { IsoDate } from "../../ui/iso-date.js";
import { partyName } from "../../ui/party-names.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { HandOverSheet } from "./hand-over-sheet.js";
import { unsentRows, useWorkbench } from "./workbench-context.js";

/** Whose turn it is, by when an answer is asked for, what is unsent, and the way to hand the turn over. */
export function TurnBanner() {
  const t = useText();
  const { agreement, mine, theirs, mayEdit } = useWorkbench();
  const [handing, setHanding] = useState(false);
  const { status, turn, respondBy } = agreement;
  if (status !== "drafting" && status !== "negotiating") return null;
  const isMine = turn === mine;
  const count = unsentRows(agreement).length;
  return (
    <div className="no-print">
      <ProblemNotice
        tone="info"
        title={t(isMine ? turns.ours : turns.theirs(t(partyName[theirs])))}
        actions={
          isMine &&
          mayEdit && (
            <Button variant={count > 0 ? "filled" : "default"} onClick={() => setHanding(true)}>
              {t(count > 0 ? turns.sendAndHandOver : turns.handOver)}
            </Button>
          )
        }
      >
        {respondBy && (
          <p>
            <strong>
              {t(turns.respondBy)} <IsoDate date={respondBy} />
            </strong>
          </p>
        )}
        <LastHandover />
        {isMine ? (
          <p>{t(count > 0 ? turns.unsentCount(count) : turns.nothingUnsent)}</p>
        ) : (
          mayEdit && <p>{t(turns.waiting)}</p>
        )}
      </ProblemNotice>
      {handing && <HandOverSheet onClose={() => setHanding(false)} />}
    </div>
  );
}

function LastHandover() {
  const t = useText();
  const { language } = useLanguage();
  const { status, handover } = useWorkbench().agreement;
  if (!handover) return status === "drafting" ? <p>{t(turns.opened)}</p> : null;
  const { party, by, at, message, rows } = handover;
  return (
    <>
      <p>
        {t(turns.handedOver(t(partyName[party]), by, instantWords(at, language)))}{" "}
        {rows.length > 0 && t(turns.rowsSent(rows.length))}
      </p>
      {message && (
        <p style={{ whiteSpace: "pre-wrap" }}>
          {t(turns.message)}: {message}
        </p>
      )}
    </>
  );
}
