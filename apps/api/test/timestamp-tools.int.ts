import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { renderAgreement } from "../src/document/agreement-document.js";
import { PdfFile } from "../src/document/pdf-file/pdf-file.js";
import { isKind } from "../src/document/pdf-file/pdf-object.js";
import { signatureFields } from "../src/document/pdf-file/signature-field.js";
import { TimestampAuthority } from "../src/signing/timestamp-authority.js";
import { agreementFixture, fixtureRendering } from "./agreement-fixture.js";
import { fixtureRoot, signAs } from "./signing-fixture.js";
import { startTestAuthority } from "./timestamp-authority.js";

/** What independent programs say of signatures with time-stamps. A program that is missing is not counted. */

interface Parts {
  readonly cms: Buffer;
  readonly covered: Buffer;
  readonly token: Buffer;
  readonly signature: Buffer;
}

let folder = "";
let both: Buffer;
let parts: Parts[];
const inFolder = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;

const partsOf = (file: PdfFile, number: number): Parts => {
  const dictionary = file.object(number);
  if (!isKind(dictionary, "dictionary")) throw new TypeError("no signature");
  const contents = dictionary.entries.get("Contents");
  const range = dictionary.entries.get("ByteRange");
  if (!isKind(contents, "string") || !isKind(range, "array")) throw new TypeError("no signature");
  const [, before, after, rest] = range.items as number[];
  const { offset, result } = asn1js.fromBER(new Uint8Array(contents.bytes).buffer);
  const content = new pkijs.ContentInfo({ schema: result });
  const [signer] = new pkijs.SignedData({ schema: content.content }).signerInfos;
  const token = signer!.unsignedAttrs!.attributes[0]!.values[0] as asn1js.BaseBlock;
  return {
    cms: contents.bytes.subarray(0, offset),
    covered: Buffer.concat([file.bytes.subarray(0, before), file.bytes.subarray(after, after! + rest!)]),
    token: Buffer.from(token.valueBeforeDecodeView),
    signature: Buffer.from(signer!.signature.valueBlock.valueHexView),
  };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "timestamps-"));
  const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
  const { pdf } = await renderAgreement(content, fixtureRendering(content));
  const [root, authority] = await Promise.all([fixtureRoot(), startTestAuthority()]);
  const { stamp } = new TimestampAuthority(authority.url, [authority.root], () => new Date());
  both = Buffer.from(
    await signAs("HospitalSignature", await signAs("VendorSignature", pdf, root, { stamp }), root, { stamp }),
  );
  await authority.close();
  inFolder("signed.pdf", both);
  inFolder("seal-root.pem", pem(root.certificate));
  inFolder("stamp-root.pem", authority.rootPem);
  const file = PdfFile.read(both);
  parts = signatureFields(file).map(({ signature }) => partsOf(file, signature!));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const withTool = (tool: string, debianPackage: string, name: string, check: () => void): void => {
  if (spawnSync(tool, ["version"]).error === undefined) it(`${tool}: ${name}`, check);
  else process.stdout.write(`not run: ${tool} (${debianPackage})\n`);
};
const run = (tool: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: "utf8", cwd: folder });
  if (status !== 0) throw new Error(`${tool} ${args[0]}: ${stdout}${stderr}`);
  return stdout + stderr;
};

describe("signatures with time-stamps", () => {
  withTool("openssl", "openssl", "verifies both tokens over the values of the signatures", () => {
    for (const { token, signature } of parts) {
      inFolder("token", token);
      inFolder("signature", signature);
      const said = run(
        "openssl",
        "ts",
        "-verify",
        "-token_in",
        "-in",
        "token",
        "-data",
        "signature",
        "-CAfile",
        "stamp-root.pem",
      );
      expect(said).toContain("Verification: OK");
    }
  });

  withTool("openssl", "openssl", "verifies both as CAdES", () => {
    for (const { cms, covered } of parts) {
      inFolder("cms", cms);
      inFolder("covered", covered);
      const words =
        "cms -verify -cades -binary -inform DER -in cms -content covered -CAfile seal-root.pem -purpose any -out out";
      expect(run("openssl", ...words.split(" "))).toContain("CAdES Verification successful");
    }
  });

  withTool("pdfsig", "poppler-utils", "calls both valid and the last one total", () => {
    const report = execFileSync("pdfsig", ["-nocert", join(folder, "signed.pdf")], { encoding: "utf8" });
    expect(report.match(/Signature is Valid/g)).toHaveLength(2);
    expect(report.split("HospitalSignature")[1]).toContain("Total document signed");
  });
});
