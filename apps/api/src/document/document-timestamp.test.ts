import { webcrypto } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { agreementFixture, fixtureRendering } from "../../test/agreement-fixture.js";
import { fixtureRoot, signAs } from "../../test/signing-fixture.js";
import { startTestAuthority, type TestAuthority } from "../../test/timestamp-authority.js";
import { TimestampAuthority } from "../signing/timestamp-authority.js";
import { renderAgreement } from "./agreement-document.js";
import { issueRevocationList, type RootAuthority } from "./certificate.js";
import { addDocumentTimestamp, type ValidationMaterial } from "./document-timestamp.js";
import { inspectPdf } from "./inspect.js";
import { IncrementalUpdate } from "./pdf-file/incremental-update.js";
import { PdfFile } from "./pdf-file/pdf-file.js";
import { dictionaryOf, isKind, withEntries, type PdfDictionary } from "./pdf-file/pdf-object.js";
import { arrayBufferOf } from "./signature/identifiers.js";
import type { Stamp } from "./signature/timestamp.js";

const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
let server: TestAuthority;
let root: RootAuthority;
let stamp: Stamp;
let material: ValidationMaterial;
let both: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;

beforeAll(async () => {
  server = await startTestAuthority();
  root = await fixtureRoot();
  ({ stamp } = new TimestampAuthority(server.url, [server.root], () => new Date()));
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  both = await signAs("HospitalSignature", await signAs("VendorSignature", pdf, root, { stamp }), root, { stamp });
  material = {
    certificates: [root.certificate, server.root],
    revocationLists: [await issueRevocationList({ root, now: new Date("2026-11-25T00:00:00Z") })],
  };
  once = await addDocumentTimestamp(both, material, stamp);
  const later = await issueRevocationList({ root, now: new Date("2027-11-25T00:00:00Z") });
  twice = await addDocumentTimestamp(once, { ...material, revocationLists: [later] }, stamp);
}, 120_000);
afterAll(() => server.close());

const inspect = (bytes: Uint8Array) => inspectPdf(bytes, { seals: [root.certificate], timestamps: [server.root] });
const codes = async (bytes: Uint8Array): Promise<string[]> => (await inspect(bytes)).problems.map(({ code }) => code);

describe("a document time-stamp", () => {
  it("is appended once or again, leaves every earlier byte, and the document stays intact", async () => {
    for (const [bytes, count] of [
      [once, 1],
      [twice, 2],
    ] as const) {
      expect(Buffer.from(bytes.subarray(0, both.length)).equals(Buffer.from(both))).toBe(true);
      const { intact, problems, signatures, documentTimestamps } = await inspect(bytes);
      expect(problems).toEqual([]);
      expect(intact).toBe(true);
      expect(signatures.map(({ valid, coversAll }) => [valid, coversAll])).toEqual([
        [true, false],
        [true, false],
      ]);
      expect(documentTimestamps).toHaveLength(count);
      expect(documentTimestamps.at(-1)).toMatchObject({ valid: true, coversRevision: true, coversAll: true });
    }
  });

  it("refuses a signature whose certificate the root's own list had revoked when it signed, and no other", async () => {
    const list = pkijs.CertificateRevocationList.fromBER(arrayBufferOf(material.revocationLists[0]!));
    const { certificate, signedAt } = (await inspect(both)).signatures[0]!;
    const revokedAt = async (at: Date, signer = root) => {
      list.revokedCertificates = [
        new pkijs.RevokedCertificate({
          userCertificate: new asn1js.Integer({
            valueHex: arrayBufferOf(Buffer.from(certificate!.serialNumber, "hex")),
          }),
          revocationDate: new pkijs.Time({ value: at }),
        }),
      ];
      const curve = { name: "ECDSA", namedCurve: "P-256" };
      const key = await webcrypto.subtle.importKey("pkcs8", new Uint8Array(signer.privateKey), curve, false, ["sign"]);
      await list.sign(key, "SHA-256", new pkijs.CryptoEngine({ name: "node", crypto: webcrypto }));
      const revocationLists = [new Uint8Array(list.toSchema(true).toBER(false))];
      return addDocumentTimestamp(both, { ...material, revocationLists }, stamp);
    };
    const before = new Date(Date.parse(signedAt!) - 1_000);
    const revoked = await revokedAt(before);
    expect(await codes(revoked)).toEqual(["revoked-certificate"]);
    expect((await inspect(revoked)).signatures.map(({ valid }) => valid)).toEqual([false, true]);
    expect(await codes(await revokedAt(new Date(Date.parse(signedAt!) + 1_000)))).toEqual([]);
    // A list that somebody else signed in the root's name says nothing.
    expect(await codes(await revokedAt(before, await fixtureRoot()))).toEqual([]);
  });

  it("keeps what an earlier one covers, and stores nothing twice", () => {
    const store = (bytes: Uint8Array): PdfDictionary => {
      const file = PdfFile.read(Buffer.from(bytes));
      const found = file.resolve(file.catalog().entries.get("DSS"));
      if (!isKind(found, "dictionary")) throw new TypeError("no store");
      return found;
    };
    const length = (bytes: Uint8Array, name: string): number => {
      const list = store(bytes).entries.get(name);
      return isKind(list, "array") ? list.items.length : 0;
    };
    expect([length(once, "Certs"), length(twice, "Certs")]).toEqual([2, 2]);
    expect([length(once, "CRLs"), length(twice, "CRLs")]).toEqual([1, 2]);
  });

  it("does not make good a document that was changed before it", async () => {
    const altered = Buffer.from(both);
    altered[Math.floor(both.length / 3)]! ^= 1;
    expect(await codes(altered)).toContain("digest-mismatch");
    const file = PdfFile.read(Buffer.from(both));
    const update = new IncrementalUpdate(file);
    update.put(file.trailerReference("Root"), withEntries(file.catalog(), { Lang: dictionaryOf({}) }));
    const changed = await addDocumentTimestamp(update.append().bytes, material, stamp);
    expect(await codes(changed)).toContain("changed-after-signing");
  });

  it("by an authority that is not trusted is refused", async () => {
    const foreign = await startTestAuthority();
    const other = new TimestampAuthority(foreign.url, [foreign.root], () => new Date());
    expect(await codes(await addDocumentTimestamp(both, material, other.stamp))).toEqual(["invalid-timestamp"]);
    await foreign.close();
  });

  it("with a token for other bytes is refused", async () => {
    const forged = await addDocumentTimestamp(both, material, () => stamp(Buffer.from("other")));
    expect(await codes(forged)).toEqual(["digest-mismatch"]);
  });

  it("cannot be followed, cut or altered unnoticed", async () => {
    expect(await codes(Buffer.concat([once, Buffer.from("\n% more\n")]))).toEqual(["bytes-after-last-signature"]);
    expect(await codes(once.subarray(0, once.length - 300))).toEqual(["truncated"]);
    const store = Buffer.from(once);
    store[store.indexOf(Buffer.from(server.root)) + 100]! ^= 1;
    expect(await codes(store)).toEqual(["digest-mismatch"]);
  });

  it("may bring nothing but itself and the store", async () => {
    const file = PdfFile.read(Buffer.from(once));
    const update = new IncrementalUpdate(file);
    update.put(file.trailerReference("Info"), dictionaryOf({}));
    expect(await codes(update.append().bytes)).toEqual(["changed-after-signing", "bytes-after-last-signature"]);
  });
});
