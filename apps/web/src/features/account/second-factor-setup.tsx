import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { isRefusedWith } from "../../api/client.js";
import { pieces } from "../../texts/pieces.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { CodeField } from "../../ui/code-field.js";
import { useCopying } from "../../ui/copying.js";
import { QrCode } from "../../ui/qr-code.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import css from "./account.module.css";
import { useConfirmSecondFactor, type BegunSecondFactor } from "./second-factor.api.js";

/** The secret as a QR code and as text, and the first code, which proves that the app has it. */
export function SecondFactorSetup({
  begun: { id, key, address },
  onConfirmed,
  onLeave,
}: {
  begun: BegunSecondFactor;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onLeave: () => void;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { copied, copy } = useCopying(key);
  const { mutateAsync, isPending, error } = useConfirmSecondFactor();
  const { register, handleSubmit, formState, setFocus } = useForm({ defaultValues: { code: "" } });
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const submit = handleSubmit((body) => {
    if (isPending) return undefined;
    return mutateAsync({ params: { path: { id } }, body }).then(
      ({ recoveryCodes }) => onConfirmed(recoveryCodes),
      () => setFocus("code", { shouldSelect: true }),
    );
  });
  const isTooLate = isRefusedWith(error, "not-found");
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        1. {t(texts.scan)}
      </h3>
      <div className={css.setup}>
        <QrCode value={address} label={t(texts.qrCode)} />
        <div className="stack tight">
          <p>{t(texts.scanHelp)}</p>
          <p>{t(texts.keyHelp)}</p>
          <p className="row tight">
            <span className="sr">{t(texts.key)} </span>
            <code className={css.secret}>{key.match(/.{1,4}/g)?.join(" ")}</code>
            <Button variant="default" size="xs" onClick={copy}>
              {t(texts.copyKey)}
            </Button>
          </p>
          <p role="status" className="meta">
            {copied === undefined ? "" : t(copied ? pieces.copied : pieces.copyRefused)}
          </p>
          <a href={address}>{t(texts.openApp)}</a>
        </div>
      </div>
      <h3>2. {t(texts.confirm)}</h3>
      <RefusalNotice
        error={error}
        actions={
          isTooLate && (
            <Button variant="default" onClick={onLeave}>
              {t(texts.beginAgain)}
            </Button>
          )
        }
      >
        {isTooLate && <p>{t(texts.tooLate)}</p>}
        {isRefusedWith(error, "second-factor.wrong") && <p>{t(texts.wrongHelp)}</p>}
      </RefusalNotice>
      <div className={css.field}>
        <CodeField
          appOnly
          error={formState.errors.code?.message}
          {...register("code", { required: t(texts.codeMissing) })}
        />
      </div>
      <div className="row">
        <Button type="submit" aria-busy={isPending}>
          {t(texts.enable)}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t(pieces.cancel)}
        </Button>
      </div>
    </form>
  );
}
