import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { addMonths, COMMENT_MAX, nextPeriod, type PeriodTerm } from "@portal/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { isRefusedWith } from "../../api/client.js";
import { agreements } from "../../texts/agreements.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { dateWords } from "../../ui/date-words.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { useMove } from "./agreement-moves.api.js";
import type { Agreement, Blocking } from "./agreements.api.js";
import { BlockingList } from "./blocking-list.js";
import type { Move } from "./move.js";
import { useWorkbench } from "./workbench-context.js";

/** Says what a move does, asks for its reason, and shows beside the hand why it was refused. */
export function MoveDialog({ move, onClose }: { move: Move; onClose: () => void }) {
  const t = useText();
  const { agreement } = useWorkbench();
  const { mutateAsync, isPending, error } = useMove(agreement.id);
  const [reason, setReason] = useState("");
  const [endsOn, setEndsOn] = useState(addMonths(todayInTokyo(), 6));
  const [renews, setRenews] = useState(false);
  const navigate = useNavigate();
  const [tried, setTried] = useState(false);
  const { blocking } = agreement.progress;
  const refused = isRefusedWith(error, "agreement.blocked") ? (error.members.blocking as Blocking[]) : null;
  const isHeld = !refused && move.name === "settle" && blocking.length > 0;
  const isUnfinished = move.needsReason && !reason.trim();

  // An amendment is an agreement of its own: the page goes on there.
  const arrive = (data: unknown) => {
    onClose();
    const { id } = data as { id: string };
    if (id !== agreement.id) void navigate(paths.agreement(id));
  };
  const confirm = () => {
    setTried(true);
    if (isUnfinished) return;
    // A refusal is shown inside the dialog.
    void mutateAsync({ name: move.name, reason: reason.trim(), endsOn, renews }).then(arrive, () => undefined);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(move.label)}
      confirmLabel={t(move.label)}
      onConfirm={confirm}
      pending={isPending}
      error={error}
      grave={move.grave}
      held={isHeld}
    >
      {refused && <BlockingList blocking={refused} />}
      {isHeld ? (
        <ProblemNotice tone="warn" title={t(agreements.settleBlocked)}>
          <BlockingList blocking={blocking} />
        </ProblemNotice>
      ) : (
        <p>{t(move.body)}</p>
      )}
      {move.name === "settle" && !isHeld && (
        <>
          <p>{t(agreements.settleCount(agreement.progress.total))}</p>
          <p>{t(agreements.settleNext)}</p>
        </>
      )}
      {move.name === "notify-termination" && (
        <TextInput
          type="date"
          label={t(agreements.notifyEndsOn)}
          value={endsOn}
          min={todayInTokyo()}
          onChange={(event) => setEndsOn(event.currentTarget.value)}
        />
      )}
      {move.name === "amend" && <Renews agreement={agreement} renews={renews} onChange={setRenews} />}
      {move.needsReason && (
        <Textarea
          label={t(agreements.reason)}
          description={t(agreements.reasonHelp)}
          autosize
          minRows={2}
          maxLength={COMMENT_MAX}
          value={reason}
          error={tried && isUnfinished ? t(agreements.reasonMissing) : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}

/** An amendment that renews takes over the period that follows, which can be changed like any row. */
function Renews({
  agreement: { rows },
  renews,
  onChange,
}: {
  agreement: Agreement;
  renews: boolean;
  onChange: (renews: boolean) => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const period = rows.find(({ part, key }) => part === "term" && key === "period")?.value as PeriodTerm | undefined;
  if (!period) return null;
  const { startsOn, endsOn } = nextPeriod(period);
  const words = (date: string) => dateWords(date, language, { withYear: true, withWeekday: false });
  return (
    <Checkbox
      label={t(agreements.renews)}
      description={t(agreements.renewsHelp(words(startsOn), words(endsOn)))}
      checked={renews}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
