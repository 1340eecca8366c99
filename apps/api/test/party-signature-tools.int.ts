import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { renderAgreement } from "../src/document/agreement-document.js";
import { inspectPdf } from "../src/document/inspect.js";
import { agreementFixture, fixtureRendering } from "./agreement-fixture.js";
import { partyAuthority, pemOf } from "./party-authority.js";
import { signAsParty } from "./party-signing.js";
import { fixtureRoot, signAs } from "./signing-fixture.js";

/**
 * What independent programs say of an agreement that the vendor signed with its own certificate (the signature made by openssl, as the
 * page tells it to) and the hospital by the seal.
 */

let folder = "";
const present = (tool: string): boolean => spawnSync(tool, ["--version"]).error === undefined;
const withTools = (tools: readonly string[], name: string, check: () => Promise<void>): void => {
  const missing = tools.filter((tool) => !present(tool));
  if (missing.length === 0) it(`${tools.join(", ")}: ${name}`, check, 60_000);
  else process.stdout.write(`not run: ${missing.join(", ")} (openssl, poppler-utils)\n`);
};

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "party-signature-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });

async function signedByBoth(kind: "P-256" | "P-384" | "RSA 3072") {
  const authority = await partyAuthority();
  const person = await authority.person({ kind });
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  const at = (name: string) => join(folder, name);
  writeFileSync(at("key.pem"), person.keyPem);
  const signed = await signAsParty(
    pdf,
    {
      certificate: person.certificate,
      sign: (bytes) => {
        writeFileSync(at("to-sign.der"), bytes);
        const files = ["-sign", at("key.pem"), "-out", at("signature.bin"), at("to-sign.der")];
        execFileSync("openssl", ["dgst", "-sha256", ...files]);
        return readFileSync(at("signature.bin"));
      },
    },
    [authority.below, authority.root],
  );
  const root = await fixtureRoot();
  const both = await signAs("HospitalSignature", signed, root);
  return { both, roots: { seals: [root.certificate], timestamps: [], parties: [authority.root] } };
}

describe.each(["P-256", "P-384", "RSA 3072"] as const)("an agreement that a party signed with %s", (kind) => {
  withTools(["openssl", "pdfsig"], "accept both signatures, and so do we", async () => {
    const { both, roots } = await signedByBoth(kind);
    const inspection = await inspectPdf(both, roots);
    expect(inspection.problems).toEqual([]);
    expect(inspection.signatures.map(({ method }) => method)).toEqual(["party_certificate", "platform_seal"]);
    const file = join(folder, "signed.pdf");
    writeFileSync(file, both);
    const report = execFileSync("pdfsig", ["-nocert", file], { encoding: "utf8" });
    expect(report.match(/Signature is Valid/g)).toHaveLength(2);
    const { signature, covered } = firstValue(Buffer.from(both));
    const [cms, signed, trusted] = ["signature.der", "covered.bin", "roots.pem"].map((name) => join(folder, name));
    writeFileSync(cms!, signature);
    writeFileSync(signed!, covered);
    writeFileSync(trusted!, pemOf(roots.parties[0]!));
    const arguments_ = ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cms!, "-content", signed!];
    const { status, stderr } = spawnSync(
      "openssl",
      [...arguments_, "-purpose", "any", "-CAfile", trusted!, "-out", "/dev/null"],
      {
        encoding: "utf8",
      },
    );
    expect(stderr).toContain("CAdES Verification successful");
    expect(status).toBe(0);
    const foreign = await inspectPdf(both, { ...roots, parties: [] });
    expect(foreign.problems.map(({ code }) => code)).toEqual(["untrusted-certificate"]);
    expect(foreign.signatures.map(({ method }) => method)).toEqual([null, "platform_seal"]);
  });
});

/** The first signature's value, cut to its length, and the bytes that it covers. */
function firstValue(pdf: Buffer): { signature: Buffer; covered: Buffer } {
  const numbers = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString("latin1"))!.slice(1).map(Number);
  const [before, after, length] = numbers as [number, number, number];
  const room = Buffer.from(pdf.toString("latin1", before + 1, after - 1), "hex");
  return {
    signature: room.subarray(0, 4 + room.readUInt16BE(2)),
    covered: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after, after + length)]),
  };
}
