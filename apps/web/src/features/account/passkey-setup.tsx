import { Button, TextInput } from "@mantine/core";
import { PASSKEY_NAME_MAX } from "@portal/shared";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { ApiProblem, isRefusedWith } from "../../api/client.js";
import { makePasskey, type MadePasskey, type PasskeyCreation } from "../../api/passkey.js";
import { passkey as texts } from "../../texts/passkey.js";
import { pieces } from "../../texts/pieces.js";
import { secondFactor } from "../../texts/second-factor.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import css from "./account.module.css";
import { useAddPasskey } from "./second-factor.api.js";

/** A name, and the authenticator that makes the key pair. */
export function PasskeySetup({
  creation,
  onAdded,
  onLeave,
}: {
  creation: PasskeyCreation;
  onAdded: (name: string, recoveryCodes: readonly string[]) => void;
  onLeave: () => void;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // After a lost answer the same passkey is sent again: the authenticator makes no second one.
  const made = useRef<MadePasskey>(undefined);
  const making = useMutation({ mutationFn: makePasskey, gcTime: 0 });
  const adding = useAddPasskey();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { name: "" } });
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const isBusy = making.isPending || adding.isPending;
  const submit = handleSubmit(async ({ name }) => {
    if (isBusy) return;
    try {
      made.current ??= await making.mutateAsync(creation);
      const { recoveryCodes } = await adding.mutateAsync({ body: { name: name.trim(), ...made.current } });
      onAdded(name.trim(), recoveryCodes);
    } catch (refused) {
      // Shown above the field.
      if (refused instanceof ApiProblem && refused.status < 500) made.current = undefined;
    }
  });
  const isTooLate = isRefusedWith(adding.error, "passkey.challenge-over");
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {t(texts.make)}
      </h3>
      <p className="measure">{t(texts.makeHelp)}</p>
      <RefusalNotice
        error={making.error ?? adding.error}
        actions={
          isTooLate && (
            <Button variant="default" onClick={onLeave}>
              {t(secondFactor.beginAgain)}
            </Button>
          )
        }
      >
        {isTooLate && <p>{t(texts.tooLate)}</p>}
      </RefusalNotice>
      <div className={css.field}>
        <TextInput
          label={t(texts.name)}
          description={t(texts.nameHelp)}
          maxLength={PASSKEY_NAME_MAX}
          error={formState.errors.name?.message}
          {...register("name", { validate: (name) => name.trim() !== "" || t(texts.nameMissing) })}
        />
      </div>
      <div className="row">
        <Button type="submit" aria-busy={isBusy}>
          {t(texts.submit)}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t(pieces.cancel)}
        </Button>
      </div>
    </form>
  );
}
