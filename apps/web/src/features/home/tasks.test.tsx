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
} as unknown as AgreementSummary;

describe("the tasks of the home page", () => {
  const of = (side: Party, roles: Role[]) =>
    tasksOf({ side, may: as(side, roles), agreements: [terminated], nearlyDone: [], services: [] }).map(({ id }) => id);

  it("show a turn with its day to who can edit on that side, and nobody else", () => {
    const negotiating = { ...terminated, status: "negotiating", turn: "vendor", respondBy: "2026-12-01" };
    const tasks = (side: Party, roles: Role[], agreement: object = negotiating) =>
      tasksOf({
        side,
        may: as(side, roles),
        agreements: [agreement as AgreementSummary],
        nearlyDone: [],
        services: [],
      }).map(({ id, until }) => [id, until]);
    expect(tasks("vendor", ["editor"])).toEqual([["turn a", "2026-12-01"]]);
    expect(tasks("vendor", ["viewer"])).toEqual([]);
    expect(tasks("hospital", ["editor"])).toEqual([]);
    expect(tasks("vendor", ["editor"], { ...negotiating, respondBy: null })).toEqual([]);
  });

  it("show the duties after the end to who can close: a signatory of the hospital", () => {
    expect(of("hospital", ["signatory"])).toEqual(["close a"]);
    expect(of("hospital", ["editor"])).toEqual([]);
    expect(of("vendor", ["signatory"])).toEqual([]);
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
    expect(of("hospital", ["viewer"])).toEqual([paths.home, paths.directory, paths.comparison(), paths.agreements]);
    expect(of("vendor", ["viewer", "admin"])).toEqual([paths.home, paths.services, paths.agreements]);
  });
});
