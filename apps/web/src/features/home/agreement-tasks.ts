import { addDays, type IsoDate, otherParty, type Party, type PermissionName } from "@portal/shared";
import { home } from "../../texts/home.js";
import { paths } from "../../ui/paths.js";
import type { Agreement, AgreementSummary } from "./home.api.js";
import type { Task } from "./task.js";

/** A last day within so many days is shown although nothing is to be done by this person. */
const SIGNATURE_SOON_DAYS = 30;
const END_SOON_DAYS = 90;

interface Reader {
  readonly side: Party;
  readonly may: (name: PermissionName) => boolean;
  readonly today: IsoDate;
  readonly nearlyDone: readonly Agreement[];
}

type Finder = (one: AgreementSummary, reader: Reader) => Omit<Task, "id"> | false;

const whom = ({ parties, number }: AgreementSummary, side: Party) => home.with(parties[otherParty(side)].name, number);

const signature: Finder = (one, { side, may }) =>
  may("agreement.sign") &&
  one.status === (side === "vendor" ? "settled" : "vendor_signed") && {
    kind: home.signKind,
    tone: "warn",
    title: home.sign(one.service.name),
    why: whom(one, side),
    until: one.expiresOn,
    to: paths.signing(one.id),
    act: home.signDo,
  };

const closing: Finder = (one, { side, may }) =>
  may("agreement.close") &&
  one.status === "terminated" && {
    kind: home.closeKind,
    tone: "warn",
    title: home.close(one.service.name),
    why: whom(one, side),
    to: paths.agreement(one.id),
    act: home.closeDo,
  };

const settling: Finder = (one, { may, nearlyDone }) =>
  may("agreement.settle") &&
  one.status === "negotiating" &&
  nearlyDone.find(({ id }) => id === one.id)?.progress.blocking.length === 0 && {
    kind: home.settleKind,
    tone: "ok",
    title: home.settle(one.service.name),
    why: home.settleWhy,
    to: paths.agreement(one.id),
    act: home.settleDo,
  };

const isOpen = ({ status }: AgreementSummary) => status === "drafting" || status === "negotiating";

// A turn that was handed over with a day; without one, the rows to confirm say what to do.
const turn: Finder = (one, { side, may }) =>
  may("agreement.edit") &&
  one.status === "negotiating" &&
  one.turn === side &&
  one.respondBy !== null && {
    kind: home.turnKind,
    tone: "warn",
    title: home.turn(one.service.name),
    why:
      one.unconfirmedByMe > 0
        ? home.withRows(one.parties[otherParty(side)].name, one.number, one.unconfirmedByMe)
        : whom(one, side),
    until: one.respondBy,
    to: paths.agreement(one.id),
    act: home.turnDo,
  };

const confirming: Finder = (one, { side, may }) =>
  may("agreement.confirm") &&
  isOpen(one) &&
  one.unconfirmedByMe > 0 && {
    kind: one.turn === side ? home.turnKind : home.confirmKind,
    tone: "info",
    title: home.confirmRows(one.service.name, one.unconfirmedByMe),
    why: whom(one, side),
    to: paths.agreement(one.id),
    act: home.confirmDo,
  };

const myTurn: Finder = (one, { side, may }) =>
  may("agreement.edit") &&
  one.status === "negotiating" &&
  one.turn === side && {
    kind: home.turnKind,
    tone: "info",
    title: home.goOn(one.service.name),
    why: whom(one, side),
    to: paths.agreement(one.id),
    act: home.goOnDo,
  };

const isDecider = (may: Reader["may"]) => may("agreement.edit") || may("agreement.sign");

const expiring: Finder = (one, { side, may, today }) =>
  isDecider(may) &&
  (one.status === "settled" || one.status === "vendor_signed") &&
  one.expiresOn !== null &&
  one.expiresOn <= addDays(today, SIGNATURE_SOON_DAYS) && {
    kind: home.soonKind,
    tone: "warn",
    title: home.expiring(one.service.name),
    why: whom(one, side),
    until: one.expiresOn,
    to: paths.agreement(one.id),
    act: home.look,
  };

const ending: Finder = (one, { side, may, today }) =>
  isDecider(may) &&
  one.status === "in_force" &&
  one.endsOn <= addDays(today, END_SOON_DAYS) && {
    kind: home.soonKind,
    tone: "warn",
    title: home.ending(one.service.name),
    why: whom(one, side),
    until: one.endsOn,
    to: paths.agreement(one.id),
    act: home.look,
  };

const finders: readonly (readonly [string, Finder])[] = [
  ["sign", signature],
  ["close", closing],
  ["settle", settling],
  ["turn", turn],
  ["confirm", confirming],
  ["turn", myTurn],
  ["expiring", expiring],
  ["ending", ending],
];

/** What waits for this person in each agreement: one line each, the most pressing act. */
export const agreementTasks = (agreements: readonly AgreementSummary[], reader: Reader): readonly Task[] =>
  finders.flatMap(([name, find], rank) =>
    agreements.flatMap((one) => {
      if (finders.slice(0, rank).some(([, earlier]) => earlier(one, reader))) return [];
      const task = find(one, reader);
      return task ? [{ id: `${name} ${one.id}`, ...task }] : [];
    }),
  );
