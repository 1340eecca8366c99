import { describe, expect, it } from "@jest/globals";
import { mayAct, type Party, type PermissionName, type Role } from "@portal/shared";
import { navigationFor } from "../../app/navigation.js";
import { paths } from "../../ui/paths.js";
import type { AgreementSummary } from "./home.api.js";
import { tasksOf } from "./tasks.js";

const as = (kind: Party, roles: Role[]) => (name: PermissionName) => mayAct(name, kind, roles);
const terminated = {
  id: "a",
  number: "2026-0001",
  status: "terminated",
  service: { name: "試験サービス" },
  parties: { vendor: { name: "試験事業者" }, hospital: { name: "試験病院" } },
  unconfirmedByMe: 0,
  turn: "hospital",
  respondBy: null,
  expiresOn: null,
  endsOn: "2029-03-31",
} as unknown as AgreementSummary;

const today = "2026-11-25";
const task = (side: Party, roles: Role[], ...changes: object[]) =>
  tasksOf({
    side,
    may: as(side, roles),
    today,
    agreements: changes.map((change, index) => ({ ...terminated, id: `a${index}`, ...change }) as AgreementSummary),
    nearlyDone: [],
    services: [],
  }).map(({ id, until }) => [id, until ?? null]);

describe("the tasks of the home page", () => {
  const negotiating = { status: "negotiating", turn: "vendor", respondBy: "2026-12-01" };
  const settled = { status: "settled", expiresOn: "2026-12-20" };

  it("show a turn with its day to who can edit on that side, and nobody else", () => {
    expect(task("vendor", ["editor"], negotiating)).toEqual([["turn a0", "2026-12-01"]]);
    expect(task("vendor", ["viewer"], negotiating)).toEqual([]);
    expect(task("hospital", ["editor"], negotiating)).toEqual([]);
    expect(task("vendor", ["editor"], { ...negotiating, respondBy: null })).toEqual([["turn a0", null]]);
  });

  it("show one line for each agreement: the act that presses most", () => {
    expect(task("vendor", ["editor"], { ...negotiating, unconfirmedByMe: 3 })).toEqual([["turn a0", "2026-12-01"]]);
    expect(task("vendor", ["editor"], { ...negotiating, respondBy: null, unconfirmedByMe: 3 })).toEqual([
      ["confirm a0", null],
    ]);
    expect(task("vendor", ["editor", "signatory"], settled)).toEqual([["sign a0", "2026-12-20"]]);
  });

  it("stand by their last day, the nearest first, and those without one at the end", () => {
    expect(
      task(
        "vendor",
        ["editor", "signatory"],
        { status: "drafting", unconfirmedByMe: 2, turn: "hospital", respondBy: null },
        settled,
        negotiating,
      ),
    ).toEqual([
      ["turn a2", "2026-12-01"],
      ["sign a1", "2026-12-20"],
      ["confirm a0", null],
    ]);
  });

  it("ask for a signature of signatories of the side whose turn to sign it is alone", () => {
    expect(task("vendor", ["signatory"], settled)).toEqual([["sign a0", "2026-12-20"]]);
    expect(task("vendor", ["viewer"], settled)).toEqual([]);
    expect(task("hospital", ["signatory"], { ...settled, status: "vendor_signed" })).toEqual([
      ["sign a0", "2026-12-20"],
    ]);
  });

  it("warn of a signature that is missing within 30 days, and of an end within 90, who decides on either side", () => {
    expect(task("hospital", ["editor"], settled)).toEqual([["expiring a0", "2026-12-20"]]);
    expect(task("hospital", ["editor"], { ...settled, expiresOn: "2026-12-26" })).toEqual([]);
    const ending = { status: "in_force", endsOn: "2027-02-23" };
    expect(task("vendor", ["signatory"], ending)).toEqual([["ending a0", "2027-02-23"]]);
    expect(task("vendor", ["signatory"], { ...ending, endsOn: "2027-02-24" })).toEqual([]);
    expect(task("vendor", ["approver", "viewer"], ending)).toEqual([]);
  });

  it("show the duties after the end to who can close: a signatory of the hospital", () => {
    expect(task("hospital", ["signatory"], {})).toEqual([["close a0", null]]);
    expect(task("hospital", ["editor"], {})).toEqual([]);
    expect(task("vendor", ["signatory"], {})).toEqual([]);
  });
});

describe("the menu", () => {
  const of = (kind: Party, roles: Role[]) => navigationFor(kind, as(kind, roles)).map(({ to }) => to);

  it.each(["vendor", "hospital"] as const)(
    "of an administrator alone of a %s leads nowhere that is refused",
    (kind) => {
      expect(of(kind, ["admin"])).toEqual([paths.home]);
    },
  );

  it("shows members the screens of their kind", () => {
    expect(of("hospital", ["viewer"])).toEqual([
      paths.home,
      paths.directory,
      paths.comparison(),
      paths.agreements,
      paths.templates,
    ]);
    expect(of("vendor", ["viewer", "admin"])).toEqual([paths.home, paths.services, paths.agreements, paths.templates]);
  });

  it("shows who may sign what waits for a signature", () => {
    expect(of("vendor", ["signatory"])).toContain(paths.signingInbox);
    expect(of("vendor", ["editor"])).not.toContain(paths.signingInbox);
  });
});
