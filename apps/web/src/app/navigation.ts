import type { Party, Text } from "@portal/shared";
import { shell } from "../texts/shell.js";
import { paths } from "../ui/paths.js";

/** The main screens of each kind of organisation, in the order of the work. */
export const navigation: Readonly<Record<Party, readonly { to: string; label: Text }[]>> = {
  vendor: [
    { to: paths.home, label: shell.home },
    { to: paths.services, label: shell.services },
    { to: paths.agreements, label: shell.agreements },
  ],
  hospital: [
    { to: paths.home, label: shell.home },
    { to: paths.directory, label: shell.directory },
    { to: paths.comparison(), label: shell.comparison },
    { to: paths.agreements, label: shell.agreements },
  ],
};
