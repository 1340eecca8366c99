import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { agreementFixture, fixtureRendering } from "../../test/agreement-fixture.js";
import { partyAuthority, type PartyKey } from "../../test/party-authority.js";
import { signAsParty } from "../../test/party-signing.js";
import { fixtureRoot, signAs } from "../../test/signing-fixture.js";
import { startTestAuthority, type TestAuthority } from "../../test/timestamp-authority.js";
import { TimestampAuthority } from "../signing/timestamp-authority.js";
import { renderAgreement } from "./agreement-document.js";
import { issueRevocationList, type RootAuthority } from "./certificate.js";
import { addDocumentTimestamp } from "./document-timestamp.js";
import { inspectPdf } from "./inspect.js";
import type { Stamp } from "./signature/timestamp.js";

/** The vendor signed with its own certificate, of an authority below an accepted root; the hospital by the seal. */

let server: TestAuthority;
let root: RootAuthority;
let authority: Awaited<ReturnType<typeof partyAuthority>>;
let person: PartyKey;
let stamp: Stamp;
let both: Uint8Array;
let ours: Uint8Array;

beforeAll(async () => {
  const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  [server, root, authority] = await Promise.all([startTestAuthority(), fixtureRoot(), partyAuthority()]);
  ({ stamp } = new TimestampAuthority(server.url, [server.root], () => new Date()));
  person = await authority.person();
  const signed = await signAsParty(pdf, person, [authority.below, authority.root], stamp);
  both = await signAs("HospitalSignature", signed, root, { stamp });
  ours = await issueRevocationList({ root, now: new Date() });
}, 120_000);
afterAll(() => server.close());

async function inspectedWith(lists: readonly Uint8Array[], parties = [authority.root]) {
  const material = { certificates: [root.certificate, authority.root], revocationLists: [ours, ...lists] };
  const { problems, signatures } = await inspectPdf(await addDocumentTimestamp(both, material, stamp), {
    seals: [root.certificate],
    timestamps: [server.root],
    parties,
  });
  const [party, seal] = signatures;
  return { codes: problems.map(({ code }) => code), party: party!, seal: seal! };
}

describe("a party's own certificate", () => {
  it("leads to the party's own root, and the list of the portal's root says nothing about it", async () => {
    const { codes, party, seal } = await inspectedWith([]);
    expect(codes).toEqual([]);
    expect(party).toMatchObject({
      method: "party_certificate",
      issuer: {
        commonName: "試験認証サービス ルート",
        sha256: createHash("sha256").update(authority.root).digest("hex"),
      },
      revocation: { state: "absent", listedAt: null },
    });
    expect(seal).toMatchObject({ method: "platform_seal", revocation: { state: "good" } });
    expect(seal.issuer?.sha256).toBe(createHash("sha256").update(root.certificate).digest("hex"));
  });

  it("has no root to show where its authority is not accepted, whatever it brings along", async () => {
    const { codes, party } = await inspectedWith([await authority.revocationList("below")], []);
    expect(codes).toEqual(["untrusted-certificate"]);
    expect(party).toMatchObject({ method: null, issuer: null, revocation: { state: "absent" } });
  });

  it("is called good by the lists of every authority above it alone, and by none of some certificates only", async () => {
    const [byRoot, byBelow] = [await authority.revocationList("root"), await authority.revocationList("below")];
    const partial = await authority.revocationList("below", [], { isPartial: true });
    expect((await inspectedWith([byRoot])).party.revocation.state).toBe("absent");
    expect((await inspectedWith([byBelow])).party.revocation.state).toBe("absent");
    expect((await inspectedWith([byRoot, partial])).party.revocation.state).toBe("absent");
    expect((await inspectedWith([byRoot, byBelow])).party.revocation.state).toBe("good");
  });

  it("is refused when its issuer's list, or the root's list of its issuer, had it revoked at signing", async () => {
    const refused = async (list: Promise<Uint8Array>) => (await inspectedWith([await list])).codes;
    const { certificate } = person;
    expect(await refused(authority.revocationList("below", [certificate]))).toEqual(["revoked-certificate"]);
    expect(await refused(authority.revocationList("root", [authority.below]))).toEqual(["revoked-certificate"]);
    // Its serial number on the root's list is another certificate's.
    expect(await refused(authority.revocationList("root", [certificate]))).toEqual([]);
    const at = new Date(Date.now() + 86_400_000);
    expect(await refused(authority.revocationList("below", [certificate], { at }))).toEqual([]);
  });
});
