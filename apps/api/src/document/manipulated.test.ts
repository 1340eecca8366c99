import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { appendedRevisions } from "../../test/manipulations/appended-revisions.js";
import { archivedFiles } from "../../test/manipulations/archived-files.js";
import { damagedFiles } from "../../test/manipulations/damaged-files.js";
import { flippedBits } from "../../test/manipulations/flipped-bits.js";
import { movedSignatures } from "../../test/manipulations/moved-signatures.js";
import { preparedFiles } from "../../test/manipulations/prepared-files.js";
import type { Manipulation } from "../../test/manipulations/specimens.js";
import { openWorkshop, type Workshop } from "../../test/manipulations/workshop.js";
import { inspectPdf, type PdfInspection } from "./inspect.js";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, 60_000);
afterAll(() => workshop.close());

const inspect = (bytes: Uint8Array): Promise<PdfInspection> => inspectPdf(bytes, workshop.trusted);

describe("what the manipulations start from", () => {
  it.each(["vendor", "both", "other", "archived"] as const)("%s is intact", async (name) => {
    const { problems, intact } = await inspect(workshop[name]);
    expect([problems, intact]).toEqual([[], true]);
  });
});

const corpus: readonly [string, readonly Manipulation<Workshop>[]][] = [
  ["flipped bits", flippedBits],
  ["appended revisions", appendedRevisions],
  ["moved, copied and re-made signatures", movedSignatures],
  ["cut, joined and foreign files", damagedFiles],
  ["files prepared before they were signed", preparedFiles],
  ["archived files", archivedFiles],
];

describe.each(corpus)("%s", (_, manipulations) => {
  it.each(manipulations.map((one) => [one.name, one] as const))("%s", async (__, { make, codes }) => {
    const { intact, problems } = await inspect(await make(workshop));
    expect(intact).toBe(false);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(codes));
    for (const { detail } of problems) expect([detail.ja, detail.en]).not.toContain("");
  });
});
