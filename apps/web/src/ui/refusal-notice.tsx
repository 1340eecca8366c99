import type { ReactNode } from "react";
import { PasskeyFailure } from "../api/passkey.js";
import { ApiProblem, NetworkFailure } from "../api/problem.js";
import { passkeyFaults } from "../texts/passkey.js";
import { problemPage } from "../texts/problem-page.js";
import { ProblemNotice } from "./problem-notice.js";
import { useText } from "./text-language.js";

/**
 * A refusal of the API, or of the browser's passkeys, beside what caused it: the server's sentence, its list, and what `children` add (what is safe, what to do).
 * Nothing when there is no error. `hrefOf` turns the pointer of a finding into the address of its field.
 */
export function RefusalNotice({
  error,
  hrefOf,
  children,
  actions,
}: {
  error: unknown;
  hrefOf?: (pointer: string) => string | undefined;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useText();
  if (!error) return null;
  if (error instanceof NetworkFailure) {
    return (
      <ProblemNotice tone="warn" title={t(problemPage.offline)} actions={actions}>
        {children ?? t(problemPage.offlineHelp)}
      </ProblemNotice>
    );
  }
  if (error instanceof PasskeyFailure) {
    return (
      <ProblemNotice tone="alert" title={t(passkeyFaults[error.fault])} actions={actions}>
        <p>{t(passkeyFaults[`${error.fault}Help`])}</p>
        {children}
      </ProblemNotice>
    );
  }
  if (!(error instanceof ApiProblem)) {
    return <ProblemNotice tone="alert" title={t(problemPage.failed)} actions={actions} />;
  }
  const items = error.errors
    .map(({ pointer, detail }) => ({ id: `${pointer} ${detail}`, label: detail, href: hrefOf?.(pointer) }))
    // The title has said it already.
    .filter(({ label, href }) => href !== undefined || label !== error.message);
  return (
    <ProblemNotice tone="alert" title={error.message} items={items} actions={actions}>
      {error.detail && error.detail !== error.message && <p>{error.detail}</p>}
      {children}
      {error.status >= 500 && error.requestId && (
        <p>
          {t(problemPage.requestId)} {error.requestId}
        </p>
      )}
    </ProblemNotice>
  );
}
