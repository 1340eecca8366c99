import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { isRefusedWith } from "../../api/client.js";
import { useInstallation } from "../../api/installation.js";
import { signing } from "../../texts/signing.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { FactorNeeded } from "./factor-needed.js";
import { OwnSignatureSteps } from "./own-signature-steps.js";
import { SignForm } from "./sign-form.js";
import { SigningMethodChoice, type SigningMethod } from "./signing-method-choice.js";
import { useSigningChallenge, type OwnSignature, type SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";

/** Where one signs: first the challenge, which knows the sentence and whether a code is needed; then the act, or what it lacks. */
export function SigningSheet({
  agreement,
  digest,
  onSigned,
  onReadAgain,
}: {
  agreement: SignedAgreement;
  digest: string;
  onSigned: () => void;
  onReadAgain: () => void;
}) {
  const t = useText();
  const { challenge, error, givenAt, renew } = useSigningChallenge(agreement.id, digest);
  const isOffered = useInstallation()?.partyCertificates === true;
  const [method, setMethod] = useState<SigningMethod>("platform_seal");
  const [own, setOwn] = useState<OwnSignature>();
  const isOwn = isOffered && method === "party_certificate";
  return (
    <section className={css.sign} aria-labelledby="sign">
      <h2 id="sign">{t(signing.sign)}</h2>
      {challenge ? (
        <>
          {isOffered && <SigningMethodChoice value={method} onChange={setMethod} />}
          {isOwn && (
            <OwnSignatureSteps
              // What was prepared for another content is worth nothing.
              key={digest}
              agreement={agreement}
              digest={digest}
              onSignature={setOwn}
            />
          )}
          {(!isOwn || own) && (
            <SignForm
              // Another sentence, or another signature, is agreed to anew.
              key={`${challenge.consent} ${isOwn ? own?.id : ""}`}
              agreementId={agreement.id}
              digest={digest}
              challenge={challenge}
              givenAt={givenAt}
              own={isOwn ? own : undefined}
              onRenew={() => void renew()}
              onSigned={onSigned}
              onReadAgain={onReadAgain}
            />
          )}
        </>
      ) : error ? (
        <Held agreementId={agreement.id} error={error} onRetry={() => void renew()} onReadAgain={onReadAgain} />
      ) : (
        <LoadingRows rows={2} />
      )}
      <p className="meta phrase">{t(signing.after)}</p>
      <p className={`meta ${css.otherwise}`}>
        {t(signing.otherwise)} <Link to={paths.agreement(agreement.id)}>{t(signing.toAgreement)}</Link>
      </p>
    </section>
  );
}

/** Why one cannot sign yet, and the way on. */
function Held({
  agreementId,
  error,
  onRetry,
  onReadAgain,
}: {
  agreementId: string;
  error: Error;
  onRetry: () => void;
  onReadAgain: () => void;
}) {
  const t = useText();
  if (isRefusedWith(error, "second-factor.not-enrolled")) return <FactorNeeded backTo={paths.signing(agreementId)} />;
  if (isRefusedWith(error, "second-factor.reset-recently"))
    return <RefusalNotice error={error}>{t(signing.factorReset)}</RefusalNotice>;
  const isOtherContent = isRefusedWith(error, "agreement.digest-mismatch");
  return (
    <RefusalNotice
      error={error}
      actions={
        <Button variant="default" onClick={isOtherContent ? onReadAgain : onRetry}>
          {t(isOtherContent ? signing.readAgain : signing.tryAgain)}
        </Button>
      }
    >
      {isOtherContent ? t(signing.mismatch) : t(signing.refused)}
    </RefusalNotice>
  );
}
