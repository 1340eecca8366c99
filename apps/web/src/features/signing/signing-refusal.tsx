import { Button } from "@mantine/core";
import { ApiProblem, isRefusedWith, NetworkFailure } from "../../api/client.js";
import { signing } from "../../texts/signing.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { FactorNeeded } from "./factor-needed.js";

// A challenge lasts five minutes, reading may take longer: agreeing asks for another one, so that it lasts for the typing.
export const FRESH_MS = 60_000;

/** The field whose content was refused, if it is one. */
export function wrongProof(error: unknown): "password" | "code" | undefined {
  if (isRefusedWith(error, "password.wrong")) return "password";
  const isCode = isRefusedWith(error, "second-factor.wrong") || isRefusedWith(error, "second-factor.code-used");
  return isCode || isRefusedWith(error, "second-factor.code-missing") ? "code" : undefined;
}

/** The challenge served its time or another act; another one lets the same hand go on. */
export const needsNewChallenge = (error: unknown): boolean =>
  isRefusedWith(error, "signing.challenge-expired") ||
  isRefusedWith(error, "signing.challenge-unknown") ||
  isRefusedWith(error, "signing.challenge-used");

/** A refused signature, with what is safe: whether anything was signed, and what to do. */
export function SigningRefusal({
  error,
  backTo,
  onReadAgain,
}: {
  error: unknown;
  /** Address of this page, for who has to set up a second factor first. */
  backTo: string;
  onReadAgain?: () => void;
}) {
  const t = useText();
  const wrong = wrongProof(error);
  if (wrong && error instanceof ApiProblem)
    return (
      <ProblemNotice tone="alert" title={error.message}>
        {t(wrong === "code" ? signing.wrongCode : signing.wrongPassword)}
      </ProblemNotice>
    );
  if (isRefusedWith(error, "signing.challenge-expired"))
    return <ProblemNotice tone="alert" title={t(signing.renewed)} />;
  if (isRefusedWith(error, "second-factor.not-enrolled")) return <FactorNeeded backTo={backTo} />;
  return (
    <RefusalNotice
      error={error}
      actions={
        onReadAgain &&
        isRefusedWith(error, "agreement.digest-mismatch") && (
          <Button variant="default" onClick={onReadAgain}>
            {t(signing.readAgain)}
          </Button>
        )
      }
    >
      <p>{t(whatIsSafe(error))}</p>
    </RefusalNotice>
  );
}

function whatIsSafe(error: unknown) {
  if (error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500)) return signing.unsure;
  if (isRefusedWith(error, "signing.challenge-used")) return signing.unsure;
  if (isRefusedWith(error, "external-signature.used")) return signing.unsure;
  if (isRefusedWith(error, "signing.challenge-unknown")) return signing.renewedOther;
  if (isRefusedWith(error, "agreement.document-not-ready")) return signing.notReady;
  if (isRefusedWith(error, "agreement.digest-mismatch")) return signing.mismatch;
  if (isRefusedWith(error, "second-factor.reset-recently")) return signing.factorReset;
  return signing.refused;
}
