import { Button, PasswordInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useForm } from "react-hook-form";
import { useInstallation } from "../../api/installation.js";
import { password as passwordTexts } from "../../texts/password.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { RecoveryCodes } from "./recovery-codes.js";
import { SecondFactorOn } from "./second-factor-on.js";
import { SecondFactorSetup } from "./second-factor-setup.js";
import { useBeginSecondFactor, useSecondFactors, type BegunSecondFactor } from "./second-factor.api.js";

/** One's own second factor: off, being set up, its recovery codes once, on. */
export function SecondFactorPanel({ back }: { back: ReactNode }) {
  const t = useText();
  const { items, recoveryCodesLeft } = useSecondFactors();
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null);
  const [told, setTold] = useState<{ codes: readonly string[]; justSetUp: boolean } | null>(null);
  const [factor] = items;
  const body = () => {
    if (told) return <RecoveryCodes {...told} onKept={() => setTold(null)} />;
    if (factor)
      return (
        <SecondFactorOn
          factor={factor}
          codesLeft={recoveryCodesLeft}
          onRenewed={(codes) => setTold({ codes, justSetUp: false })}
        />
      );
    if (begun)
      return (
        <SecondFactorSetup
          begun={begun}
          onConfirmed={(codes) => setTold({ codes, justSetUp: true })}
          onLeave={() => setBegun(null)}
        />
      );
    return <BeginForm onBegun={setBegun} />;
  };
  return (
    <section className="panel" aria-labelledby="second-factor">
      <div className="head">
        <h2 id="second-factor">{t(texts.title)}</h2>
        <StatusBadge tone={factor ? "ok" : "neutral"}>{t(factor ? texts.isOn : texts.isOff)}</StatusBadge>
      </div>
      <div className="body stack">
        {body()}
        {factor && !told && back && <p>{back}</p>}
      </div>
    </section>
  );
}

function BeginForm({ onBegun }: { onBegun: (begun: BegunSecondFactor) => void }) {
  const t = useText();
  const installation = useInstallation();
  const { mutateAsync, isPending, error } = useBeginSecondFactor();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: "" } });
  const submit = handleSubmit((body) => {
    if (isPending) return undefined;
    // A refusal is shown above the field.
    return mutateAsync({ body }).then(onBegun, () => undefined);
  });
  return (
    <form className="stack measure" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t(texts.offHelp)}</p>
      {installation?.signingSecondFactor === "required" && <p>{t(texts.neededToSign)}</p>}
      <RefusalNotice error={error} />
      <PasswordInput
        label={t(texts.beginPassword)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(passwordTexts.show) }}
        error={formState.errors.password?.message}
        {...register("password", { required: t(texts.passwordMissing) })}
      />
      <div>
        <Button type="submit" aria-busy={isPending}>
          {t(texts.begin)}
        </Button>
      </div>
    </form>
  );
}
