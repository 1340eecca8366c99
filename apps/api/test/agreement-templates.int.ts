import { describe, expect, it } from "@jest/globals";
import type { ClauseValue, RoleValue, RowPart, SlaValue } from "@portal/shared";
import { agreementSeenBy, anOpenAgreement, aPublishedDisclosure, type Row } from "./given.js";
import { aTeam, type Answered, type Client, owner, type Team, trailOf } from "./world.js";

interface TemplateRow {
  readonly part: RowPart;
  readonly key: string;
  readonly value: object;
  readonly recommended: object | null;
  readonly deviates: boolean;
}
interface Template {
  readonly id: string;
  readonly etag: string;
  readonly form: string;
  readonly archived: boolean;
  readonly usedIn: number;
  readonly deviations: Record<string, number>;
  readonly rows: readonly TemplateRow[];
}
interface Change {
  readonly key: string;
  readonly rowId: string | null;
  readonly etag: string | null;
  readonly before: object | null;
  readonly after: object;
  readonly refusals: readonly { readonly ja: string }[];
}
interface Preview {
  readonly templateEtag: string;
  readonly changes: readonly Change[];
  readonly same: number;
  readonly unfit: readonly Change[];
}

const inRows = (rows: readonly TemplateRow[], key: string) => rows.find((row) => row.key === key)!;
const templateOf = (answer: Answered): Template => answer.body as Template;
const rowOf = (rows: readonly Row[], key: string): Row => rows.find((row) => row.key === key)!;

const create = async (client: Client, body: object = { name: "標準" }): Promise<Template> => {
  const answer = await client.post("/agreement-templates", body);
  expect(answer.status).toBe(201);
  return templateOf(answer);
};
const edit = (client: Client, { id, etag }: Template, body: object) =>
  client.patch(`/agreement-templates/${id}`, body, { "if-match": etag });

const uptime = async (template: Template): Promise<SlaValue> => ({
  ...(inRows(template.rows, "uptime").value as SlaValue),
  target: { amount: "99.95", unit: "percent", comparator: "gte" },
});

/** A template with a service level, a role, a clause by its values and a clause of one's own. */
async function aTemplate(client: Client): Promise<Template> {
  const empty = await create(client);
  const incident = inRows(empty.rows, "incident-report").value as ClauseValue;
  const text = incident.text.replace("知った時から1時間以内", "知った時から6時間以内");
  const role = inRows(empty.rows, "inc-detect").value as RoleValue;
  const answer = await edit(client, empty, {
    rows: [
      { part: "sla", key: "uptime", value: await uptime(empty) },
      { part: "role", key: "inc-detect", value: { ...role, deadline: "検知から6時間以内" } },
      {
        part: "clause",
        key: "incident-report",
        value: { ...incident, text, variables: { ...incident.variables, firstReportHours: "6" } },
      },
      { part: "clause", value: { title: "見学", text: "〔事業者名〕は、〔医療機関名〕の見学を受け入れる。" } },
    ],
  });
  expect(answer.status).toBe(200);
  return templateOf(answer);
}

describe("a template", () => {
  it("starts as recommended, keeps what deviates, and drops what says the recommendation again", async () => {
    const { editor } = await aTeam("vendor");
    const template = await aTemplate(editor);
    expect(template.deviations).toEqual({ role: 1, sla: 1, clause: 2 });
    expect(inRows(template.rows, "own-1")).toMatchObject({ recommended: null, deviates: true });
    expect(inRows(template.rows, "rto").deviates).toBe(false);
    const { recommended } = inRows(template.rows, "uptime");
    const back = templateOf(
      await edit(editor, template, {
        rows: [
          { part: "sla", key: "uptime", value: recommended },
          { part: "clause", key: "own-1" },
        ],
      }),
    );
    expect(back.deviations).toEqual({ role: 1, sla: 0, clause: 1 });
    expect(back.rows.some(({ key }) => key === "own-1")).toBe(false);
  });

  it("keeps no first check of a role: that belongs to one agreement", async () => {
    const { editor } = await aTeam("vendor");
    const template = await create(editor);
    const value = inRows(template.rows, "inc-detect").value as RoleValue;
    const checked = { ...value, note: "夜間も", firstCheck: { on: "2026-11-01", confirmed: true } };
    const answer = await edit(editor, template, { rows: [{ part: "role", key: "inc-detect", value: checked }] });
    expect(inRows(templateOf(answer).rows, "inc-detect").value).toEqual({ ...value, note: "夜間も" });
  });

  it("is compared with the roles of its form of service", async () => {
    const { editor } = await aTeam("hospital");
    const template = await create(editor, { name: "院内設置型", form: "on_premises" });
    const other = templateOf(await edit(editor, template, { form: "saas" }));
    expect(template.rows.map(({ key }) => key)).toEqual(other.rows.map(({ key }) => key));
    expect(template.rows.some((row, index) => JSON.stringify(row) !== JSON.stringify(other.rows[index]))).toBe(true);
  });

  it("refuses values as an agreement does, rows no catalogue has, and a state that has moved on", async () => {
    const { editor, viewer } = await aTeam("vendor");
    const template = await create(editor);
    const governing = inRows(template.rows, "retention").value as ClauseValue;
    const answers = await Promise.all([
      edit(editor, template, { rows: [{ part: "sla", key: "uptime", value: { type: "guarantee" } }] }),
      edit(editor, template, { rows: [{ part: "sla", key: "no-such-row", value: {} }] }),
      edit(editor, template, { rows: [{ part: "risk", key: "r1", value: {} }] }),
      edit(editor, template, {
        rows: [{ part: "clause", key: "retention", value: { ...governing, variables: { retentionYears: "0" } } }],
      }),
      edit(editor, { ...template, etag: '"9"' }, { name: "別" }),
      edit(viewer, template, { name: "別" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 422, 400, 422, 412, 403]);
    expect(answers[3]!.body).toMatchObject({ errors: [{ pointer: "/rows/0/value/variables/retentionYears" }] });
    expect((await viewer.get(`/agreement-templates/${template.id}`)).body).toMatchObject({ etag: template.etag });
  });

  it("does not exist for anybody outside its organisation, its counterparty included", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    const template = await aTemplate(vendor.editor);
    for (const client of [hospital.editor, (await aTeam("vendor")).editor]) {
      expect((await client.get(`/agreement-templates/${template.id}`)).status).toBe(404);
      expect((await edit(client, template, { name: "x" })).status).toBe(404);
      expect((await client.delete(`/agreement-templates/${template.id}`, { "if-match": template.etag })).status).toBe(
        404,
      );
      expect((await client.get("/agreement-templates")).body).toEqual({ items: [], nextCursor: null });
    }
    expect((await hospital.editor.get(`${path}/template-applications/${template.id}`)).status).toBe(404);
    expect((await vendor.editor.get("/agreement-templates")).body).toMatchObject({ items: [{ id: template.id }] });
  });

  it("is deleted while unused, with its trail kept", async () => {
    const { editor } = await aTeam("vendor");
    const template = await aTemplate(editor);
    const path = `/agreement-templates/${template.id}`;
    expect((await editor.delete(path, { "if-match": template.etag })).body).toEqual({ outcome: "deleted" });
    expect((await editor.get(path)).status).toBe(404);
    expect(await trailOf(template.id)).toEqual(["template.created", "template.edited", "template.deleted"]);
  });
});

async function opened(templates: (hospital: Team) => Promise<string[]>) {
  const vendor = await aTeam("vendor");
  const hospital = await aTeam("hospital");
  const published = await aPublishedDisclosure(vendor);
  const answer = await hospital.editor.post("/agreements", {
    disclosureVersionId: published.versionId,
    counterpartyOrganizationId: vendor.organization.id,
    startsOn: "2027-04-01",
    endsOn: "2030-03-31",
    templates: await templates(hospital),
  });
  return { vendor, hospital, answer };
}

describe("opening with a template", () => {
  it("makes its rows the opener's proposal, with the names of the agreement, and tells the opener alone whose they are", async () => {
    const { vendor, hospital, answer } = await opened(async ({ editor }) => [(await aTemplate(editor)).id]);
    expect(answer.status).toBe(201);
    const { id } = answer.body as { id: string };
    const mine = (await agreementSeenBy(hospital.editor, `/agreements/${id}`)).rows;
    expect(rowOf(mine, "uptime")).toMatchObject({
      value: { target: { amount: "99.95" } },
      recommended: { target: { amount: "99.9" } },
      proposedBy: "hospital",
      template: { name: "標準" },
      confirmations: {},
    });
    expect((rowOf(mine, "own-1").value as unknown as ClauseValue).text).not.toMatch(/〔|〕/);
    expect((rowOf(mine, "incident-report").value as unknown as ClauseValue).text).toContain("6時間以内");
    expect(rowOf(mine, "rto")).toMatchObject({ proposedBy: null, template: null });
    const theirs = (await agreementSeenBy(vendor.editor, `/agreements/${id}`)).rows;
    expect(theirs.map(({ key, value }) => [key, value])).toEqual(mine.map(({ key, value }) => [key, value]));
    expect(theirs.every((row) => (row as unknown as { template: unknown }).template === null)).toBe(true);
    expect(rowOf(theirs, "uptime")).toMatchObject({ proposedBy: "hospital", attention: { waitsForUs: true } });
    expect((await vendor.editor.get(`/audit-events?subject=${id}`)).text).not.toContain("template.applied");
    expect((await hospital.editor.get(`/audit-events?subject=${id}`)).text).toContain("template.applied");
  });

  it("takes only templates of one's own that are not archived, and archives a used one instead of deleting it", async () => {
    const foreign = await aTemplate((await aTeam("hospital")).editor);
    expect((await opened(() => Promise.resolve([foreign.id]))).answer.status).toBe(404);
    let used: Template | undefined;
    const { hospital } = await opened(async ({ editor }) => [(used = await aTemplate(editor)).id]);
    const path = `/agreement-templates/${used!.id}`;
    expect((await hospital.editor.get(path)).body).toMatchObject({ usedIn: 1, archived: false });
    expect((await hospital.editor.delete(path, { "if-match": used!.etag })).body).toEqual({ outcome: "archived" });
    const archived = templateOf(await hospital.editor.get(path));
    expect(archived.archived).toBe(true);
    const again = await opened(({ editor }) =>
      editor === hospital.editor ? Promise.resolve([]) : Promise.resolve([used!.id]),
    );
    expect(again.answer.status).toBe(404);
    expect(templateOf(await edit(hospital.editor, archived, { archived: false })).archived).toBe(false);
  });

  it("puts clauses of one's own side by side, and lets the later template count elsewhere", async () => {
    const { answer } = await opened(async ({ editor }) => {
      const first = await aTemplate(editor);
      const second = await aTemplate(editor);
      const value = { ...(await uptime(second)), type: "guarantee" };
      await edit(editor, second, { rows: [{ part: "sla", key: "uptime", value }] });
      return [first.id, second.id];
    });
    const { rows } = answer.body as { rows: Row[] };
    expect(rows.filter(({ key }) => key.startsWith("own-")).map(({ key }) => key)).toEqual(["own-1", "own-2"]);
    expect(rowOf(rows, "uptime").value).toMatchObject({ type: "guarantee" });
  });
});

describe("a template in a running negotiation", () => {
  it("is previewed, then kept as unsent edits of the chosen rows, which the other side does not see", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    const template = await aTemplate(hospital.editor);
    const preview = (await hospital.editor.get(`${path}/template-applications/${template.id}`)).body as Preview;
    expect(preview.changes.map(({ key }) => key).toSorted()).toEqual(["inc-detect", "incident-report", "uptime"]);
    expect(preview.unfit.map(({ key, rowId }) => [key, rowId])).toEqual([["own-1", null]]);
    expect(preview.unfit[0]!.refusals.map(({ ja }) => ja)).toEqual([expect.stringContaining("条項のタブで加えて")]);
    expect(preview.changes.every(({ refusals }) => refusals.length === 0)).toBe(true);
    const before = await vendor.editor.get(path);
    const rows = preview.changes.filter(({ key }) => key !== "inc-detect").map(({ rowId, etag }) => ({ rowId, etag }));
    const applied = await hospital.editor.post(`${path}/template-applications`, {
      templateId: template.id,
      templateEtag: preview.templateEtag,
      rows,
    });
    expect(applied.status).toBe(200);
    const mine = (applied.body as { rows: Row[] }).rows;
    expect(rowOf(mine, "uptime")).toMatchObject({
      value: { target: { amount: "99.9" } },
      unsent: { value: { target: { amount: "99.95" } } },
      template: { name: "標準" },
    });
    expect(rowOf(mine, "inc-detect").unsent).toBeNull();
    expect((await vendor.editor.get(path)).body).toEqual(before.body);
    const again = (await hospital.editor.get(`${path}/template-applications/${template.id}`)).body as Preview;
    expect([again.changes.map(({ key }) => key), again.same]).toEqual([["inc-detect"], 2]);
    expect((await hospital.editor.post(`${path}/turn`)).status).toBe(200);
    const theirs = (await agreementSeenBy(vendor.editor, path)).rows;
    expect(rowOf(theirs, "uptime")).toMatchObject({ proposedBy: "hospital", template: null });
  });

  it("is refused, as a whole, to the side without the turn, to who may not edit, and after a change of row or template", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    const ours = await aTemplate(hospital.editor);
    const preview = (await hospital.editor.get(`${path}/template-applications/${ours.id}`)).body as Preview;
    const rows = preview.changes.map(({ rowId, etag }) => ({ rowId, etag }));
    const body = { templateId: ours.id, templateEtag: preview.templateEtag, rows };
    const apply = (client: Client, changes: object = {}) =>
      client.post(`${path}/template-applications`, { ...body, ...changes });
    expect((await apply(hospital.viewer)).status).toBe(403);
    expect((await apply(hospital.editor, { templateEtag: '"99"' })).status).toBe(412);
    expect((await apply(hospital.editor, { rows: [...rows.slice(1), { ...rows[0], etag: '"r9"' }] })).status).toBe(412);
    expect((await agreementSeenBy(hospital.editor, path)).rows.every(({ unsent }) => unsent === null)).toBe(true);
    expect((await apply(hospital.editor)).status).toBe(200);
    const theirs = await aTemplate(vendor.editor);
    const other = (await vendor.editor.get(`${path}/template-applications/${theirs.id}`)).body as Preview;
    const refused = await vendor.editor.post(`${path}/template-applications`, {
      templateId: theirs.id,
      templateEtag: other.templateEtag,
      rows: other.changes.map(({ rowId, etag }) => ({ rowId, etag })),
    });
    expect(refused.body).toMatchObject({ status: 409, code: "agreement.not-your-turn" });
  });
});

describe("a template made from an agreement", () => {
  it("holds the rows that deviate, without the names of the parties", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    const { rows } = await agreementSeenBy(hospital.editor, path);
    const id = path.split("/").at(-1);
    const [scope, level] = [rowOf(rows, "scope"), rowOf(rows, "uptime")];
    const clause = scope.value as unknown as ClauseValue;
    for (const [row, value] of [
      [scope, { title: clause.title, text: `${clause.text}\n５　補足。` }],
      [level, { ...level.value, type: "guarantee" }],
    ] as const)
      expect((await hospital.editor.patch(`${path}/rows/${row.id}`, { value }, { "if-match": row.etag })).status).toBe(
        200,
      );
    const template = await create(hospital.editor, { name: "この合意から", fromAgreement: id });
    expect(template.rows.filter(({ deviates }) => deviates).map(({ key }) => key)).toEqual(["uptime", "scope"]);
    const { text } = inRows(template.rows, "scope").value as ClauseValue;
    expect(text).toContain("〔医療機関名〕（以下「甲」という。）");
    for (const name of [hospital.organization.name, vendor.organization.name]) expect(text).not.toContain(name);
    const few = await create(hospital.editor, { name: "選んだ行", fromAgreement: id, rows: [level.id] });
    expect(few.rows.filter(({ deviates }) => deviates).map(({ key }) => key)).toEqual(["uptime"]);
    const asRecommended = rowOf(rows, "rto").id;
    const refused = await hospital.editor.post("/agreement-templates", {
      name: "x",
      fromAgreement: id,
      rows: [level.id, asRecommended],
    });
    expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: "/rows/1", code: "not-deviating" }] });
    expect((await hospital.editor.post("/agreement-templates", { name: "x", rows: [level.id] })).status).toBe(422);
    const stranger = await (
      await aTeam("hospital")
    ).editor.post("/agreement-templates", { name: "x", fromAgreement: id });
    expect(stranger.status).toBe(404);
  });
});

it("keeps templates apart in the database, whoever asks", async () => {
  const { editor } = await aTeam("vendor");
  const template = await aTemplate(editor);
  const { rows } = await owner.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = 'serve'
      where c.relname in ('agreement_template', 'agreement_template_row', 'agreement_row_template')
        and pg_get_expr(p.polqual, p.polrelid) = '(organization_id = app.org_id())'`,
  );
  expect(rows).toHaveLength(3);
  expect(template.usedIn).toBe(0);
});
