import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { AgreementContent } from "@portal/shared";
import { renderAgreement } from "../src/document/agreement-document.js";
import { inspectPdf } from "../src/document/inspect.js";
import { agreementFixture, fixtureRendering } from "./agreement-fixture.js";
import { fixtureRoot, signAs } from "./signing-fixture.js";

/** What independent programs say of a large agreement signed by both parties. A program that is missing is not counted. */

const content = agreementFixture();
let folder = "";
let draft = "";
let signed = "";
let inspected: Awaited<ReturnType<typeof inspectPdf>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "document-"));
  const rendering = fixtureRendering(content);
  const { pdf } = await renderAgreement(content, rendering);
  const root = await fixtureRoot();
  const both = await signAs("HospitalSignature", await signAs("VendorSignature", pdf, root), root);
  inspected = await inspectPdf(both, { seals: [root.certificate], timestamps: [] });
  signed = join(folder, "signed.pdf");
  writeFileSync(signed, both);
  draft = join(folder, "draft.pdf");
  writeFileSync(draft, (await renderAgreement(content, { ...rendering, watermark: "案（未締結）" })).pdf);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const present = (tool: string): boolean => spawnSync(tool, ["--version"]).error === undefined;

/** Registers a check only where its program is installed. */
const withTool = (tool: string, debianPackage: string, name: string, check: () => void): void => {
  if (present(tool)) it(`${tool}: ${name}`, check);
  else process.stdout.write(`not run: ${tool} (${debianPackage})\n`);
};

const run = (tool: string, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
const squeezed = (text: string): string => text.replace(/\s+/g, "");

const frequencies = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
};

/** The words of the content as they are printed, each as often as it is printed at least. */
const printedTexts = (agreement: AgreementContent): string[] => [
  ...agreement.roles.flatMap(({ label, value }) => [label, value.boundary ?? "", value.note ?? ""]),
  ...agreement.sla.flatMap(({ label, targetText, value }) => [label, targetText, value.measurement, value.remedy]),
  ...agreement.risks.flatMap(({ label, threatText, value }) => [label, threatText, value.flow, value.measures]),
  ...agreement.clauses.flatMap(({ value }) => [value.title, ...value.text.split("\n")]),
  ...agreement.disclosure.summary.flatMap(({ label, text, note }) => [label, text, note]),
  ...agreement.disclosure.tables.flatMap(({ title, rows }) => [title, ...rows.flat()]),
  ...agreement.editions.flatMap(({ title, edition }) => [title, edition]),
  ...agreement.evidence.flatMap(({ name, sha256 }) => [name, sha256]),
];

describe("a signed agreement", () => {
  it("is intact in our own view", () => {
    expect(inspected.problems).toEqual([]);
    expect(inspected.intact).toBe(true);
  });

  withTool("qpdf", "qpdf", "finds nothing wrong with it or with a draft", () => {
    for (const file of [signed, draft])
      expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors found");
  });

  withTool("pdfsig", "poppler-utils", "calls both signatures valid and the last one total", () => {
    const report = run("pdfsig", "-nocert", signed);
    expect(report.match(/Signature Field Name: \w+/g)).toEqual([
      "Signature Field Name: VendorSignature",
      "Signature Field Name: HospitalSignature",
    ]);
    expect(report.match(/Signature is Valid/g)).toHaveLength(2);
    expect(report.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2);
    expect(report.split("HospitalSignature")[1]).toContain("Total document signed");
  });

  withTool("pdfsig", "poppler-utils", "finds no signature in a draft", () => {
    expect(spawnSync("pdfsig", [draft], { encoding: "utf8" }).stdout).toContain("does not contain any signatures");
  });

  withTool("pdftotext", "poppler-utils", "reads back every character as it was written", () => {
    const text = squeezed(run("pdftotext", "-raw", signed, "-"));
    const texts = printedTexts(content).map(squeezed);
    const printed = frequencies(text);
    const rarer = [...frequencies(texts.join(""))].filter(
      ([character, count]) => (printed.get(character) ?? 0) < count,
    );
    expect(rarer).toEqual([]);
    // A text that runs over the end of a page is interrupted by header and footer; every other one stands in one piece.
    const interrupted = new Set(texts.filter((one) => !text.includes(one)));
    expect(interrupted.size).toBeLessThanOrEqual(5);
  });

  withTool("pdftotext", "poppler-utils", "reads the printed signatures", () => {
    const text = squeezed(run("pdftotext", "-raw", signed, "-"));
    for (const { certificate } of inspected.signatures)
      expect(text).toContain(certificate?.serialNumber ?? "no certificate");
    expect(text).toContain("署名者𠮷野辻子");
  });

  withTool("pdfdetach", "poppler-utils", "takes out exactly the content that was settled", () => {
    const json = join(folder, "agreement.json");
    run("pdfdetach", "-savefile", "agreement.json", "-o", json, signed);
    expect(existsSync(json)).toBe(true);
    expect(run("sha256sum", json).slice(0, 64)).toBe(fixtureRendering(content).contentDigest);
  });

  withTool("pdffonts", "poppler-utils", "finds every font embedded as a subset with its characters", () => {
    const [, , ...fonts] = run("pdffonts", signed).trim().split("\n");
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    for (const font of fonts) expect(font).toMatch(/Identity-H +yes yes yes/);
  });
});
