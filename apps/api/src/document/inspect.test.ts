import { X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { agreementFixture, fixtureRendering } from "../../test/agreement-fixture.js";
import { fixtureRoot, signAs } from "../../test/signing-fixture.js";
import { renderAgreement } from "./agreement-document.js";
import type { RootAuthority } from "./certificate.js";
import { inspectPdf, type PdfInspection } from "./inspect.js";
import { IncrementalUpdate } from "./pdf-file/incremental-update.js";
import { PdfFile } from "./pdf-file/pdf-file.js";
import {
  arrayOf,
  dictionaryOf,
  isKind,
  nameOf,
  referenceTo,
  withEntries,
  type PdfDictionary,
} from "./pdf-file/pdf-object.js";
import { signatureFields } from "./pdf-file/signature-field.js";

const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
let root: RootAuthority;
let base: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;

beforeAll(async () => {
  root = await fixtureRoot();
  base = (await renderAgreement(content, fixtureRendering(content))).pdf;
  once = await signAs("VendorSignature", base, root);
  twice = await signAs("HospitalSignature", once, root);
});

const inspect = (bytes: Uint8Array): Promise<PdfInspection> =>
  inspectPdf(bytes, { seals: [root.certificate], timestamps: [] });
const codes = async (bytes: Uint8Array): Promise<string[]> => [
  ...new Set((await inspect(bytes)).problems.map(({ code }) => code)),
];

/** The signed file with a revision appended by someone else. */
const appended = (pdf: Uint8Array, change: (update: IncrementalUpdate, file: PdfFile) => void): Uint8Array => {
  const file = PdfFile.read(Buffer.from(pdf));
  const update = new IncrementalUpdate(file);
  change(update, file);
  return update.append().bytes;
};

const dictionaryAt = (file: PdfFile, number: number): PdfDictionary => {
  const object = file.object(number);
  if (!isKind(object, "dictionary")) throw new Error("no dictionary");
  return object;
};

const firstPage = (file: PdfFile): number => {
  const pages = file.resolve(file.catalog().entries.get("Pages"));
  const kids = isKind(pages, "dictionary") ? pages.entries.get("Kids") : undefined;
  const [page] = isKind(kids, "array") ? kids.items : [];
  if (!isKind(page, "reference")) throw new Error("no page");
  return page.number;
};

/** Other content on page 1: the attack that leaves every signature valid. */
const otherPageContent = (update: IncrementalUpdate, file: PdfFile): void => {
  const content = update.allocate();
  const bytes = Buffer.from("BT ET", "latin1");
  update.put(content, { kind: "stream", dictionary: dictionaryOf({ Length: bytes.length }), bytes });
  const page = firstPage(file);
  update.put(page, withEntries(dictionaryAt(file, page), { Contents: referenceTo(content) }));
};

describe("an honest agreement", () => {
  it("signed by both is intact, names who signed when, and holds its content", async () => {
    const result = await inspect(twice);
    expect(result.problems).toEqual([]);
    expect(result.intact).toBe(true);
    expect(
      result.signatures.map(({ field, valid, coversRevision, coversAll }) => ({
        field,
        valid,
        coversRevision,
        coversAll,
      })),
    ).toEqual([
      { field: "VendorSignature", valid: true, coversRevision: true, coversAll: false },
      { field: "HospitalSignature", valid: true, coversRevision: true, coversAll: true },
    ]);
    expect(result.signatures[1]).toMatchObject({
      signerName: "﨑田 祥德（医療法人社団 青葉会　髙橋記念総合病院）",
      signedAt: "2026-11-22T06:10:00Z",
      certificate: { commonName: "電子封印（医療法人社団 青葉会　髙橋記念総合病院 の指示による）" },
    });
    expect(result.content?.sha256).toBe(fixtureRendering(content).contentDigest);
    expect(result.emptyFields).toEqual([]);
  });

  it("shows the hash of every stored revision and what each changed", async () => {
    const [original, first, second] = (await inspect(twice)).revisions;
    expect(original?.sha256).toBe((await inspect(base)).sha256);
    expect(first?.sha256).toBe((await inspect(once)).sha256);
    expect(second?.sha256).toBe((await inspect(twice)).sha256);
    expect(first?.changes.filter(({ change }) => change === "changed")).toHaveLength(2);
    expect(second?.changes.filter(({ change }) => change === "changed")).toHaveLength(1);
  });

  it("signed by the vendor alone is intact with one field empty; unsigned it is not", async () => {
    const vendorOnly = await inspect(once);
    expect([vendorOnly.intact, vendorOnly.emptyFields]).toEqual([true, ["HospitalSignature"]]);
    expect(await codes(base)).toEqual(["no-signature"]);
  });
});

describe("a dishonest or damaged file", () => {
  it("with other content on a page is refused although its signatures are valid", async () => {
    const result = await inspect(appended(twice, otherPageContent));
    expect(result.signatures.every(({ valid }) => valid)).toBe(true);
    expect(result.intact).toBe(false);
    expect(result.problems.map(({ code }) => code)).toEqual(["changed-after-signing", "bytes-after-last-signature"]);
  });

  it("changed between the two signatures is refused although the last signature covers everything", async () => {
    const changed = appended(once, otherPageContent);
    const result = await inspect(await signAs("HospitalSignature", changed, root));
    expect(result.signatures.at(-1)?.coversAll).toBe(true);
    expect(result.intact).toBe(false);
    expect(result.problems.map(({ code }) => code)).toContain("changed-after-signing");
  });

  it.each<[string, (update: IncrementalUpdate, file: PdfFile) => void]>([
    [
      "an annotation on a page",
      (update, file) => {
        const note = update.allocate();
        update.put(
          note,
          dictionaryOf({ Type: nameOf("Annot"), Subtype: nameOf("FreeText"), Rect: arrayOf(0, 0, 9, 9) }),
        );
        const page = firstPage(file);
        update.put(page, withEntries(dictionaryAt(file, page), { Annots: arrayOf(referenceTo(note)) }));
      },
    ],
    [
      "an action at opening",
      (update, file) => {
        const script = dictionaryOf({ S: nameOf("JavaScript"), JS: nameOf("x") });
        update.put(file.trailerReference("Root"), withEntries(file.catalog(), { OpenAction: script }));
      },
    ],
    [
      "another printed signature",
      (update, file) => {
        const [field] = signatureFields(file);
        if (field === undefined) throw new Error("no field");
        const form = update.allocate();
        update.put(form, {
          kind: "stream",
          dictionary: dictionaryOf({ Type: nameOf("XObject"), Length: 0 }),
          bytes: Buffer.alloc(0),
        });
        update.put(field.number, withEntries(field.dictionary, { AP: dictionaryOf({ N: referenceTo(form) }) }));
      },
    ],
    [
      "no certification any more",
      (update, file) => {
        const entries = new Map(file.catalog().entries);
        entries.delete("Perms");
        update.put(file.trailerReference("Root"), { kind: "dictionary", entries });
      },
    ],
    ["an object nothing refers to", (update) => update.put(update.allocate(), 1)],
    ["nothing at all", () => undefined],
  ])("with a revision that adds %s is refused", async (_, change) => {
    const result = await inspect(appended(twice, change));
    expect(result.intact).toBe(false);
    expect(result.problems.map(({ code }) => code)).toContain("changed-after-signing");
  });

  it("signed under a stranger's root is called untrusted", async () => {
    const stranger = await signAs("VendorSignature", base, await fixtureRoot());
    expect(await codes(stranger)).toEqual(["untrusted-certificate"]);
  });

  it("signed shortly before its certificate was made is trusted: the act comes first, its seal follows", async () => {
    const before = new Date(new X509Certificate(root.certificate).validTo);
    before.setUTCFullYear(before.getUTCFullYear() - 10);
    const early = await signAs("VendorSignature", base, root, { signedAt: new Date(before.getTime() - 60_000) });
    expect(await codes(early)).toEqual([]);
  });

  it("signed at a time when the certificate was not valid is called untrusted", async () => {
    const late = await signAs("VendorSignature", base, root, { signedAt: new Date("2040-01-01T00:00:00Z") });
    expect(await codes(late)).toEqual(["untrusted-certificate"]);
  });

  it.each<[string, (pdf: Uint8Array) => Uint8Array, string]>([
    ["no PDF", () => Buffer.from("PK\u0003\u0004"), "not-a-pdf"],
    ["empty", () => new Uint8Array(), "not-a-pdf"],
    ["cut off in the original", (pdf) => pdf.subarray(0, 5000), "truncated"],
    ["cut off in the last revision", (pdf) => pdf.subarray(0, pdf.length - 100), "truncated"],
    ["without its very last byte", (pdf) => pdf.subarray(0, pdf.length - 1), "truncated"],
    ["followed by other bytes", (pdf) => Buffer.concat([pdf, Buffer.from("<!-- -->")]), "bytes-after-last-signature"],
    [
      "of another make",
      () => Buffer.from("%PDF-1.5\n1 0 obj\n<< /Type /XRef >>\nendobj\nstartxref\n9\n%%EOF\n"),
      "unsupported-structure",
    ],
    [
      "encrypted",
      () => Buffer.from("%PDF-1.5\n1 0 obj\n<< /Encrypt 2 0 R >>\nendobj\nstartxref\n9\n%%EOF\n"),
      "encrypted",
    ],
    ["too large", () => Buffer.alloc(50 * 1024 * 1024 + 1), "too-large"],
  ])("that is %s gets a plain reason", async (_, damage, code) => {
    const result = await inspect(damage(twice));
    expect(result.intact).toBe(false);
    expect(result.problems.map((problem) => problem.code)).toContain(code);
    expect(result.problems.every(({ detail }) => detail.ja !== "" && detail.en !== "")).toBe(true);
  });

  it("altered inside a signed stream is called altered", async () => {
    const altered = Buffer.from(twice);
    const inStream = altered.indexOf("\nstream\n", base.length / 2) + 60;
    altered[inStream] = (altered[inStream] ?? 0) ^ 0xff;
    expect(await codes(altered)).toEqual(["digest-mismatch"]);
  });

  it("whose cross-reference tables refer to each other is refused, not followed for ever", async () => {
    const file = PdfFile.read(Buffer.from(twice));
    const text = Buffer.from(twice).toString("latin1");
    const own = String(file.revision(2).xrefOffset);
    const previous = String(file.revision(1).xrefOffset);
    const looped = text.replace(`/Prev ${previous} `, `/Prev ${own} `);
    expect(await codes(Buffer.from(looped, "latin1"))).toEqual(["digest-mismatch"]);
  });

  it("is never called intact after any flipped bits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, mask, inSignature) => {
        const bytes = Buffer.from(twice);
        const start = inSignature ? bytes.lastIndexOf("/Contents <") : 0;
        const position = start + (at % (inSignature ? 40_000 : bytes.length));
        if (position >= bytes.length) return;
        bytes[position] = (bytes[position] ?? 0) ^ mask;
        expect((await inspect(bytes)).intact).toBe(false);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("is never called intact with both signatures after being cut anywhere", async () => {
    const nearEnd = fc.nat({ max: 2_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(base, once, twice),
        fc.oneof(nearEnd, fc.nat()),
        async ({ length: end }, back) => {
          const length = end - (back % end) - (end === twice.length ? 1 : 0);
          const result = await inspect(twice.subarray(0, length));
          // A cut exactly at the end of the vendor's revision is that revision, and is said to lack the hospital's signature.
          expect(result.intact && result.emptyFields.length === 0).toBe(false);
          if (length !== once.length) expect(result.intact).toBe(false);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it("is never called intact with anything appended", async () => {
    const anyRevision = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.integer()), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyRevision, async (objects) => {
        const bytes = appended(twice, (update) => objects.forEach(([number, value]) => update.put(number + 1, value)));
        expect((await inspect(bytes)).intact).toBe(false);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
