import { Button, Textarea } from "@mantine/core";
import { COMMENT_MAX } from "@portal/shared";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { disclosures } from "../../texts/disclosures.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useDecideReview, useRequestReview, type Disclosure } from "./disclosure.api.js";

/** Asking for approval, and deciding. Only what this person may do now is shown; for the rest a sentence says who may. */
export function ReviewActions({ disclosure }: { disclosure: Disclosure }) {
  const t = useText();
  const { user, may } = useActing();
  const { mutate: ask, error, isPending } = useRequestReview(disclosure.id);
  const [deciding, setDeciding] = useState<"approve" | "reject" | null>(null);
  const inReview = disclosure.status === "in_review";
  const isApproved = disclosure.review?.approve === true && disclosure.review.current;
  const mayAsk = may("disclosure.request-review") && !inReview && !isApproved;
  const isDecider = may("disclosure.decide") && inReview;
  const editedLast = disclosure.lastEditor?.id === user.id;
  if (!mayAsk && !isDecider && !error) return null;
  return (
    <div className="stack tight">
      <RefusalNotice error={error} />
      {isDecider && editedLast && <p className="small">{t(disclosures.youEditedLast)}</p>}
      <div className="row">
        {mayAsk && (
          <Button variant="default" aria-busy={isPending} onClick={() => !isPending && ask(undefined)}>
            {t(disclosures.requestReview)}
          </Button>
        )}
        {isDecider && (
          <Button variant="default" onClick={() => setDeciding("reject")}>
            {t(disclosures.reject)}
          </Button>
        )}
        {isDecider && !editedLast && <Button onClick={() => setDeciding("approve")}>{t(disclosures.approve)}</Button>}
      </div>
      {deciding && (
        <Decision disclosureId={disclosure.id} approve={deciding === "approve"} onDone={() => setDeciding(null)} />
      )}
    </div>
  );
}

function Decision({ disclosureId, approve, onDone }: { disclosureId: string; approve: boolean; onDone: () => void }) {
  const t = useText();
  const { mutate, error, isPending } = useDecideReview(disclosureId);
  const [comment, setComment] = useState("");
  const [isIncomplete, setIsIncomplete] = useState(false);
  const decide = () => {
    if (!approve && comment.trim() === "") return setIsIncomplete(true);
    return mutate({ approve, comment: comment.trim() }, { onSuccess: onDone });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onDone}
      title={t(approve ? disclosures.approveTitle : disclosures.rejectTitle)}
      confirmLabel={t(approve ? disclosures.approve : disclosures.reject)}
      onConfirm={decide}
      pending={isPending}
      error={error}
    >
      {approve && <p className="small">{t(disclosures.approveHelp)}</p>}
      <Textarea
        label={t(approve ? disclosures.approveComment : disclosures.rejectComment)}
        withAsterisk={!approve}
        aria-required={!approve}
        autosize
        minRows={3}
        maxLength={COMMENT_MAX}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        error={isIncomplete && comment.trim() === "" ? t(disclosures.rejectCommentMissing) : undefined}
      />
    </ConfirmDialog>
  );
}
