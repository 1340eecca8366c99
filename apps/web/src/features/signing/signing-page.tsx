import { isBeforeSignature, mayMove, signingRight, type Party } from "@portal/shared";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { useParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { useSigningRights } from "../../api/signing-rights.js";
import { signing } from "../../texts/signing.js";
import { dateWords } from "../../ui/date-words.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { SignatureOrder } from "./signature-order.js";
import { SigningFacts } from "./signing-facts.js";
import { SigningHeld } from "./signing-held.js";
import { SigningSheet } from "./signing-sheet.js";
import { SigningOutcome } from "./signing-outcome.js";
import { statusOf, useAgreementToSign, type SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";
import { YourAuthority } from "./your-authority.js";

/** Read first, then sign: what, with whom, which content, in which order, and the one act. */
export function SigningPage() {
  const { agreementId = "" } = useParams();
  const t = useText();
  const { language } = useLanguage();
  const { may, user } = useActing();
  const { agreement, refetch } = useAgreementToSign(agreementId);
  // What was shown is what is signed: a newer content is taken over only by reading it again.
  const [shown, setShown] = useState(agreement.contentDigest);
  const [hasSigned, setHasSigned] = useState(false);
  const turn = signerNow(agreement);
  const isMine = turn === agreement.mine && may("agreement.sign");
  const isBefore = isBeforeSignature(statusOf(agreement), agreement.mine);
  const { rights, error } = useSigningRights(agreementId, isBefore);
  const right = rights && signingRight(user.id, rights);
  const isSigner = isMine && right?.ok !== false;
  const { document, expiresOn } = agreement;
  return (
    <div className={`page ${css.page}`}>
      <div className={css.doc}>
        <PageHeader
          crumbs={[
            { label: t(signing.crumb), to: paths.agreements },
            { label: agreement.number, to: paths.agreement(agreement.id) },
          ]}
          title={t(signing.title(agreement.service.name))}
          lead={
            <>
              {isMine && expiresOn && (
                <p>
                  {t(signing.request)} {t(signing.until(dateWords(expiresOn, language, { withYear: true })))}
                </p>
              )}
              <p>
                {t(signing.numberRevision(agreement.number, agreement.revision))}
                {document.pages !== null && ` ／ ${t(signing.allPages(document.pages))}`}
              </p>
            </>
          }
        />
        <DocumentLink agreement={agreement} isMine={isSigner} />
        <SigningFacts agreement={agreement} digest={shown} isSigner={isSigner} />
        {isBefore && rights && <YourAuthority agreement={agreement} rights={rights} />}
        <SignatureOrder agreement={agreement} turn={turn} isMine={isSigner} />
      </div>
      {isMine && right && !right.ok ? (
        <SigningHeld agreementId={agreementId} code={right.code} rights={rights} />
      ) : isMine && !document.ready ? (
        // Nobody signs what cannot be read yet.
        <section className={css.sign} aria-labelledby="sign" aria-live="polite">
          <h2 id="sign">{t(signing.sign)}</h2>
          <p>{t(signing.preparing)}</p>
          <LoadingRows rows={2} />
        </section>
      ) : isMine && !rights && !error ? (
        <LoadingRows rows={4} />
      ) : isMine ? (
        <SigningSheet
          agreement={agreement}
          digest={shown ?? ""}
          onSigned={() => setHasSigned(true)}
          onReadAgain={() => void refetch().then(({ data }) => setShown(data?.contentDigest ?? null))}
        />
      ) : (
        <SigningOutcome agreement={agreement} turn={turn} hasSigned={hasSigned} />
      )}
    </div>
  );
}

/** Whose signature comes next; null when none may be made now. */
function signerNow(agreement: SignedAgreement): Party | null {
  const { mode, revision, openedBy, terminatesOn } = agreement;
  const now = { status: statusOf(agreement), mode, revision, openedBy, terminatesOn };
  return (["vendor", "hospital"] as const).find((party) => mayMove(now, "sign", party)) ?? null;
}

function DocumentLink({
  agreement: { id, document, contentDigest },
  isMine,
}: {
  agreement: SignedAgreement;
  isMine: boolean;
}) {
  const t = useText();
  if (contentDigest === null) return null;
  if (!document.ready) {
    return (
      <ProblemNotice tone="info" title={t(signing.preparing)}>
        {t(signing.preparingHelp)}
      </ProblemNotice>
    );
  }
  return (
    <a className={css.pdf} href={`/api/v1/agreements/${id}/document`} download>
      <IconFileText size={24} aria-hidden />
      <span>
        <strong>{t(signing.read)}</strong>
        <br />
        <span className="meta">{t((isMine ? signing.readHelp : signing.pdfPages)(document.pages ?? 0))}</span>
      </span>
    </a>
  );
}
