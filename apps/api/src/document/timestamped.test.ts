import { beforeAll, afterAll, describe, expect, it } from "@jest/globals";
import { agreementFixture, fixtureRendering } from "../../test/agreement-fixture.js";
import { fixtureRoot, signAs } from "../../test/signing-fixture.js";
import { startTestAuthority, type TestAuthority } from "../../test/timestamp-authority.js";
import { TimestampAuthority } from "../signing/timestamp-authority.js";
import { renderAgreement } from "./agreement-document.js";
import type { RootAuthority } from "./certificate.js";
import { inspectPdf } from "./inspect.js";

const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
let server: TestAuthority;
let root: RootAuthority;
let both: Uint8Array;

beforeAll(async () => {
  server = await startTestAuthority();
  root = await fixtureRoot();
  const { stamp } = new TimestampAuthority(server.url, [server.root], () => new Date());
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  both = await signAs("HospitalSignature", await signAs("VendorSignature", pdf, root, { stamp }), root, { stamp });
}, 60_000);
afterAll(() => server.close());

const inspect = (bytes: Uint8Array, timestamps: readonly Uint8Array[] = [server.root]) =>
  inspectPdf(bytes, { seals: [root.certificate], timestamps });

describe("a document whose signatures are time-stamped", () => {
  it("is intact, and each signature says when and by whom it was stamped", async () => {
    const { intact, problems, signatures } = await inspect(both);
    expect(problems).toEqual([]);
    expect(intact).toBe(true);
    for (const { timestamp } of signatures) {
      expect(timestamp).toMatchObject({ authority: "試験用タイムスタンプ局", valid: true, fault: null });
      expect(Math.abs(Date.parse(timestamp?.at ?? "") - Date.now())).toBeLessThan(10 * 60_000);
    }
  });

  it("is not called intact where the authority is not trusted", async () => {
    const { intact, problems, signatures } = await inspect(both, []);
    expect(intact).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual(["invalid-timestamp", "invalid-timestamp"]);
    expect(signatures[0]).toMatchObject({ valid: false, cmsValid: true, timestamp: { valid: false, fault: "chain" } });
  });

  it("is not stamped by an authority of seals, nor sealed by one of time-stamps", async () => {
    const swapped = await inspectPdf(both, { seals: [server.root], timestamps: [root.certificate] });
    expect(new Set(swapped.problems.map(({ code }) => code))).toEqual(
      new Set(["untrusted-certificate", "invalid-timestamp"]),
    );
  });
});
