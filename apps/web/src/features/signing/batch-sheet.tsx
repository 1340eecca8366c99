import { Button } from "@mantine/core";
import { isRefusedWith, type ApiProblem } from "../../api/client.js";
import { signing } from "../../texts/signing.js";
import { signingTogether } from "../../texts/signing-together.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { BatchForm } from "./batch-form.js";
import { FactorNeeded } from "./factor-needed.js";
import { useSigningBatch, type BatchResult, type Chosen } from "./signing-inbox.api.js";
import css from "./signing.module.css";

/** Where the chosen ones are signed: first the sentences for exactly this list, then the act, or what hinders it. */
export function BatchSheet({
  chosen,
  onLeaveOut,
  onActing,
  onSigned,
}: {
  chosen: readonly Chosen[];
  onLeaveOut: (ids: readonly string[]) => void;
  /** True until it is known what became of the act. */
  onActing: (isActing: boolean) => void;
  onSigned: (results: readonly BatchResult[]) => void;
}) {
  const t = useText();
  const { batch, error, givenAt, renew } = useSigningBatch(chosen);
  return (
    <section className={`${css.sign} ${css.together}`} aria-labelledby="sign">
      <h2 id="sign">{t(signingTogether.sign)}</h2>
      {error ? (
        <Hindered chosen={chosen} error={error} onLeaveOut={onLeaveOut} onRetry={() => void renew()} />
      ) : batch ? (
        <BatchForm
          batch={batch}
          chosen={chosen}
          givenAt={givenAt}
          onRenew={() => void renew()}
          onActing={onActing}
          onSigned={onSigned}
        />
      ) : (
        <LoadingRows rows={2} />
      )}
    </section>
  );
}

/** Why the list cannot be signed as it is, and the way on. */
function Hindered({
  chosen,
  error,
  onLeaveOut,
  onRetry,
}: {
  chosen: readonly Chosen[];
  error: Error;
  onLeaveOut: (ids: readonly string[]) => void;
  onRetry: () => void;
}) {
  const t = useText();
  if (isRefusedWith(error, "second-factor.not-enrolled")) return <FactorNeeded backTo={paths.signingInbox} />;
  if (isRefusedWith(error, "unacceptable")) {
    const hindered = hinderedIn(error, chosen);
    return (
      <ProblemNotice
        tone="alert"
        title={t(signingTogether.refusedTitle)}
        items={hindered.map(({ id, number, why }) => ({ id, label: t(signingTogether.refusedOne(number, why)) }))}
        actions={
          <Button variant="default" onClick={() => onLeaveOut(hindered.map(({ id }) => id))}>
            {t(signingTogether.leaveOut)}
          </Button>
        }
      />
    );
  }
  return (
    <RefusalNotice
      error={error}
      actions={
        <Button variant="default" onClick={onRetry}>
          {t(signing.tryAgain)}
        </Button>
      }
    >
      {t(isRefusedWith(error, "second-factor.reset-recently") ? signing.factorReset : signing.refused)}
    </RefusalNotice>
  );
}

/** The refusal names agreements by their place in the list. */
const hinderedIn = ({ errors }: ApiProblem, chosen: readonly Chosen[]) =>
  errors.flatMap(({ pointer, detail }) => {
    const one = chosen[Number(/^\/agreements\/(\d+)$/.exec(pointer)?.[1])];
    return one ? [{ ...one, why: detail }] : [];
  });
