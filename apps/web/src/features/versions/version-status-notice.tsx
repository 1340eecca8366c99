import { Link } from "react-router";
import { versions } from "../../texts/versions.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { useOtherVersions, type Version } from "./versions.api.js";

/** Says that this version is no longer the one to use, why, and where the newest is. */
export function VersionStatusNotice({ version }: { version: Version }) {
  const t = useText();
  const others = useOtherVersions(version);
  const newest = others.find(
    ({ status, catalogueId }) => status === "published" && catalogueId === version.catalogueId,
  );
  const wayOn = newest && <Link to={paths.version(newest.id)}>{t(versions.toNewest(newest.number))}</Link>;
  if (version.status === "superseded") {
    return (
      <ProblemNotice tone="warn" title={t(versions.supersededTitle)} actions={wayOn}>
        {t(versions.supersededHelp)}
      </ProblemNotice>
    );
  }
  if (version.status === "withdrawn") {
    const reason = others.find(({ id }) => id === version.id)?.withdrawal?.reason;
    return (
      <ProblemNotice tone="alert" title={t(versions.withdrawnTitle)} actions={wayOn}>
        {reason && <p>{t(versions.withdrawnReason(reason))}</p>}
        <p>{t(versions.withdrawnHelp)}</p>
      </ProblemNotice>
    );
  }
  const kept = version.restricted.length;
  return kept > 0 ? <ProblemNotice tone="info" title={t(versions.restricted(kept))} /> : null;
}
