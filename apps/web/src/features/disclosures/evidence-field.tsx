import { ActionIcon, Button } from "@mantine/core";
import { FILE_BYTES_MAX } from "@portal/shared";
import { IconFile, IconPaperclip, IconPlus, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { fileHref, type StoredFile } from "../../api/files.js";
import { ApiProblem } from "../../api/client.js";
import { answers } from "../../texts/answers.js";
import { problemPage } from "../../texts/problem-page.js";
import { useShortcuts } from "../../ui/keyboard-shortcuts.js";
import { useText } from "../../ui/text-language.js";
import css from "./answer-field.module.css";

const ACCEPTED = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.csv,.txt";

/** Files that prove an answer: named, removable, added by the callback, which stores the bytes and answers with their id. */
export function EvidenceField({
  ids,
  files,
  examples,
  error,
  hearsKeys,
  onUpload,
  onAdd,
  onRemove,
}: {
  ids: readonly string[];
  /** What is known of stored files, by id. */
  files: ReadonlyMap<string, StoredFile>;
  /** What the catalogue names as evidence for this item. */
  examples: readonly string[];
  error?: string | undefined;
  hearsKeys: boolean;
  onUpload: (file: File) => Promise<StoredFile>;
  onAdd: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  const { busy, refusals, send } = useUploads(onUpload, onAdd);
  const pick = () => picker.current?.click();
  useShortcuts([{ key: "e", label: answers.addEvidence, run: pick }], hearsKeys);
  return (
    <div className={css.evidence}>
      <div className={css.evidenceHead}>
        <IconPaperclip size={18} aria-hidden />
        <span className="small">{ids.length > 0 ? t(answers.attached(ids.length)) : t(answers.noEvidence)}</span>
        <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={pick}>
          {t(answers.addEvidence)}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label={t(answers.addEvidence)}
          onChange={(event) => {
            send(Array.from(event.currentTarget.files ?? []));
            event.currentTarget.value = "";
          }}
        />
      </div>
      {ids.length > 0 && (
        <ul className={css.files}>
          {ids.map((id) => {
            const name = files.get(id)?.name ?? t(answers.unknownFile);
            return (
              <li key={id}>
                <IconFile size={20} aria-hidden />
                <a href={fileHref(id)}>{name}</a>
                <ActionIcon
                  variant="subtle"
                  color="gray.9"
                  size={36}
                  aria-label={t(answers.removeEvidence(name))}
                  onClick={() => onRemove(id)}
                >
                  <IconX size={18} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      {examples.length > 0 && <p className="meta">{t(answers.evidenceExamples(t(answers.joined(examples))))}</p>}
      <p className="meta">{t(answers.evidenceHelp)}</p>
      <div role="status" className="small">
        {busy.map((name) => (
          <p key={name}>{t(answers.uploading(name))}</p>
        ))}
      </div>
      {(error !== undefined || refusals.length > 0) && (
        <div role="alert" className={css.error}>
          {error && <p>{error}</p>}
          {refusals.map(({ name, why }) => (
            <p key={name}>{t(answers.uploadRefused(name, why))}</p>
          ))}
        </div>
      )}
    </div>
  );
}

function useUploads(onUpload: (file: File) => Promise<StoredFile>, onAdd: (id: string) => void) {
  const t = useText();
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState<readonly { name: string; why: string }[]>([]);
  const add = useRef(onAdd);
  add.current = onAdd;
  const refuse = (name: string, why: string) => setRefusals((all) => [...all, { name, why }]);
  const one = async (file: File) => {
    if (file.size > FILE_BYTES_MAX) return refuse(file.name, t(answers.tooLarge));
    setBusy((all) => [...all, file.name]);
    try {
      const stored = await onUpload(file);
      // What was typed while the file was on its way must stay: the answer of now is changed, not that of then.
      add.current(stored.id);
    } catch (error) {
      refuse(file.name, error instanceof ApiProblem ? error.message : t(problemPage.offline));
    } finally {
      setBusy((all) => all.filter((name) => name !== file.name));
    }
    return undefined;
  };
  const send = (files: readonly File[]) => {
    setRefusals([]);
    void files.reduce<Promise<unknown>>((before, file) => before.then(() => one(file)), Promise.resolve());
  };
  return { busy, refusals, send };
}
