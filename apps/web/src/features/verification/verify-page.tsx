import { Button } from "@mantine/core";
import { FILE_BYTES_MAX } from "@portal/shared";
import { useMutation } from "@tanstack/react-query";
import { IconFileUpload } from "@tabler/icons-react";
import { useEffect, useRef, useState, type DragEvent } from "react";
import { Link } from "react-router";
import { useInstallation } from "../../api/installation.js";
import { verification } from "../../texts/verification.js";
import { instantWords } from "../../ui/date-words.js";
import { OpenShell } from "../../ui/open-shell.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { VerificationResult } from "./verification-result.js";
import { verifyDocument } from "./verification.api.js";
import css from "./verification.module.css";

interface Given {
  readonly name: string;
  readonly size: number;
  readonly at: string;
}

/** Open to anyone: a PDF in, a plain answer out. */
export function VerifyPage() {
  const t = useText();
  const installation = useInstallation();
  const { mutate, data, error, isPending, reset } = useMutation({ mutationFn: verifyDocument });
  const [given, setGiven] = useState<Given | null>(null);
  const check = (file: File) => {
    setGiven({ name: file.name, size: file.size, at: new Date().toISOString() });
    if (file.size > FILE_BYTES_MAX) reset();
    else mutate(file);
  };
  const isTooLarge = given !== null && given.size > FILE_BYTES_MAX;
  return (
    <OpenShell
      demonstration={installation?.demonstration ?? false}
      actions={<Link to={paths.home}>{t(verification.toSite)}</Link>}
    >
      <div className={`page ${css.page}`}>
        <PageHeader title={t(verification.title)} lead={t(verification.lead)} />
        <FileDrop given={given} isPending={isPending} onFile={check} />
        {isTooLarge && <ProblemNotice tone="alert" title={t(verification.tooLarge)} />}
        {isPending && given && (
          <ProblemNotice tone="info" title={t(verification.checking(given.name))}>
            {t(verification.checkingHelp)}
          </ProblemNotice>
        )}
        <RefusalNotice error={error} />
        {data && !isPending && !isTooLarge && <VerificationResult name={given?.name ?? ""} result={data} />}
      </div>
    </OpenShell>
  );
}

function FileDrop({
  given,
  isPending,
  onFile,
}: {
  given: Given | null;
  isPending: boolean;
  onFile: (file: File) => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useStrayDrops();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !isPending) onFile(file);
  };
  return (
    <div
      className={css.drop}
      data-over={over || undefined}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={28} aria-hidden />
      <p>
        <strong>{given ? given.name : t(verification.drop)}</strong>
        <br />
        <span className="meta">
          {given
            ? t(verification.checkedAt(sizeWords(given.size), instantWords(given.at, language, { withYear: true })))
            : t(verification.dropHelp)}
        </span>
      </p>
      <input
        ref={input}
        className="sr"
        type="file"
        accept="application/pdf,.pdf"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <Button
        className="no-print"
        variant={given ? "default" : "filled"}
        aria-busy={isPending}
        onClick={() => !isPending && input.current?.click()}
      >
        {t(given ? verification.another : verification.choose)}
      </Button>
    </div>
  );
}

/** A file dropped beside the field would otherwise replace the page. */
function useStrayDrops() {
  useEffect(() => {
    const hold = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", hold);
    window.addEventListener("drop", hold);
    return () => {
      window.removeEventListener("dragover", hold);
      window.removeEventListener("drop", hold);
    };
  }, []);
}

const MEGABYTE = 1024 * 1024;
const sizeWords = (bytes: number): string =>
  bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
