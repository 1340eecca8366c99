import type { Party, PermissionName, Text } from "@portal/shared";
import { shell } from "../texts/shell.js";
import { signingTogether } from "../texts/signing-together.js";
import { paths } from "../ui/paths.js";

interface Place {
  readonly to: string;
  readonly label: Text;
  /** Where its pages begin, besides `to`: the disclosures of a service have an address of their own. */
  readonly within?: readonly string[];
  /** Without it the page would only say that it may not be seen. */
  readonly needs?: PermissionName;
}

const home: Place = { to: paths.home, label: shell.home };
const agreements: Place = { to: paths.agreements, label: shell.agreements, needs: "agreement.list" };
const templates: Place = { to: paths.templates, label: shell.templates, needs: "template.read" };

const inbox: Place = { to: paths.signingInbox, label: signingTogether.menu, needs: "agreement.sign-together" };

/** The main screens of each kind of organisation, in the order of the work. */
const places: Readonly<Record<Party, readonly Place[]>> = {
  vendor: [
    home,
    { to: paths.services, label: shell.services, within: ["/disclosures", "/versions"], needs: "service.read" },
    agreements,
    inbox,
    templates,
  ],
  hospital: [
    home,
    { to: paths.directory, label: shell.directory, within: ["/versions"], needs: "directory.read" },
    { to: paths.comparison(), label: shell.comparison, needs: "comparison.read" },
    agreements,
    inbox,
    templates,
  ],
};

/** The screens that a member of this kind may open. */
export const navigationFor = (kind: Party, may: (name: PermissionName) => boolean): readonly Place[] =>
  places[kind].filter(({ needs }) => !needs || may(needs));
