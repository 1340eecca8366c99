import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { agreementFixture, fixtureRendering } from "../../test/agreement-fixture.js";
import { fixtureRoot, signAs } from "../../test/signing-fixture.js";
import { startTestAuthority, type TestAuthority } from "../../test/timestamp-authority.js";
import { renderAgreement } from "../document/agreement-document.js";
import type { RootAuthority } from "../document/certificate.js";
import { addDocumentTimestamp, timestampCertificatesOf } from "../document/document-timestamp.js";
import { inspectPdf } from "../document/inspect.js";
import type { Stamp } from "../document/signature/timestamp.js";
import { revocationListsAbout } from "./revocation-lists.js";
import { TimestampAuthority } from "./timestamp-authority.js";

const HOUR = 3_600_000;
let server: TestAuthority;
let root: RootAuthority;
let stamp: Stamp;
let both: Uint8Array;

beforeAll(async () => {
  [server, root] = await Promise.all([startTestAuthority({ withLists: true }), fixtureRoot()]);
  ({ stamp } = new TimestampAuthority(server.url, [server.root], () => new Date()));
  const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  both = await signAs("HospitalSignature", await signAs("VendorSignature", pdf, root, { stamp }), root, { stamp });
}, 120_000);
afterAll(() => server.close());

const listsNow = () => revocationListsAbout(timestampCertificatesOf(both), [server.root]);

async function inspectedWith(revocationLists: readonly Uint8Array[]) {
  const material = { certificates: [root.certificate, server.root], revocationLists };
  const { problems, signatures } = await inspectPdf(await addDocumentTimestamp(both, material, stamp), {
    seals: [root.certificate],
    timestamps: [server.root],
  });
  return { codes: problems.map(({ code }) => code), timestamps: signatures.map(({ timestamp }) => timestamp) };
}

describe("revocation lists about a time-stamp authority", () => {
  it("are fetched from where its certificate says, once for each issuer, and say that it was good", async () => {
    server.listing("reachable");
    const { lists, missing } = await listsNow();
    expect([lists.length, missing]).toEqual([1, []]);
    const { codes, timestamps } = await inspectedWith(lists);
    expect(codes).toEqual([]);
    expect(timestamps).toMatchObject([
      { valid: true, revocation: { state: "good" } },
      { valid: true, revocation: { state: "good" } },
    ]);
    expect((await inspectedWith([])).timestamps[0]).toMatchObject({ valid: true, revocation: { state: "absent" } });
  });

  it("are named as missing while they cannot be had", async () => {
    server.listing("down");
    const { lists, missing } = await listsNow();
    expect(lists).toEqual([]);
    expect(missing.join()).toContain("試験用タイムスタンプ局");
  });

  it("speak against tokens from after a revocation, and not against those from before", async () => {
    server.listing("reachable", new Date(Date.now() - HOUR));
    const before = await inspectedWith((await listsNow()).lists);
    expect(before.codes).toContain("invalid-timestamp");
    expect(before.timestamps[0]).toMatchObject({ valid: false, fault: "revoked", revocation: { state: "revoked" } });
    server.listing("reachable", new Date(Date.now() + HOUR));
    const { codes, timestamps } = await inspectedWith((await listsNow()).lists);
    expect([codes, timestamps[0]!.valid]).toEqual([[], true]);
  });

  it("are asked of nobody where no certificate names a place", async () => {
    const plain = await startTestAuthority();
    expect(await revocationListsAbout([plain.root], [plain.root])).toEqual({ lists: [], missing: [] });
    await plain.close();
  });
});
