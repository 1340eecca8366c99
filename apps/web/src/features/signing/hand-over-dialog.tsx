import { NativeSelect, Textarea } from "@mantine/core";
import { COMMENT_MAX } from "@portal/shared";
import { useForm } from "react-hook-form";
import { useHandOverSigning, type SigningRights } from "../../api/signing-rights.js";
import { signingRights } from "../../texts/signing-rights.js";
import { ConfirmDialog } from "../../ui/confirm-dialog.js";
import { useText } from "../../ui/text-language.js";

/** To whom, and why; both names stand in the signature then. */
export function HandOverDialog({
  agreementId,
  people,
  onDone,
  onClose,
}: {
  agreementId: string;
  /** To whom it may be handed. */
  people: SigningRights["people"];
  onDone: (what: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useHandOverSigning(agreementId);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { toPersonId: "", reason: "" } });
  const { errors } = formState;
  const hand = handleSubmit(({ toPersonId, reason }) =>
    // A refusal is shown inside the dialog.
    mutateAsync({ toPersonId, reason: reason.trim() }).then(
      () => onDone(t(signingRights.handedNow(people.find(({ id }) => id === toPersonId)?.name ?? ""))),
      () => undefined,
    ),
  );
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(signingRights.handOverTitle)}
      confirmLabel={t(signingRights.handOverIt)}
      onConfirm={() => void hand()}
      pending={isPending}
      error={error}
    >
      <p>{t(signingRights.handOverHelp)}</p>
      <NativeSelect
        label={t(signingRights.to)}
        data={[
          { value: "", label: t(signingRights.choose) },
          ...people.map(({ id, name, title }) => ({ value: id, label: `${title} ${name}`.trim() })),
        ]}
        error={errors.toPersonId?.message}
        {...register("toPersonId", { required: t(signingRights.toMissing) })}
      />
      <Textarea
        label={t(signingRights.reason)}
        description={t(signingRights.reasonHelp)}
        autosize
        minRows={2}
        maxLength={COMMENT_MAX}
        error={errors.reason?.message}
        {...register("reason", { validate: (typed) => typed.trim() !== "" || t(signingRights.reasonMissing) })}
      />
    </ConfirmDialog>
  );
}
