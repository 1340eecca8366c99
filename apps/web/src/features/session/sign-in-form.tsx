import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { isRefusedWith } from "../../api/client.js";
import { session } from "../../texts/session.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { DEMONSTRATION_PASSWORD } from "./demonstration-password.js";
import { useSignIn } from "./session.api.js";
import css from "./sign-in-page.module.css";

/** `chosenEmail` is a person of the demonstration: both fields are filled, and the hand stays free to change them. */
export function SignInForm({
  chosenEmail,
  isReturning,
  onSignedIn,
}: {
  chosenEmail: string | undefined;
  isReturning: boolean;
  onSignedIn: () => void;
}) {
  const t = useText();
  const { signIn, isPending, error } = useSignIn();
  const { register, handleSubmit, setValue, setFocus, formState } = useForm({
    defaultValues: { email: "", password: "" },
  });
  useEffect(() => {
    if (!chosenEmail) return;
    setValue("email", chosenEmail, { shouldValidate: true });
    setValue("password", DEMONSTRATION_PASSWORD, { shouldValidate: true });
    setFocus("email");
  }, [chosenEmail, setValue, setFocus]);

  const submit = handleSubmit((input) => {
    if (isPending) return undefined;
    return signIn(input).then(onSignedIn, () => undefined);
  });
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={error}>
        {isRefusedWith(error, "sign-in.failed") && <p>{t(session.failedHelp)}</p>}
      </RefusalNotice>
      {isReturning && <p className="meta">{t(session.returning)}</p>}
      <TextInput
        label={t(session.email)}
        type="email"
        autoComplete="username"
        error={formState.errors.email?.message}
        {...register("email", { required: t(session.emailMissing) })}
      />
      <PasswordInput
        label={t(session.password)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": t(session.showPassword) }}
        error={formState.errors.password?.message}
        {...register("password", { required: t(session.passwordMissing) })}
      />
      <div>
        <Button type="submit" className={css.submit ?? ""} aria-busy={isPending}>
          {t(session.submit)}
        </Button>
      </div>
    </form>
  );
}
