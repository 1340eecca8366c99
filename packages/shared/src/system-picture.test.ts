import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalogues, forms, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { AgreementRow, EquipmentValue, RoleValue } from "./agreement-row.js";
import type { Duty, RoleParty } from "./catalogue.js";
import { pictureElementLabel, pointPlace, systemPicture } from "./system-picture.js";

type PictureRow = Pick<AgreementRow, "part" | "key" | "value">;
const rowsFor = (form: (typeof forms)[number]): readonly PictureRow[] =>
  prefilled(fullAnswers(catalogues.disclosure, form), form);
const role = (key: string, accountable: readonly RoleParty[], more: Partial<RoleValue> = {}): PictureRow => ({
  part: "role",
  key,
  value: {
    assignments: Object.fromEntries(accountable.map((party) => [party, ["accountable", "responsible"] as Duty[]])),
    ...more,
  },
});
const router = (kind: EquipmentValue["kind"]): PictureRow => ({
  part: "equipment",
  key: "e1",
  value: { kind, place: "機械室", owner: null, patchedBy: null, patchWithin: "" },
});
const placesOf = (rows: readonly PictureRow[]) =>
  systemPicture("saas", rows).points.map((point) => pointPlace(point).ja);

describe("the picture of the system", () => {
  it.each(forms)("stands on rows of the catalogue only, for the form %s", (form) => {
    const known = new Set(catalogues.roles.sections.flatMap(({ items }) => items.map(({ id }) => id)));
    const { elements } = systemPicture(form, rowsFor(form));
    for (const { id, rowKeys, accountable } of elements) {
      expect(rowKeys.every((key) => known.has(key))).toBe(true);
      expect(accountable.length).toBeGreaterThan(0);
      expect(pictureElementLabel(id).ja).not.toBe("");
    }
    expect(elements.length).toBeGreaterThanOrEqual(8);
  });

  it("has the servers in the hospital on premises, and with the vendor elsewhere", () => {
    const siteOf = (form: (typeof forms)[number]) =>
      systemPicture(form, rowsFor(form)).elements.find(({ id }) => id === "server")?.site;
    expect(siteOf("on_premises")).toBe("hospital");
    expect(siteOf("saas")).toBe("vendor");
  });

  it("marks the point where accountability passes from one party to the other", () => {
    expect(
      placesOf([
        role("net-inhouse", ["hospital"]),
        role("asset-vpn-device", ["vendor"]),
        role("net-external", ["vendor"]),
      ]),
    ).toEqual(["「院内ネットワーク」と「設置機器（VPN装置・ルータ）」の間"]);
  });

  it("marks a point inside an element whose rows name both parties, and none beside it", () => {
    expect(
      placesOf([
        role("net-inhouse", ["hospital"]),
        role("asset-vpn-device", ["vendor"]),
        role("patch-network", ["hospital"]),
        role("net-external", ["vendor"]),
      ]),
    ).toEqual(["「設置機器（VPN装置・ルータ）」の中"]);
    const { points } = systemPicture("saas", [
      role("asset-vpn-device", ["vendor"]),
      role("patch-network", ["hospital"]),
    ]);
    expect(points.map(({ sides }) => sides)).toEqual([
      [
        { party: "hospital", rowKeys: ["patch-network"] },
        { party: "vendor", rowKeys: ["asset-vpn-device"] },
      ],
    ]);
  });

  it("gives the words that the rows of both sides have for it, once each", () => {
    const { points } = systemPicture("saas", [
      role("net-inhouse", ["hospital"], { boundary: "ルータのLAN側まで" }),
      role("asset-vpn-device", ["vendor"], { boundary: " " }),
    ]);
    expect(points.map(({ words }) => words)).toEqual([[{ rowKey: "net-inhouse", text: "ルータのLAN側まで" }]]);
  });

  it("lets the neighbours of an element that nothing is agreed about meet", () => {
    expect(placesOf([role("net-inhouse", ["hospital"]), role("net-service-side", ["vendor"])])).toEqual([
      "「院内ネットワーク」と「サービス側のネットワーク」の間",
    ]);
  });

  it("shows equipment where it stands, though no row is about it", () => {
    const at = (kind: EquipmentValue["kind"]) =>
      systemPicture("saas", [router(kind)]).elements.map(({ id, equipmentKeys }) => [id, equipmentKeys]);
    expect(at("vpn_router")).toEqual([["placed-equipment", ["e1"]]]);
    expect(at("remote_maintenance_line")).toEqual([["line", ["e1"]]]);
    expect(at("server")).toEqual([["server", ["e1"]]]);
    expect(at("terminal")).toEqual([["terminals", ["e1"]]]);
  });

  it("counts the rows that are nobody's", () => {
    const { elements } = systemPicture("saas", [role("dat-backup", []), role("dat-restore-test", ["vendor"])]);
    expect(elements.map(({ id, openRows }) => [id, openRows])).toEqual([["backup", 1]]);
  });

  it("never puts a point between elements of the same accountable party, whatever the rows say", () => {
    const party = fc.constantFrom<RoleParty>("hospital", "vendor");
    const keys = rowsFor("saas").flatMap(({ part, key }) => (part === "role" ? [key] : []));
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.array(fc.record({ key: fc.constantFrom(...keys), holders: fc.uniqueArray(party, { maxLength: 2 }) })),
        (form, given) => {
          const rows = new Map(given.map(({ key, holders }) => [key, role(key, holders)]));
          const { elements, points } = systemPicture(form, [...rows.values()]);
          points.forEach(({ number, between: [before, after], accountable }, index) => {
            expect(number).toBe(index + 1);
            if (before !== after) expect(accountable[0]).not.toEqual(accountable[1]);
            else expect(accountable[0].length).toBeGreaterThan(1);
          });
          // Each two connected elements that different single parties answer for have their point.
          for (const element of elements) {
            const before = elements.find(({ id }) => id === element.connectedTo);
            const passes =
              before?.accountable.length === 1 &&
              element.accountable.length === 1 &&
              before.accountable[0] !== element.accountable[0];
            const isMarked = points.some(({ between }) => between[0] === before?.id && between[1] === element.id);
            expect(isMarked).toBe(passes === true);
          }
        },
      ),
    );
  });
});
