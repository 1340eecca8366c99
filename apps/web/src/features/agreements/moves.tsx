import { Button } from "@mantine/core";
import { mayMove, permissions, type PermissionName, type Role, type Text } from "@portal/shared";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { agreements } from "../../texts/agreements.js";
import { IsoDate } from "../../ui/iso-date.js";
import { roleWords } from "../../ui/role-words.js";
import { useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import type { MoveName } from "./agreement-moves.api.js";
import type { Move } from "./move.js";
import { MoveDialog } from "./move-dialog.js";
import { stateOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

const move = (
  name: MoveName,
  permission: PermissionName,
  label: Text,
  body: Text,
  { needsReason = false, grave = false } = {},
): Move => ({ name, verb: name, permission, label, body, needsReason, grave });

const reasoned = { needsReason: true };
const ending = { needsReason: true, grave: true };

/** In the order of an agreement's life. */
const moves: readonly Move[] = [
  move("settle", "agreement.settle", agreements.settle, agreements.settleBody),
  move("reopen", "agreement.reopen", agreements.reopen, agreements.reopenBody, reasoned),
  move("amend", "agreement.amend", agreements.amend, agreements.amendBody, reasoned),
  move("notify-termination", "agreement.notify-termination", agreements.notify, agreements.notifyBody, ending),
  move("terminate", "agreement.terminate", agreements.terminate, agreements.terminateBody, { grave: true }),
  move("close", "agreement.close", agreements.close, agreements.closeBody),
  move("decline", "agreement.decline", agreements.decline, agreements.declineBody, ending),
  move("void", "agreement.void", agreements.makeVoid, agreements.voidBody, ending),
];

const openStatuses: readonly string[] = ["drafting", "negotiating", "settled", "sealing", "vendor_signed"];

/** The moves that our side has now. One that needs another role, or a later day, says so instead of a button. */
export function Moves() {
  const t = useText();
  const { may } = useActing();
  const { agreement, mine } = useWorkbench();
  const [opened, setOpened] = useState<Move | null>(null);
  // One amendment at a time; the page leads to the one under way.
  const isAmending = agreement.amendments.some(({ status }) => openStatuses.includes(status));
  const here = moves.filter(({ verb }) => mayMove(stateOf(agreement), verb, mine) && !(verb === "amend" && isAmending));
  const { terminatesOn, progress } = agreement;
  const isMain = (name: MoveName) => (name === "settle" && progress.blocking.length === 0) || name === "close";
  const tooEarly = terminatesOn !== null && todayInTokyo() < terminatesOn;
  return (
    <div className={css.moves}>
      {here.length === 0 && <p className="meta">{t(agreements.noMoves)}</p>}
      {here.map((one) => (
        <div key={one.name}>
          {!may(one.permission) ? (
            <p className="meta">
              <strong>{t(one.label)}</strong>
              <br />
              {t(agreements.noRole(rolesFor(one.permission, t)))}
            </p>
          ) : one.name === "terminate" && tooEarly ? (
            <p className="meta">
              <strong>{t(one.label)}</strong>
              <br />
              <IsoDate date={terminatesOn} withYear /> {t(agreements.fromThatDay)}
            </p>
          ) : (
            <Button fullWidth variant={isMain(one.name) ? "filled" : "default"} onClick={() => setOpened(one)}>
              {t(one.label)}
            </Button>
          )}
        </div>
      ))}
      {opened && <MoveDialog move={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function rolesFor(name: PermissionName, t: (text: Text) => string): string {
  const { roles } = permissions[name] as { roles?: readonly Role[] };
  return (roles ?? []).map((role) => roleWords([role], t)).join(t(agreements.or));
}
