import { signingRight } from "@portal/shared";
import type { SigningRights } from "../api/signing-rights.js";
import { signingRights } from "../texts/signing-rights.js";
import { useText } from "./text-language.js";

/** People of my organisation who may sign now. */
export const peopleWhoMay = (rights: SigningRights) => rights.people.filter(({ id }) => signingRight(id, rights).ok);

/** On what somebody's signature would rest, in two or three words. */
export function useRightWords(rights: SigningRights) {
  const t = useText();
  return (personId: string): string => {
    const right = signingRight(personId, rights);
    if (!right.ok) return "";
    const { authorityId, onBehalfOf } = right.value;
    const given = [...rights.handovers, ...rights.delegations].find(({ id }) => id === onBehalfOf?.id);
    if (onBehalfOf && given)
      return t(
        onBehalfOf.by === "handover" ? signingRights.handedBy(given.fromName) : signingRights.deputyOf(given.fromName),
      );
    return t(authorityId ? signingRights.ownRight : signingRights.role);
  };
}

/** Each with title and basis; `except` is left out, being told elsewhere. */
export function WhoMaySign({ rights, except }: { rights: SigningRights; except?: string }) {
  const words = useRightWords(rights);
  return (
    <ul>
      {peopleWhoMay(rights)
        .filter(({ id }) => id !== except)
        .map(({ id, name, title }) => (
          <li key={id}>
            {`${title} ${name}`.trim()} <span className="meta">{words(id)}</span>
          </li>
        ))}
    </ul>
  );
}
