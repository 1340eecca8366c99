import { useRef } from "react";
import { ApiProblem, isRefusedWith } from "../../api/client.js";
import { askPasskey, PasskeyFailure, type PasskeyAnswer } from "../../api/passkey.js";
import { useSecondFactorProof } from "../../api/second-factor-proof.js";
import type { SigningChallenge } from "./signing.api.js";

/**
 * The second factor of an act of signing. A passkey's answer to a challenge is kept while the same act is tried again after a
 * lost answer or a wrong password, which used nothing up: it is sent word for word, and the person is asked once.
 */
export function useSigningFactor({
  id,
  secondFactors,
  passkey,
}: Pick<SigningChallenge, "id" | "secondFactors" | "passkey">) {
  const kept = useRef<{ challengeId: string; answer: PasskeyAnswer }>(undefined);
  const ask = async () => {
    if (kept.current?.challengeId !== id) {
      if (!passkey) throw new PasskeyFailure("failed");
      kept.current = { challengeId: id, answer: await askPasskey(passkey) };
    }
    return kept.current.answer;
  };
  /** Tells of a refused act. */
  const refusedWith = (error: unknown) => {
    const isLost = !(error instanceof ApiProblem) || error.status >= 500;
    if (!isLost && !isRefusedWith(error, "password.wrong")) kept.current = undefined;
  };
  const proof = useSecondFactorProof(secondFactors, ask);
  const give = async (code: string) => (secondFactors.length > 0 ? proof.give(code) : {});
  return { ...proof, give, refusedWith };
}
