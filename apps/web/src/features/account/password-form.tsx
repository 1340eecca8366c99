import { Button, PasswordInput } from "@mantine/core";
import { PASSWORD_MIN } from "@portal/shared";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMe } from "../../api/acting.js";
import { password as texts } from "../../texts/password.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useChangePassword } from "./password.api.js";

const empty = { current: "", next: "", again: "" };

/** Old, new, and new once more, for nobody can look it up afterwards. */
export function PasswordForm() {
  const t = useText();
  const { data: me } = useMe();
  const { change, isPending, error } = useChangePassword();
  const [isChanged, setChanged] = useState(false);
  const { register, handleSubmit, formState, getValues, reset } = useForm({ defaultValues: empty });
  const { errors } = formState;
  const submit = handleSubmit(({ current, next }) => {
    if (isPending) return undefined;
    setChanged(false);
    // A refusal is shown above the fields.
    return change({ current, next }).then(
      () => {
        reset(empty);
        setChanged(true);
      },
      () => undefined,
    );
  });
  const showing = { "aria-label": t(texts.show) };
  return (
    <form className="stack measure" onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={error} />
      <p role="status" className={isChanged ? undefined : "sr"}>
        {isChanged && t(texts.changed)}
      </p>
      {/* Tells the browser's password store whose password changes. */}
      <input type="text" autoComplete="username" value={me.user.email} readOnly hidden />
      <PasswordInput
        label={t(texts.current)}
        autoComplete="current-password"
        visibilityToggleButtonProps={showing}
        error={errors.current?.message}
        {...register("current", { required: t(texts.currentMissing) })}
      />
      <PasswordInput
        label={t(texts.next)}
        description={t(texts.nextHelp)}
        autoComplete="new-password"
        visibilityToggleButtonProps={showing}
        error={errors.next?.message}
        {...register("next", {
          validate: {
            long: (next) => next.length >= PASSWORD_MIN || t(texts.nextShort),
            other: (next) => next !== getValues("current") || t(texts.nextSame),
          },
        })}
      />
      <PasswordInput
        label={t(texts.again)}
        autoComplete="new-password"
        visibilityToggleButtonProps={showing}
        error={errors.again?.message}
        {...register("again", { validate: (again) => again === getValues("next") || t(texts.againDiffers) })}
      />
      <div>
        <Button type="submit" aria-busy={isPending}>
          {t(texts.submit)}
        </Button>
      </div>
    </form>
  );
}
