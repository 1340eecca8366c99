import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ownChecks, type OwnCheck } from "@portal/shared";
import { renderAgreement } from "../src/document/agreement-document.js";
import { issueRevocationList } from "../src/document/certificate.js";
import { addDocumentTimestamp, certificatesOf } from "../src/document/document-timestamp.js";
import { inspectPdf, type PdfInspection } from "../src/document/inspect.js";
import { pem } from "../src/platform/pem.js";
import { TimestampAuthority } from "../src/signing/timestamp-authority.js";
import { inspectionView } from "../src/verification/inspection-view.js";
import { agreementFixture, fixtureRendering } from "./agreement-fixture.js";
import { partyAuthority } from "./party-authority.js";
import { signAsParty } from "./party-signing.js";
import { fixtureRoot, signAs } from "./signing-fixture.js";
import { startTestAuthority } from "./timestamp-authority.js";

/** The commands that the verification page shows, run as they stand on a file of ours with two document time-stamps. */

const name = "-合意書 'rm -rf' $(x).pdf";
const checksOf = (inspection: PdfInspection): OwnCheck[] =>
  ownChecks(name, {
    ...inspectionView(inspection),
    sha256: inspection.sha256,
    contentDigest: inspection.content!.sha256,
  });
let folder = "";
let original: Buffer;
let view: ReturnType<typeof inspectionView>;
let checks: OwnCheck[];
let mixed: { bytes: Buffer; checks: OwnCheck[] };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "own-check-"));
  const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  const [root, authority] = await Promise.all([fixtureRoot(), startTestAuthority()]);
  const { stamp } = new TimestampAuthority(authority.url, [authority.root], () => new Date());
  let file = await signAs("HospitalSignature", await signAs("VendorSignature", pdf, root, { stamp }), root, { stamp });
  for (const day of ["2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z"])
    file = await addDocumentTimestamp(
      file,
      {
        certificates: certificatesOf(file),
        revocationLists: [await issueRevocationList({ root, now: new Date(day) })],
      },
      stamp,
    );
  const party = await partyAuthority();
  const [person, other] = [await party.person({ kind: "RSA 3072" }), await partyAuthority("別の認証サービス")];
  const byParty = await signAsParty(pdf, person, [party.below, party.root], stamp);
  const both = await signAs("HospitalSignature", byParty, root, { stamp });
  await authority.close();
  const roots = { seals: [root.certificate], timestamps: [authority.root], parties: [other.root, party.root] };
  mixed = { bytes: Buffer.from(both), checks: checksOf(await inspectPdf(both, roots)) };
  original = Buffer.from(file);
  const inspection = await inspectPdf(file, { seals: [root.certificate], timestamps: [authority.root] });
  expect(inspection.problems).toEqual([]);
  view = inspectionView(inspection);
  checks = checksOf(inspection);
  writeFileSync(join(folder, "roots.pem"), pem(root.certificate));
  writeFileSync(join(folder, "timestamp-roots.pem"), authority.rootPem);
  writeFileSync(join(folder, "party-roots.pem"), roots.parties.map(pem).join(""));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Which steps did not print what they must, in the given bytes. */
const failing = (bytes: Buffer, steps = checks): string[] => {
  writeFileSync(join(folder, name), bytes);
  return steps
    .filter(({ command, expected }) => {
      const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
      return !(stdout + stderr).includes(expected);
    })
    .map(({ step, number }) => `${step}${number === null ? "" : ` ${number}`}`);
};

describe("what the answer says of a file with two document time-stamps", () => {
  it("is PAdES B-LTA, certified for signing alone, with every check of each signature passed", () => {
    expect(view).toMatchObject({ level: "B-LTA", certification: 2, validationStore: { revocationLists: 2 } });
    for (const { checks, revocation } of view.signatures) {
      expect(new Set(checks.map(({ state }) => state))).toEqual(new Set(["passed"]));
      expect(revocation).toEqual({ state: "good", listedAt: "2027-12-01T00:00:00.000Z" });
    }
    expect(view.documentTimestamps.map(({ valid, coversRevision }) => valid && coversRevision)).toEqual([true, true]);
  });
});

const missing = ["openssl", "pdfsig", "qpdf", "sha256sum", "xxd"].filter(
  (tool) => spawnSync(tool, ["--version"]).error !== undefined,
);
if (missing.length > 0)
  process.stdout.write(`not run: the commands of the verification page (${missing.join(", ")})\n`);
else
  describe("the commands that the verification page shows", () => {
    it("print what they must on the file as it is", () => {
      expect(checks).toHaveLength(5 + 2 * 4 + 2);
      expect(failing(original)).toEqual([]);
    });

    it("check a party's own signature by the party's roots, the seal by the portal's", () => {
      expect(mixed.checks.filter(({ step }) => step.endsWith("root")).map(({ number }) => number)).toEqual([1, null]);
      expect(failing(mixed.bytes, mixed.checks)).toEqual([]);
      const exchanged = mixed.checks.map((check) => ({
        ...check,
        command: check.command.replace(/(?<= )(party-)?roots\.pem/g, (_, isParty) =>
          isParty ? "roots.pem" : "party-roots.pem",
        ),
      }));
      expect(failing(mixed.bytes, exchanged)).toEqual(["party-root 1", "root", "signature 1", "signature 2"]);
    });

    it("do not, from the first signature on, where a byte of a page was changed", () => {
      const altered = Buffer.from(original);
      altered.write("9", altered.indexOf("/MediaBox [0 0 5") + 14);
      expect(failing(altered)).toEqual(
        expect.arrayContaining(["file-digest", "signed-bytes 1", "signature 1", "signature 2", "document-timestamp 1"]),
      );
    });
  });
