import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { anAgreementInForce, aSettledAgreement } from "./given.js";
import { aTeam } from "./world.js";
import { unzip } from "./zip-reader.js";

let concluded: Awaited<ReturnType<typeof anAgreementInForce>>;
let files: Map<string, Buffer>;
const folder = mkdtempSync(join(tmpdir(), "evidence-"));

beforeAll(async () => {
  concluded = await anAgreementInForce();
  const answer = await concluded.hospital.viewer.get(`${concluded.path}/evidence-bundle`);
  expect(answer.status).toBe(200);
  files = unzip(Buffer.from(answer.bytes));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Unpacks the bundle anew, changed or not, and verifies it. */
function verified(name: string, change: (files: Map<string, Buffer>) => void = () => undefined) {
  const changed = new Map(files);
  change(changed);
  const place = join(folder, name);
  for (const [path, bytes] of changed) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), bytes);
  }
  const { status, stdout, stderr } = spawnSync("sh", [join(place, "verify.sh")], { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

describe("GET /agreements/:id/evidence-bundle", () => {
  it("holds the signed PDF, what was signed, the disclosure, the trail and the list of their SHA-256", async () => {
    const pdf = await concluded.vendor.viewer.get(`${concluded.path}/document`);
    expect(sha256(files.get("agreement.pdf")!)).toBe(sha256(Buffer.from(pdf.bytes)));
    expect(sha256(files.get("agreement.json")!)).toBe(concluded.digest);
    const listed = files.get("SHA256SUMS")!.toString("utf8").trim().split("\n");
    expect(listed.toSorted()).toEqual(
      [...files].flatMap(([path, bytes]) => (path === "SHA256SUMS" ? [] : [`${sha256(bytes)}  ${path}`])).toSorted(),
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["disclosure.json", "signatures.json", "audit/payloads.txt", "certificates/roots.pem"]),
    );
    expect(JSON.parse(files.get("signatures.json")!.toString("utf8"))).toMatchObject([
      { side: "vendor", contentDigest: concluded.digest },
      { side: "hospital", contentDigest: concluded.digest },
    ]);
  });

  it("is refused before the agreement is concluded, and unknown to others", async () => {
    const { hospital, path } = await aSettledAgreement();
    const early = await hospital.viewer.get(`${path}/evidence-bundle`);
    expect(early.body).toMatchObject({ status: 409, code: "wrong-state" });
    const stranger = await aTeam("hospital");
    expect((await stranger.viewer.get(`${concluded.path}/evidence-bundle`)).status).toBe(404);
  });

  it("comes with a script of at most 150 lines", () => {
    expect(files.get("verify.sh")!.toString("utf8").split("\n").length).toBeLessThanOrEqual(150);
    expect(readFileSync(new URL("../evidence/verify.sh", import.meta.url))).toEqual(files.get("verify.sh"));
  });
});

const missing = ["openssl", "pdfsig", "sha256sum"].filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
if (missing.length > 0) process.stdout.write(`not run: verify.sh of the evidence bundle (${missing.join(", ")})\n`);
else
  describe("verify.sh, without the portal", () => {
    it("finds nothing wrong with the bundle as it came", () => {
      const { status, said } = verified("whole");
      expect(said).not.toContain("FAIL");
      expect(said).toMatch(/root: .*Fingerprint=/);
      expect(status).toBe(0);
    });

    /** Changes a file and lists it anew, as somebody would who can do more than flip a bit. */
    const swap = (path: string, change: (bytes: Buffer) => Buffer) => (all: Map<string, Buffer>) => {
      const before = all.get(path)!;
      const after = change(Buffer.from(before));
      all.set(path, after);
      const sums = all.get("SHA256SUMS")!.toString("utf8").replace(sha256(before), sha256(after));
      all.set("SHA256SUMS", Buffer.from(sums));
    };
    const text = (change: (words: string) => string) => (bytes: Buffer) => Buffer.from(change(bytes.toString("utf8")));

    it.each<[string, (all: Map<string, Buffer>) => void, RegExp]>([
      ["a file that is not listed", (all) => void all.set("more.txt", Buffer.from("x")), /FAIL {2}the list names/],
      ["a changed byte", (all) => void all.get("agreement.pdf")!.fill(0, 5_000, 5_001), /FAIL {2}every file has/],
      [
        "other content",
        swap(
          "agreement.json",
          text((words) => words.replace("2026", "2027")),
        ),
        /FAIL {2}agreement\.json/,
      ],
      [
        "other content with a digest of its own",
        (all) => {
          swap(
            "agreement.json",
            text((words) => words.replace("2026", "2027")),
          )(all);
          const forged = sha256(all.get("agreement.json")!);
          swap(
            "content-digest.txt",
            text(() => `${forged}\n`),
          )(all);
        },
        /FAIL {2}agreement\.json has the SHA-256 that stands in the signed document/,
      ],
      [
        "another disclosure with a digest of its own",
        (all) => {
          swap(
            "disclosure.json",
            text((words) => `${words} `),
          )(all);
          const forged = sha256(all.get("disclosure.json")!);
          swap(
            "disclosure-digest.txt",
            text(() => `${forged}\n`),
          )(all);
        },
        /FAIL {2}disclosure\.json is the published version that the signed content names/,
      ],
      [
        "bytes after the last signature",
        swap("agreement.pdf", (bytes) => Buffer.concat([bytes, Buffer.from("\n%%EOF\n")])),
        /FAIL {2}pdfsig: the last signature/,
      ],
      [
        "a changed page of the PDF",
        swap("agreement.pdf", (bytes) => (bytes.write("9", bytes.indexOf("/MediaBox [0 0 5") + 14), bytes)),
        /FAIL {2}openssl: signature 1/,
      ],
      [
        "an event told otherwise",
        swap(
          "audit/payloads.txt",
          text((words) => words.replace("agreement.opened", "agreement.voided")),
        ),
        /FAIL {2}the audit trail is chained/,
      ],
      [
        "a trail cut short",
        (all) => {
          for (const path of ["audit/payloads.txt", "audit/hashes.txt"])
            swap(
              path,
              text((words) => words.split("\n").slice(0, -3).join("\n") + "\n"),
            )(all);
        },
        /FAIL {2}the audit trail ends/,
      ],
    ])("notices %s", (name, change, said) => {
      const result = verified(name, (all) => {
        for (const [path, bytes] of all) all.set(path, Buffer.from(bytes));
        change(all);
      });
      expect(result.said).toMatch(said);
      expect(result.status).toBe(1);
    });
  });
