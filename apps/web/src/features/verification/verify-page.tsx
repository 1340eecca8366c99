import { Button } from "@mantine/core";
import { FILE_BYTES_MAX } from "@portal/shared";
import { useMutation } from "@tanstack/react-query";
import { IconFileUpload } from "@tabler/icons-react";
import { useEffect, useRef, useState, type DragEvent } from "react";
import { Link } from "react-router";
import { useInstallation } from "../../api/installation.js";
import { bulkVerification } from "../../texts/bulk-verification.js";
import { verification } from "../../texts/verification.js";
import { instantWords } from "../../ui/date-words.js";
import { OpenShell } from "../../ui/open-shell.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { isDone, MOST_FILES, useSeveralFiles } from "./several-files.js";
import { SeveralResults } from "./several-results.js";
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
  const several = useSeveralFiles();
  const [isTooMany, setTooMany] = useState(false);
  const take = (files: readonly File[]) => {
    const [file] = files;
    setTooMany(files.length > MOST_FILES);
    if (!file || files.length > MOST_FILES) return;
    if (files.length === 1) {
      several.clear();
      check(file);
      return;
    }
    reset();
    const size = files.reduce((sum, one) => sum + one.size, 0);
    setGiven({ name: t(bulkVerification.several(files.length)), size, at: new Date().toISOString() });
    several.start(files);
  };
  const check = (file: File) => {
    setGiven({ name: file.name, size: file.size, at: new Date().toISOString() });
    if (file.size > FILE_BYTES_MAX) reset();
    else mutate(file);
  };
  const isSeveral = several.files.length > 0;
  const isTooLarge = !isSeveral && given !== null && given.size > FILE_BYTES_MAX;
  return (
    <OpenShell
      demonstration={installation?.demonstration ?? false}
      actions={<Link to={paths.home}>{t(verification.toSite)}</Link>}
    >
      <div className={`page ${css.page}`}>
        <PageHeader title={t(verification.title)} lead={t(verification.lead)} />
        <FileDrop given={given} isPending={isPending || several.files.some((one) => !isDone(one))} onFiles={take} />
        {isTooMany && <ProblemNotice tone="alert" title={t(bulkVerification.tooMany(MOST_FILES))} />}
        {isTooLarge && <ProblemNotice tone="alert" title={t(verification.tooLarge)} />}
        {isPending && given && (
          <ProblemNotice tone="info" title={t(verification.checking(given.name))}>
            {t(verification.checkingHelp)}
          </ProblemNotice>
        )}
        <RefusalNotice error={error} />
        {data && !isPending && !isTooLarge && <VerificationResult name={given?.name ?? ""} result={data} />}
        {isSeveral && <SeveralResults key={given?.at} files={several.files} />}
      </div>
    </OpenShell>
  );
}

function FileDrop({
  given,
  isPending,
  onFiles,
}: {
  given: Given | null;
  isPending: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useStrayDrops();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isPending) onFiles([...event.dataTransfer.files]);
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
        multiple
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = "";
          onFiles(files);
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
