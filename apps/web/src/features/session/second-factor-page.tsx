import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { isRefusedWith } from "../../api/client.js";
import { useSecondFactorProof, type SecondFactorKinds } from "../../api/second-factor-proof.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { OpenShell } from "../../ui/open-shell.js";
import { PageHeader } from "../../ui/page-header.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { SecondFactorField } from "../../ui/second-factor-field.js";
import { useText } from "../../ui/text-language.js";
import { passkeyForSignIn, useGiveSecondFactor } from "./session.api.js";
import css from "./sign-in-page.module.css";

/** The second step of signing in, at the address that was wanted: it is shown there once the factor is right. */
export function SecondFactorPage({
  email,
  kinds,
  demonstration,
  onLeave,
  leaveError,
}: {
  email: string;
  kinds: SecondFactorKinds;
  demonstration: boolean;
  /** Back to the start: signs out. */
  onLeave: () => void;
  leaveError: unknown;
}) {
  const t = useText();
  const { give, isPending, error } = useGiveSecondFactor();
  const { register, handleSubmit, setFocus, formState } = useForm({ defaultValues: { code: "" } });
  const proof = useSecondFactorProof(kinds, passkeyForSignIn);
  const button = useRef<HTMLButtonElement>(null);
  const isByCode = proof.choice === "code";
  useEffect(() => (isByCode ? setFocus("code") : button.current?.focus()), [isByCode, setFocus]);
  const isBusy = isPending || proof.isAsking;
  const submit = handleSubmit(({ code }) => {
    if (isBusy) return undefined;
    // A refusal is shown above the field.
    return proof
      .give(code)
      .then(give)
      .catch(() => isByCode && setFocus("code", { shouldSelect: true }));
  });
  return (
    <OpenShell demonstration={demonstration}>
      <div className={`page ${css.page}`}>
        <PageHeader title={t(texts.giveTitle)} lead={t(texts.giveLead(email))} />
        <div className={css.columns}>
          <section className="panel" aria-label={t(texts.giveTitle)}>
            <div className="body">
              <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
                <RefusalNotice error={proof.error ?? error ?? leaveError}>
                  {isRefusedWith(error, "second-factor.wrong") && <p>{t(texts.wrongHelp)}</p>}
                </RefusalNotice>
                <SecondFactorField
                  kinds={kinds}
                  choice={proof.choice}
                  onChoose={proof.choose}
                  error={formState.errors.code?.message}
                  {...register("code", { required: isByCode && t(texts.codeMissing) })}
                />
                <div className="row">
                  <Button ref={button} type="submit" className={css.submit ?? ""} aria-busy={isBusy}>
                    {t(texts.give)}
                  </Button>
                  <Button variant="default" className={css.submit ?? ""} onClick={onLeave}>
                    {t(texts.backToStart)}
                  </Button>
                </div>
                <p className="meta phrase">{t(texts.lostBoth)}</p>
              </form>
            </div>
          </section>
        </div>
      </div>
    </OpenShell>
  );
}
