import { describe, expect, it } from "@jest/globals";
import { catalogues, confirmed, forms, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { Answers } from "./answer.js";
import { canonicalJson } from "./canonical.js";
import { contentChanges } from "./content-changes.js";
import { contentRows } from "./content-rows.js";
import { settledContent, type SettledContentInput } from "./settled-content.js";

const organization = (name: string) => ({
  organizationId: name,
  name,
  legalName: `株式会社${name}`,
  address: "東京都",
  representative: { title: "代表", name: "見本" },
});
const input = (answers: Answers, change: Partial<SettledContentInput> = {}): SettledContentInput => ({
  agreement: { id: "a-1", number: "2026-0001", revision: 2, amends: null },
  settledAt: "2026-11-24T00:00:00.000Z",
  riskLimit: "medium",
  parties: { vendor: organization("乙"), hospital: organization("甲") },
  version: {
    id: "v-1",
    number: "1.1",
    sha256: "0".repeat(64),
    publishedAt: "2026-11-01T00:00:00.000Z",
    answers,
    serviceId: "s-1",
    serviceName: "見本カルテ",
    form: "saas",
    description: "",
    remoteMaintenance: true,
    storesDataExternally: true,
    files: [{ name: "図.pdf", itemId: "data-flow-table", sha256: "1".repeat(64), size: 10 }],
  },
  rows: prefilled(answers).map(confirmed),
  catalogues,
  clarifications: [],
  openMatters: [],
  history: [],
  ...change,
});
const answers = fullAnswers(catalogues.disclosure, "saas");
const content = settledContent(input(answers));
const gapId =
  catalogues.disclosure.sections
    .flatMap(({ items }) => items)
    .find(({ answer }) => answer.noMeans === "gap" && answer.type === "yes_no_na_note")?.id ?? "";

describe("the settled content", () => {
  it("is the same text however the rows come in", () => {
    const reversed = settledContent(input(answers, { rows: [...input(answers).rows].reverse() }));
    expect(canonicalJson(reversed)).toBe(canonicalJson(content));
  });

  it.each(forms)("can be hashed for a service of the form %s", (form) => {
    const given = fullAnswers(catalogues.disclosure, form, { [gapId]: { value: "no", note: "準備中" } });
    expect(canonicalJson(settledContent(input(given)))).toContain("portal.agreement-content/1");
  });

  it("holds every row once, numbered from 1 in catalogue order", () => {
    const { rows } = input(answers);
    const printed = [content.roles, content.sla, content.risks, content.clauses];
    expect(printed.reduce((sum, part) => sum + part.length, 3)).toBe(rows.length);
    for (const part of printed) expect(part.map(({ no }) => no)).toEqual(part.map((_, index) => index + 1));
    const ids = catalogues.roles.sections.flatMap(({ items }) => items.map(({ id }) => id));
    expect(content.roles.map(({ key }) => key)).toEqual(ids);
  });

  it("keeps values as they were confirmed, with who and when and nothing else", () => {
    const rows = input(answers).rows.map((row) => ({
      ...row,
      confirmations: {
        vendor: { by: "v", at: "2026-11-20T01:00:00.000Z", byId: "x" },
        hospital: { by: "h", at: "2026-11-20T01:00:00.000Z", byId: "y" },
      },
    }));
    const { roles } = settledContent(input(answers, { rows }));
    expect(roles[0]).toMatchObject({
      value: rows[0]?.value,
      confirmations: { vendor: { by: "v", at: "2026-11-20T01:00:00.000Z" } },
    });
    expect(roles[0]?.confirmations.vendor).not.toHaveProperty("byId");
  });

  it("says in words what the slugs mean", () => {
    expect(content.sla.find(({ key }) => key === "uptime")).toMatchObject({
      category: "可用性",
      targetText: "99.9 %以上",
      windowText: "月次",
      reportText: "月次",
      typeText: "努力目標型",
    });
    expect(content.roles[0]).toMatchObject({ area: "統制・方針", duty: "管理責任", time: "normal" });
    expect(content.risks[0]).toMatchObject({ levelText: "中", residualText: "低", ownerText: "事業者" });
    expect(content.service.formLabel).toBe("SaaS");
  });

  it("numbers clauses 第1条 on, the parties' own last", () => {
    const own = confirmed({ part: "clause" as const, key: "own-1", value: { title: "特約", text: "なし" } });
    const { clauses, updateDuty } = settledContent(input(answers, { rows: [own, ...input(answers).rows] }));
    expect(clauses.at(0)).toMatchObject({ number: "第1条", key: "scope" });
    expect(clauses.at(-1)).toMatchObject({ number: `第${clauses.length}条`, key: "own-1" });
    expect(updateDuty).toMatchObject({ bearer: "vendor", clauseNumber: "第2条" });
  });

  it("orders risks by number, the gaps after them", () => {
    const extra = ["r10", "r2"].map((key) => confirmed({ part: "risk" as const, key, value: content.risks[0]!.value }));
    const given = fullAnswers(catalogues.disclosure, "saas", { [gapId]: { value: "no", note: "準備中" } });
    const { risks } = settledContent(input(given, { rows: [...extra, ...input(given).rows] }));
    expect(risks.map(({ key }) => key)).toEqual(["r1", "r2", "r10", `no:${gapId}`]);
  });
});

describe("what it repeats of the disclosure", () => {
  const given = fullAnswers(catalogues.disclosure, "saas", {
    [gapId]: { value: "no", note: "準備中", planned: { text: "対応する", by: "2027-06-30" } },
    "sub-used": { value: "na", note: "該当なし" },
  });
  const { disclosure, openMatters } = settledContent(input(given));

  it("lists いいえ before 対象外, with reason and plan", () => {
    expect(disclosure.exceptions).toMatchObject([
      { itemId: gapId, state: "no", text: "いいえ", note: "準備中\n予定：対応する（2027年6月30日まで）" },
      { itemId: "sub-used", state: "not_applicable", text: "対象外", note: "該当なし" },
    ]);
  });

  it("counts a plan among the open matters", () => {
    expect(openMatters).toMatchObject([{ by: "2027-06-30" }]);
    expect(content.openMatters).toEqual([]);
  });

  it("sums up the required items and no others", () => {
    expect(disclosure.summary.length).toBeGreaterThan(100);
    expect(disclosure.summary.every(({ state }) => state !== "unanswered")).toBe(true);
  });

  it("shows locations, subcontractors and flows without empty columns", () => {
    const titles = content.disclosure.tables.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(["医療情報を保存する機器の設置場所", "再委託先の一覧", "情報流の一覧"]),
    );
    expect(disclosure.tables.map(({ title }) => title)).not.toContain("再委託先の一覧");
    const flows = fullAnswers(catalogues.disclosure, "saas", {
      "data-flow-table": { value: [{ flow_id: "F-1", source: "" }, {}] },
    });
    const table = settledContent(input(flows)).disclosure.tables.find(({ title }) => title === "情報流の一覧");
    expect(table).toEqual({ title: "情報流の一覧", columns: ["流れID"], rows: [["F-1"]] });
  });

  it("names evidence by the item it proves", () => {
    expect(content.evidence).toMatchObject([{ name: "図.pdf", item: "情報流の一覧" }]);
  });
});

describe("rows that started as our suggestion", () => {
  it("carry no mark of a draft once both have confirmed them", () => {
    expect(input(answers).rows.some(({ value }) => "draft" in value)).toBe(true);
    expect(content.risks.filter(({ value }) => "draft" in value)).toEqual([]);
  });
});

describe("answers that only readers after the contract see", () => {
  const secret = "社外秘の記載";
  const narrowed = Object.fromEntries(
    Object.entries(answers).map(([itemId, answer]) => [
      itemId,
      { ...answer, ...(answer.note !== undefined && { note: secret }), audience: "contract" as const },
    ]),
  );
  const hidden = settledContent(input({ ...narrowed, ...planned("contract") }));

  function planned(audience: "contract" | "registered"): Answers {
    const last = Object.keys(answers).at(-1)!;
    return { [last]: { value: null, planned: { text: secret, by: "2027-06-30" }, audience } };
  }

  it("stand in what both sign by their item alone", () => {
    expect(canonicalJson({ ...hidden, service: null })).not.toContain(secret);
    expect(new Set(hidden.disclosure.summary.map(({ text }) => text))).toEqual(new Set(["契約締結後に開示"]));
    expect(hidden.disclosure.tables.every(({ rows }) => rows.length === 1)).toBe(true);
    expect(hidden.evidence).toMatchObject([{ name: "契約締結後に開示" }]);
  });

  it("leave the words out of the risk rows, not the risk", () => {
    const gaps = (sample: Answers) => prefilled(sample).filter(({ key }) => key.startsWith("no:"));
    expect(gaps(narrowed).map(({ key }) => key)).toEqual(gaps(answers).map(({ key }) => key));
    expect(canonicalJson(prefilled(narrowed).map(({ value }) => value))).not.toContain(secret);
  });
});

describe("content that cannot be settled", () => {
  const rows = input(answers).rows;
  it.each([
    ["a row that one side has not confirmed", rows.map((row, index) => (index ? row : { ...row, confirmations: {} }))],
    ["no period", rows.filter(({ key }) => key !== "period")],
    ["no update-duty", rows.filter(({ key }) => key !== "update-duty")],
  ])("is refused: %s", (_, spoiled) => {
    expect(() => settledContent(input(answers, { rows: spoiled }))).toThrow(RangeError);
  });
});

describe("the rows read back from it", () => {
  it("are those that were settled: nothing differs, nothing is lost", () => {
    const given = input(fullAnswers(catalogues.disclosure, "saas"));
    const equipment = confirmed({
      part: "equipment",
      key: "e1",
      value: { kind: "vpn_router", place: "サーバ室", owner: "vendor", patchedBy: "vendor", patchWithin: "3日以内" },
    });
    const rows = [...given.rows, equipment];
    const settled = contentRows(settledContent({ ...given, rows }));
    expect(settled).toHaveLength(rows.length);
    expect(contentChanges(rows, settled, "ja", catalogues)).toEqual([]);
  });
});
