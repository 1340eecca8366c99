import { FILE_BYTES_MAX } from "@portal/shared";
import { useMutation } from "@tanstack/react-query";
import { useId, useState, type ChangeEvent } from "react";
import { uploadFile } from "../../api/files.js";
import { authorities } from "../../texts/authorities.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";

/** The file of a power of attorney, stored as soon as it is chosen; `onChange` gets its id, empty while there is none. */
export function PowerOfAttorneyField({
  kept,
  onChange,
  error,
}: {
  /** Name of the file that stays when no other one is chosen. */
  kept: string | undefined;
  onChange: (id: string) => void;
  error: string | undefined;
}) {
  const t = useText();
  const id = useId();
  const [isTooLarge, setTooLarge] = useState(false);
  const { mutate, isPending, error: refused, reset } = useMutation({ mutationFn: uploadFile });
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    onChange("");
    reset();
    setTooLarge(file !== undefined && file.size > FILE_BYTES_MAX);
    if (file && file.size <= FILE_BYTES_MAX) mutate(file, { onSuccess: (stored) => onChange(stored.id) });
  };
  const wrong = isTooLarge ? t(authorities.tooLarge) : isPending ? undefined : error;
  return (
    <div>
      <label htmlFor={id}>
        <strong className="small">{t(authorities.document)}</strong>
      </label>
      <p className="meta phrase" id={`${id}-help`}>
        {kept && (
          <>
            {t(authorities.keptDocument(kept))}
            <br />
          </>
        )}
        {t(authorities.documentHelp)}
      </p>
      <input
        id={id}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg"
        style={{ maxWidth: "100%", padding: "6px 0" }}
        aria-describedby={`${id}-help`}
        aria-invalid={wrong !== undefined}
        onChange={take}
      />
      <p className="small" role="status">
        {isPending ? t(authorities.uploading) : ""}
      </p>
      {wrong && (
        <p className="small" role="alert" style={{ color: "var(--alert)" }}>
          {wrong}
        </p>
      )}
      <RefusalNotice error={refused} />
    </div>
  );
}
