import type { PermissionName, Text } from "@portal/shared";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { audit } from "../../texts/audit.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { AuditEvent } from "./audit.api.js";

interface Kind {
  readonly words: Text;
  /** Where it can be seen, and what that takes. */
  readonly page?: { readonly of: (id: string) => string; readonly needs: PermissionName };
}

/** By the first word of an action's code: what its subject is. */
const kinds: Readonly<Record<string, Kind>> = {
  agreement: { words: audit.kindAgreement, page: { of: (id) => paths.agreement(id), needs: "agreement.read" } },
  service: { words: audit.kindService, page: { of: paths.service, needs: "service.read" } },
  disclosure: { words: audit.kindDisclosure, page: { of: paths.disclosure, needs: "disclosure.read" } },
  version: { words: audit.kindVersion, page: { of: paths.version, needs: "version.read" } },
  template: { words: audit.kindTemplate, page: { of: paths.template, needs: "template.read" } },
  organization: { words: audit.kindOrganization },
  notification: { words: audit.kindNotification },
  file: { words: audit.kindFile },
  verification: {
    words: audit.kindVerification,
    page: { of: paths.bulkVerification, needs: "verification.bulk" },
  },
  session: { words: audit.kindPerson },
  member: { words: audit.kindPerson },
  password: { words: audit.kindPerson },
  key: { words: audit.kindKey },
  authority: {
    words: audit.kindAuthority,
    page: { of: () => paths.signingAuthorities, needs: "authority.read" },
  },
  signing: { words: audit.kindSigning },
};

/** What an act was about: its kind or name, the way to it, and the way to all acts on it. */
export function AuditSubject({
  event: { action, actionText, subjectId },
  people,
  isOnlyOne,
}: {
  event: AuditEvent;
  /** Names of members by id. */
  people: ReadonlyMap<string, string>;
  /** The list shows the acts on this subject already. */
  isOnlyOne: boolean;
}) {
  const t = useText();
  const { may } = useActing();
  const { words, page }: Kind = kinds[action.split(".")[0] ?? ""] ?? { words: audit.kindOther };
  const act = <span className="sr"> {t(actionText)}</span>;
  return (
    <span className="row tight">
      <span>{people.get(subjectId) ?? t(words)}</span>
      {page && may(page.needs) && (
        <Link to={page.of(subjectId)}>
          {t(audit.openIt)}
          {act}
        </Link>
      )}
      {!isOnlyOne && (
        <Link to={paths.auditOf(subjectId)}>
          {t(audit.onlyThis)}
          {act}
        </Link>
      )}
    </span>
  );
}
