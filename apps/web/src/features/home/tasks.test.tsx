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
