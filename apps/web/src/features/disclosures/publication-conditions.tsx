import type { Text } from "@portal/shared";
import type { ReactNode } from "react";
import { useActing } from "../../api/acting.js";
import { disclosures } from "../../texts/disclosures.js";
import { instantWords } from "../../ui/date-words.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { Disclosure } from "./disclosure.api.js";
import css from "./publication.module.css";

/** The three things publishing needs, each with how it stands and who can move it on. */
export function PublicationConditions({ disclosure }: { disclosure: Disclosure }) {
  const t = useText();
  const { may } = useActing();
  const { completeness, publishing, lastEditor } = disclosure;
  const isComplete = completeness.missing.length === 0;
  const mayPublish = may("disclosure.publish");
  return (
    <ul className={`panel ${css.conditions}`}>
      <Condition title={disclosures.conditionComplete} isMet={isComplete}>
        <ProgressFraction done={completeness.answered} total={completeness.required} label={t(disclosures.required)} />
        {completeness.planned.length > 0 && <p>{t(disclosures.plannedOnly(completeness.planned.length))}</p>}
      </Condition>
      <Condition
        title={disclosures.conditionApproved}
        isMet={publishing.allowed || (disclosure.review?.approve === true && disclosure.review.current)}
      >
        {lastEditor && <p>{t(disclosures.lastEditorIs(lastEditor.name))}</p>}
        <Approval disclosure={disclosure} />
        {mayPublish && !publishing.allowed && publishing.reason && <p>{t(publishing.reason)}</p>}
      </Condition>
      <Condition title={disclosures.conditionPerson} isMet={mayPublish}>
        <p>{t(mayPublish ? disclosures.personMay : disclosures.personMayNot)}</p>
      </Condition>
    </ul>
  );
}

function Condition({ title, isMet, children }: { title: Text; isMet: boolean; children: ReactNode }) {
  const t = useText();
  return (
    <li>
      <div className="row between">
        <h3>{t(title)}</h3>
        <StatusBadge tone={isMet ? "ok" : "warn"}>{t(isMet ? disclosures.met : disclosures.unmet)}</StatusBadge>
      </div>
      <div className="small">{children}</div>
    </li>
  );
}

function Approval({ disclosure }: { disclosure: Disclosure }) {
  const t = useText();
  const { language } = useLanguage();
  const { user, may } = useActing();
  const { review, publishing, lastEditor } = disclosure;
  const isApproved = review?.approve === true && review.current;
  const approvesByPublishing =
    publishing.allowed && !isApproved && may("disclosure.decide") && lastEditor?.id !== user.id;
  if (!review) return <p>{t(approvesByPublishing ? disclosures.youApproveByPublishing : disclosures.notRequested)}</p>;
  const name = review.decidedBy ?? "";
  const at = instantWords(review.decidedAt ?? review.requestedAt, language);
  return (
    <>
      {review.approve === null && review.current && <p>{t(disclosures.requestedBy(review.requestedBy, at))}</p>}
      {review.approve === null && !review.current && <p>{t(disclosures.notRequested)}</p>}
      {review.approve === true && (
        <p>{t(review.current ? disclosures.approvedBy(name, at) : disclosures.approvalLapsed(name))}</p>
      )}
      {review.approve === false && <p>{t(disclosures.rejectedBy(name, at))}</p>}
      {review.comment && (
        <blockquote className={css.comment}>
          <span className="meta">{t(disclosures.comment)}</span> {review.comment}
        </blockquote>
      )}
      {approvesByPublishing && <p>{t(disclosures.youApproveByPublishing)}</p>}
    </>
  );
}
