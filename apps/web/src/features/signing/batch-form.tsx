import { Button, Checkbox, PasswordInput } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useForm } from "react-hook-form";
import { ApiProblem, NetworkFailure } from "../../api/client.js";
import { signing } from "../../texts/signing.js";
import { signingTogether } from "../../texts/signing-together.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { SecondFactorField } from "../../ui/second-factor-field.js";
import { useText } from "../../ui/text-language.js";
import { useSigningFactor } from "./signing-factor.js";
import { useSignTogether, type BatchResult, type Chosen, type SigningBatch } from "./signing-inbox.api.js";
import { FRESH_MS, needsNewChallenge, SigningRefusal, wrongProof } from "./signing-refusal.js";
import css from "./signing.module.css";

/** The one act for the whole list: every sentence, the box, the password, the second factor. */
export function BatchForm({
  batch,
  chosen,
  givenAt,
  onRenew,
  onActing,
  onSigned,
}: {
  batch: SigningBatch;
  chosen: readonly Chosen[];
  givenAt: number;
  onRenew: () => void;
  onActing: (isActing: boolean) => void;
  onSigned: (results: readonly BatchResult[]) => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useSignTogether();
  const { register, handleSubmit, formState, setValue, setFocus } = useForm({
    defaultValues: { agreed: false, password: "", code: "" },
  });
  const factor = useSigningFactor(batch);
  const isBusy = isPending || factor.isAsking;
  const count = chosen.length;
  const submit = handleSubmit(async ({ password, code }) => {
    if (isBusy) return;
    try {
      const given = await factor.give(code);
      onActing(true);
      onSigned(await mutateAsync({ batchId: batch.id, password, ...given }));
    } catch (refused) {
      factor.refusedWith(refused);
      if (!isLost(refused)) onActing(false);
      // Shown above the fields; what was wrong is the only thing to type again.
      const wrong = wrongProof(refused);
      if (wrong) {
        setValue(wrong, "");
        setFocus(wrong);
      }
      if (needsNewChallenge(refused)) onRenew();
    }
  });
  const agree = register("agreed", {
    required: t(signing.agreeMissing),
    onChange: () => {
      // After a lost answer the same act is tried again, word for word.
      if (Date.now() - givenAt > FRESH_MS && !error) onRenew();
    },
  });
  const { errors } = formState;
  return (
    <form className="stack" aria-labelledby="sign" onSubmit={(event) => void submit(event)} noValidate>
      <ul className={css.consents} aria-label={t(signingTogether.consents)} tabIndex={0}>
        {batch.items.map(({ agreementId, consent }) => (
          <li key={agreementId}>
            <blockquote className={css.consent}>{consent}</blockquote>
          </li>
        ))}
      </ul>
      {isLost(error) ? (
        <ProblemNotice tone="alert" title={t(signingTogether.unsure)} />
      ) : (
        <SigningRefusal error={factor.error ?? error} backTo={paths.signingInbox} />
      )}
      <Checkbox size="md" label={t(signingTogether.agree(count))} error={errors.agreed?.message} {...agree} />
      <PasswordInput
        size="md"
        label={t(signing.password)}
        description={t(signingTogether.once)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(signing.showPassword), "aria-hidden": false, tabIndex: 0 }}
        error={errors.password?.message}
        {...register("password", { required: t(signing.passwordMissing) })}
      />
      {batch.secondFactors.length > 0 && (
        <SecondFactorField
          size="md"
          kinds={batch.secondFactors}
          choice={factor.choice}
          onChoose={factor.choose}
          error={errors.code?.message}
          {...register("code", { required: factor.choice === "code" && t(signing.codeMissing) })}
        />
      )}
      <Button
        type="submit"
        size="md"
        h={52}
        fullWidth
        aria-busy={isBusy}
        leftSection={<IconShieldCheck size={22} aria-hidden />}
      >
        {t(isPending ? signing.signing : signingTogether.submit(count))}
      </Button>
      <p className="meta phrase">{t(signing.after)}</p>
    </form>
  );
}

const isLost = (error: unknown) =>
  error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500);
