import { Button, Checkbox, PasswordInput } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useForm } from "react-hook-form";
import { signing } from "../../texts/signing.js";
import { paths } from "../../ui/paths.js";
import { SecondFactorField } from "../../ui/second-factor-field.js";
import { useText } from "../../ui/text-language.js";
import { useSigningFactor } from "./signing-factor.js";
import { FRESH_MS, needsNewChallenge, SigningRefusal, wrongProof } from "./signing-refusal.js";
import { useSign, type OwnSignature, type SigningChallenge } from "./signing.api.js";
import css from "./signing.module.css";

/** The act itself: the sentence one agrees to, the box, the password, the second factor. What was refused stands beside the hand. */
export function SignForm({
  agreementId,
  digest,
  challenge,
  givenAt,
  own,
  onRenew,
  onSigned,
  onReadAgain,
}: {
  agreementId: string;
  digest: string;
  challenge: SigningChallenge;
  givenAt: number;
  /** Made with the party's own key; absent: the platform seals. */
  own?: OwnSignature | undefined;
  onRenew: () => void;
  onSigned: () => void;
  onReadAgain: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error, reset } = useSign(agreementId, own);
  const { register, handleSubmit, formState, setValue, setFocus } = useForm({
    defaultValues: { agreed: false, password: "", code: "" },
  });
  const factor = useSigningFactor(challenge);
  const isBusy = isPending || factor.isAsking;
  const submit = handleSubmit(async ({ password, code }) => {
    if (isBusy) return;
    try {
      const given = await factor.give(code);
      await mutateAsync({ contentDigest: digest, password, challenge: challenge.id, ...given });
      onSigned();
    } catch (refused) {
      factor.refusedWith(refused);
      // Shown above the fields; what was wrong is the only thing to type again.
      const wrong = wrongProof(refused);
      if (wrong) {
        setValue(wrong, "");
        setFocus(wrong);
      }
      if (needsNewChallenge(refused)) onRenew();
    }
  });
  const readAgain = () => {
    reset();
    onReadAgain();
  };
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
      <blockquote className={css.consent}>{challenge.consent}</blockquote>
      <SigningRefusal error={factor.error ?? error} backTo={paths.signing(agreementId)} onReadAgain={readAgain} />
      <Checkbox size="md" label={t(signing.agree)} error={errors.agreed?.message} {...agree} />
      <PasswordInput
        size="md"
        label={t(signing.password)}
        description={t(signing.passwordHelp)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(signing.showPassword), "aria-hidden": false, tabIndex: 0 }}
        error={errors.password?.message}
        {...register("password", { required: t(signing.passwordMissing) })}
      />
      {challenge.secondFactors.length > 0 && (
        <SecondFactorField
          size="md"
          kinds={challenge.secondFactors}
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
        {t(isPending ? signing.signing : signing.submit)}
      </Button>
    </form>
  );
}
