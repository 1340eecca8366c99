import type { DemonstrationTemplate } from "./demonstration-data.js";
import type { Members } from "./people.js";

interface Template {
  readonly id: string;
  readonly etag: string;
  readonly rows: readonly { part: string; key: string; value: object }[];
}

/** Makes a template of an organisation as its editor. */
export async function makeTemplate(members: Members, template: DemonstrationTemplate): Promise<void> {
  const { organisation, rows, ...named } = template;
  const editor = await members.of(organisation, "editor");
  const made = await editor.post<Template>("/agreement-templates", named);
  const edits = rows.map(({ part, key, change }) => {
    if (key === undefined) return { part, value: change };
    const row = made.rows.find((one) => one.part === part && one.key === key);
    if (!row) throw new Error(`no row ${part}/${key} in a template`);
    return { part, key, value: { ...row.value, ...change } };
  });
  await editor.patch(`/agreement-templates/${made.id}`, { rows: edits }, made.etag);
}
