import { Button, Checkbox, PasswordInput } from "@mantine/core";
import { consentText } from "@portal/shared";
import { IconShieldCheck } from "@tabler/icons-react";
import { useForm } from "react-hook-form";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { ApiProblem, isRefusedWith, NetworkFailure } from "../../api/client.js";
import { signing } from "../../texts/signing.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useSign, type SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";

/** The act itself: the sentence one agrees to, the box, the password. What was refused stands beside the hand. */
export function SignForm({
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
  const { organization } = useActing();
  const { mutateAsync, isPending, error, reset } = useSign(agreement.id);
  const { register, handleSubmit, formState, setValue, setFocus } = useForm({
    defaultValues: { agreed: false, password: "" },
  });
  const consent = consentText({
    organization: organization.name,
    number: agreement.number,
    revision: agreement.revision,
    digest,
  });
  const submit = handleSubmit(async ({ password }) => {
    if (isPending) return;
    try {
      await mutateAsync({ contentDigest: digest, password });
      onSigned();
    } catch (refused) {
      // Shown above the fields; a wrong password is the only thing to type again.
      if (isRefusedWith(refused, "password.wrong")) {
        setValue("password", "");
        setFocus("password");
      }
    }
  });
  const readAgain = () => {
    reset();
    setValue("agreed", false);
    onReadAgain();
  };
  const { errors } = formState;
  return (
    <form className={css.sign} aria-labelledby="sign" onSubmit={(event) => void submit(event)} noValidate>
      <h2 id="sign">{t(signing.sign)}</h2>
      <blockquote className={css.consent}>{t(consent)}</blockquote>
      {isRefusedWith(error, "password.wrong") && (
        <ProblemNotice tone="alert" title={error.message}>
          {t(signing.wrongPassword)}
        </ProblemNotice>
      )}
      <RefusalNotice
        error={isRefusedWith(error, "password.wrong") ? null : error}
        actions={
          isRefusedWith(error, "agreement.digest-mismatch") && (
            <Button variant="default" onClick={readAgain}>
              {t(signing.readAgain)}
            </Button>
          )
        }
      >
        <Safe error={error} />
      </RefusalNotice>
      <Checkbox
        size="md"
        label={t(signing.agree)}
        error={errors.agreed?.message}
        {...register("agreed", { required: t(signing.agreeMissing) })}
      />
      <PasswordInput
        size="md"
        label={t(signing.password)}
        description={t(signing.passwordHelp)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(signing.showPassword), "aria-hidden": false, tabIndex: 0 }}
        error={errors.password?.message}
        {...register("password", { required: t(signing.passwordMissing) })}
      />
      <Button
        type="submit"
        size="md"
        h={52}
        fullWidth
        aria-busy={isPending}
        leftSection={<IconShieldCheck size={22} aria-hidden />}
      >
        {t(isPending ? signing.signing : signing.submit)}
      </Button>
      <p className="meta phrase">{t(signing.after)}</p>
      <p className={`meta ${css.otherwise}`}>
        {t(signing.otherwise)} <Link to={paths.agreement(agreement.id)}>{t(signing.toAgreement)}</Link>
      </p>
    </form>
  );
}

/** What is safe after a refusal: whether anything was signed, and what to do. */
function Safe({ error }: { error: unknown }) {
  const t = useText();
  const words = () => {
    if (error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500)) return signing.unsure;
    if (isRefusedWith(error, "agreement.document-not-ready")) return signing.notReady;
    if (isRefusedWith(error, "agreement.digest-mismatch")) return signing.mismatch;
    return signing.refused;
  };
  return <p>{t(words())}</p>;
}
