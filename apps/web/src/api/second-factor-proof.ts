import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Me } from "./acting.js";
import { hasPasskeys, type PasskeyAnswer } from "./passkey.js";

export type SecondFactorKinds = Me["secondFactors"];

/** One of the two, as the API takes it. */
export type GivenFactor = { code: string } | { passkey: PasskeyAnswer };

/** Which one is given. `code`: typed here, of the app or a recovery code. */
export type FactorChoice = "passkey" | "code";

/**
 * How a person gives a second factor: by passkey where there is one and the browser can, else by code, and the other way by
 * choice. `ask` has the passkey asked for; `error` is why the browser did not.
 */
export function useSecondFactorProof(kinds: SecondFactorKinds, ask: () => Promise<PasskeyAnswer>) {
  const [chosen, setChosen] = useState<FactorChoice>();
  const { mutateAsync, isPending, error, reset } = useMutation({ mutationFn: ask, gcTime: 0 });
  const choice: FactorChoice = chosen ?? (kinds.includes("passkey") && hasPasskeys() ? "passkey" : "code");
  const choose = (next: FactorChoice) => {
    reset();
    setChosen(next);
  };
  const give = async (code: string): Promise<GivenFactor> =>
    choice === "code" ? { code } : { passkey: await mutateAsync() };
  return { choice, choose, give, isAsking: isPending, error };
}
