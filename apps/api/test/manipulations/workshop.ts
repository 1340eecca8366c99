import { agreementFixture, fixtureRendering } from "../agreement-fixture.js";
import { fixtureRoot, signAs } from "../signing-fixture.js";
import { startTestAuthority } from "../timestamp-authority.js";
import { renderAgreement } from "../../src/document/agreement-document.js";
import { issueRevocationList, type RootAuthority } from "../../src/document/certificate.js";
import { addDocumentTimestamp, type ValidationMaterial } from "../../src/document/document-timestamp.js";
import type { TrustedRoots } from "../../src/document/inspect.js";
import type { Stamp } from "../../src/document/signature/timestamp.js";
import { TimestampAuthority } from "../../src/signing/timestamp-authority.js";
import { specimensOf, type Specimens } from "./specimens.js";

/** What one has who may prepare a file before both sign it, and may have anything stamped by the trusted authority. */
export interface Workshop extends Specimens {
  readonly root: RootAuthority;
  readonly trusted: TrustedRoots;
  readonly material: ValidationMaterial;
  readonly stamp: Stamp;
  readonly foreignStamp: Stamp;
  /** The same agreement with both signatures time-stamped (PAdES B-T) and a document time-stamp over all of it (B-LTA). */
  readonly archived: Buffer;
  close(): Promise<void>;
}

const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });

/** Two agreements really signed by both, the first also with time-stamps. */
export const openWorkshop = async (): Promise<Workshop> => {
  const [authority, foreign] = await Promise.all([startTestAuthority(), startTestAuthority()]);
  const stampOf = ({ url, root }: typeof authority): Stamp =>
    new TimestampAuthority(url, [root], () => new Date()).stamp;
  const [stamp, foreignStamp] = [stampOf(authority), stampOf(foreign)];
  const root = await fixtureRoot();
  const rendered = async (number: string): Promise<Uint8Array> => {
    const one = { ...content, number };
    return (await renderAgreement(one, fixtureRendering(one))).pdf;
  };
  const signed = async (pdf: Uint8Array, by: { stamp?: Stamp } = {}): Promise<Uint8Array> =>
    signAs("HospitalSignature", await signAs("VendorSignature", pdf, root, by), root, by);
  const base = await rendered(content.number);
  const [both, other] = [await signed(base), await signed(await rendered("A-2026-0099"))];
  const material = {
    certificates: [root.certificate, authority.root],
    revocationLists: [await issueRevocationList({ root, now: new Date("2026-11-25T00:00:00Z") })],
  };
  return {
    ...specimensOf(both, other),
    root,
    trusted: { seals: [root.certificate], timestamps: [authority.root] },
    material,
    stamp,
    foreignStamp,
    archived: Buffer.from(await addDocumentTimestamp(await signed(base, { stamp }), material, stamp)),
    close: async () => {
      await Promise.all([authority.close(), foreign.close()]);
    },
  };
};
