import type { AmendedPeriod } from "@portal/shared";
import type { AgreementEntity } from "./agreement.entity.js";

/** The period that an amendment takes over from: until the notified end, where there is one. */
export const amendedPeriod = ({ startsOn, endsOn, terminatesOn }: AgreementEntity): AmendedPeriod => ({
  startsOn,
  endsOn: terminatesOn ?? endsOn,
});
