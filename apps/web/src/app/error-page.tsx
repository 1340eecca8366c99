import { Button } from "@mantine/core";
import type { Text } from "@portal/shared";
import { Link, useRouteError } from "react-router";
import { ApiProblem, NetworkFailure } from "../api/client.js";
import { pieces } from "../texts/pieces.js";
import { problemPage } from "../texts/problem-page.js";
import { LoadingRows } from "../ui/loading-rows.js";
import { OpenShell } from "../ui/open-shell.js";
import { usePageArrival } from "../ui/page-header.js";
import { paths } from "../ui/paths.js";
import { useText } from "../ui/text-language.js";

interface Report {
  readonly title: Text;
  readonly help: Text;
  readonly mayRetry: boolean;
}

function reportOf(error: unknown): Report {
  if (error instanceof NetworkFailure)
    return { title: problemPage.offline, help: problemPage.offlineHelp, mayRetry: true };
  if (error instanceof ApiProblem && error.status === 404)
    return { title: problemPage.missing, help: problemPage.missingHelp, mayRetry: false };
  if (error instanceof ApiProblem && error.status === 403)
    return { title: problemPage.forbidden, help: problemPage.forbiddenHelp, mayRetry: false };
  return { title: problemPage.failed, help: problemPage.failedHelp, mayRetry: true };
}

/** What happened, what is safe, what to do: in place of a page that could not be shown. */
export function ErrorReport({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  // The way to the sign-in page is already open; nothing is said for the moment it takes.
  if (error instanceof ApiProblem && error.code === "unauthenticated") return <LoadingRows />;
  return <ReportBody error={error} onRetry={onRetry} />;
}

function ReportBody({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText();
  const { title, help, mayRetry } = reportOf(error);
  const heading = usePageArrival(t(title));
  const requestId = error instanceof ApiProblem && error.status >= 500 ? error.requestId : undefined;
  return (
    <div className="page">
      <div className="stack measure" role="alert">
        <h1 ref={heading} tabIndex={-1}>
          {t(title)}
        </h1>
        <p>{t(help)}</p>
        {requestId && (
          <p className="meta">
            {t(problemPage.requestId)} {requestId}
          </p>
        )}
        <div className="row">
          {mayRetry && <Button onClick={onRetry}>{t(pieces.retry)}</Button>}
          <Link to={paths.home}>{t(problemPage.toHome)}</Link>
        </div>
      </div>
    </div>
  );
}

/** Errors outside any page: a part of the site that could not be loaded, usually because a new release replaced it. */
export function ErrorPage() {
  const t = useText();
  const error = useRouteError();
  const isMissingPart = error instanceof TypeError && /import|module/i.test(error.message);
  const again = () => location.reload();
  return (
    <OpenShell>
      {isMissingPart ? (
        <div className="page">
          <div className="stack measure" role="alert">
            <h1>{t(problemPage.updated)}</h1>
            <p>{t(problemPage.updatedHelp)}</p>
            <div className="row">
              <Button onClick={again}>{t(pieces.retry)}</Button>
            </div>
          </div>
        </div>
      ) : (
        <ErrorReport error={error} onRetry={again} />
      )}
    </OpenShell>
  );
}

/** An address the site does not know. */
export function NotFoundPage() {
  const t = useText();
  const heading = usePageArrival(t(problemPage.notFound));
  return (
    <OpenShell>
      <div className="page">
        <div className="stack measure">
          <h1 ref={heading} tabIndex={-1}>
            {t(problemPage.notFound)}
          </h1>
          <p>{t(problemPage.notFoundHelp)}</p>
          <p>
            <Link to={paths.home}>{t(problemPage.toHome)}</Link>
          </p>
        </div>
      </div>
    </OpenShell>
  );
}
