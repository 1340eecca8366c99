import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { isRefusedWith } from "../../api/client.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { CodeField } from "../../ui/code-field.js";
import { OpenShell } from "../../ui/open-shell.js";
import { PageHeader } from "../../ui/page-header.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useGiveSecondFactor } from "./session.api.js";
import css from "./sign-in-page.module.css";

/** The second step of signing in, at the address that was wanted: it is shown there once the code is right. */
export function SecondFactorPage({
  email,
  demonstration,
  onLeave,
  leaveError,
}: {
  email: string;
  demonstration: boolean;
  /** Back to the start: signs out. */
  onLeave: () => void;
  leaveError: unknown;
}) {
  const t = useText();
  const { give, isPending, error } = useGiveSecondFactor();
  const { register, handleSubmit, setFocus, formState } = useForm({ defaultValues: { code: "" } });
  useEffect(() => setFocus("code"), [setFocus]);
  const submit = handleSubmit(({ code }) => {
    if (isPending) return undefined;
    return give(code).catch(() => setFocus("code", { shouldSelect: true }));
  });
  return (
    <OpenShell demonstration={demonstration}>
      <div className={`page ${css.page}`}>
        <PageHeader title={t(texts.giveTitle)} lead={t(texts.giveLead(email))} />
        <div className={css.columns}>
          <section className="panel" aria-label={t(texts.giveTitle)}>
            <div className="body">
              <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
                <RefusalNotice error={error ?? leaveError}>
                  {isRefusedWith(error, "second-factor.wrong") && <p>{t(texts.wrongHelp)}</p>}
                </RefusalNotice>
                <CodeField
                  error={formState.errors.code?.message}
                  {...register("code", { required: t(texts.codeMissing) })}
                />
                <div className="row">
                  <Button type="submit" className={css.submit ?? ""} aria-busy={isPending}>
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
