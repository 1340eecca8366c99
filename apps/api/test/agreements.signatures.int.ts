import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { addDays, dateInTokyo } from "@portal/shared";
import { passDeadlines } from "./deadlines.js";
import {
  type Agreement,
  agreementSeenBy,
  anAgreementInForce,
  anOpenAgreement,
  aSettledAgreement,
  aVendorSignedAgreement,
  confirmAll,
  sign,
} from "./given.js";
import { appendedRevisions } from "./manipulations/appended-revisions.js";
import { damagedFiles } from "./manipulations/damaged-files.js";
import { flippedBits } from "./manipulations/flipped-bits.js";
import { movedSignatures } from "./manipulations/moved-signatures.js";
import { type Manipulation, type Specimens, specimensOf } from "./manipulations/specimens.js";
import { eventually, nobody, owner, thePassword, trailOf } from "./world.js";

interface Verdict {
  readonly intact: boolean;
  readonly matchesRecord: boolean;
  readonly problems: readonly { readonly code: string }[];
}

describe("POST /agreements/:id/signatures", () => {
  it("puts the agreement in force once vendor and hospital have signed, and the PDF verifies without an account", async () => {
    const { vendor, hospital, path, id, digest } = await aVendorSignedAgreement();
    const answer = await sign(hospital.signatory, path, digest);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ status: "sealing" });
    const agreement = await eventually(
      () => agreementSeenBy(vendor.editor, path),
      ({ status }) => status === "in_force",
    );
    expect(agreement.phase).toBe("in_contract");
    const pdf = await vendor.viewer.get(`${path}/document`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    const verdict = await nobody.upload("/verifications", "agreement.pdf", pdf.bytes, "application/pdf");
    expect(verdict.body).toMatchObject({
      intact: true,
      matchesRecord: true,
      agreementId: id,
      contentDigest: digest,
      problems: [],
      signatures: [
        // Without an authority nothing is called a time-stamp, the local clock least of all.
        { party: "vendor", valid: true, trusted: true, timestamp: null },
        { party: "hospital", valid: true, trusted: true, coversWholeFile: true, timestamp: null },
      ],
    });
    expect((await trailOf(id)).slice(-5)).toEqual([
      "agreement.signed",
      "agreement.sealed",
      "agreement.signed",
      "agreement.sealed",
      // That the reader of the verified file has opened it.
      "agreement.document-opened",
    ]);
  });

  it("refuses the hospital first, a person without authority, a wrong password and a digest that was not shown", async () => {
    const { vendor, hospital, path, digest } = await aSettledAgreement();
    expect((await sign(hospital.signatory, path, digest)).body).toMatchObject({ status: 409, code: "wrong-state" });
    expect((await sign(vendor.editor, path, digest)).status).toBe(403);
    expect((await sign(vendor.signatory, path, digest, randomUUID(), "wrong")).body).toMatchObject({
      status: 403,
      code: "password.wrong",
    });
    expect((await sign(vendor.signatory, path, "0".repeat(64))).body).toMatchObject({
      status: 409,
      code: "agreement.digest-mismatch",
    });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", signatures: [] });
  });

  it("needs an Idempotency-Key, answers a repeat with the first answer and another body with 422", async () => {
    const { vendor, path, digest } = await aSettledAgreement();
    const body = { contentDigest: digest, password: thePassword };
    expect((await vendor.signatory.post(`${path}/signatures`, body)).body).toMatchObject({
      status: 400,
      code: "idempotency-key-missing",
    });
    const key = randomUUID();
    const first = await sign(vendor.signatory, path, digest, key);
    const again = await sign(vendor.signatory, path, digest, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect((again.body as Agreement).id).toBe((first.body as Agreement).id);
    expect((await sign(vendor.signatory, path, "0".repeat(64), key)).body).toMatchObject({
      status: 422,
      code: "idempotency.different-body",
    });
  });

  it("has one winner when two processes countersign at once", async () => {
    const { hospital, path, digest, id } = await aVendorSignedAgreement();
    const answers = await Promise.all([
      sign(hospital.signatory, path, digest),
      sign(hospital.signatory.elsewhere(), path, digest),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await eventually(
      () => agreementSeenBy(hospital.editor, path),
      ({ status }) => status === "in_force",
    );
    const { rows } = await owner.query("select side from agreement_signature where agreement_id = $1 order by side", [
      id,
    ]);
    expect(rows).toEqual([{ side: "hospital" }, { side: "vendor" }]);
  });

  it("keeps a vendor's signature on file as lapsed when the agreement is reopened", async () => {
    const { vendor, hospital, path } = await aVendorSignedAgreement();
    const signed = await vendor.editor.get(`${path}/document`);
    expect((await hospital.editor.post(`${path}/reopening`, { reason: "条項を直すため" })).body).toMatchObject({
      status: "negotiating",
      revision: 2,
    });
    const verdict = await nobody.upload("/verifications", "old.pdf", signed.bytes);
    expect(verdict.body).toMatchObject({ intact: false, matchesRecord: true, problems: [{ code: "lapsed" }] });
  });
});

describe("after the agreement is in force", () => {
  it("refuses edits, settling, signing, declining and reopening", async () => {
    const { vendor, hospital, path, digest } = await anAgreementInForce();
    const { rows } = await agreementSeenBy(vendor.editor, path);
    const answers = [
      await vendor.editor.patch(
        `${path}/rows/${rows[0]!.id}`,
        { value: rows[0]!.value },
        { "if-match": rows[0]!.etag },
      ),
      await vendor.editor.post(`${path}/settlement`),
      await sign(hospital.signatory, path, digest),
      await hospital.signatory.post(`${path}/decline`, { reason: "やめる" }),
      await hospital.editor.post(`${path}/reopening`, { reason: "直す" }),
      await vendor.signatory.post(`${path}/termination`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409, 409]);
    expect(answers[1]!.body).toMatchObject({ code: "wrong-state", allowedIn: ["negotiating"] });
  });

  it("ends by itself after the agreed period, and is closed only when the duties after the end are done", async () => {
    const endsOn = dateInTokyo(new Date().toISOString());
    const { hospital, vendor, path } = await anAgreementInForce({ startsOn: "2024-04-01", endsOn });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "in_force" });
    await passDeadlines(addDays(endsOn, 1));
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({
      status: "terminated",
      phase: "post_termination",
    });
    expect((await hospital.signatory.post(`${path}/closing`)).body).toMatchObject({
      status: 409,
      code: "agreement.blocked",
    });
  });
});

describe("a period that is over", () => {
  it("is not settled any more", async () => {
    const { vendor, hospital, path } = await anOpenAgreement({ startsOn: "2024-04-01", endsOn: "2025-03-31" });
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    expect((await hospital.editor.post(`${path}/settlement`)).body).toMatchObject({
      status: 409,
      code: "agreement.blocked",
      blocking: [{ code: "period-over" }],
    });
  });
});

describe("POST /verifications", () => {
  it.each([
    ["text", () => Buffer.from("合意書ではありません")],
    ["nothing", () => Buffer.alloc(0)],
    ["a header and nothing behind it", () => Buffer.from("%PDF-1.7\n")],
  ])("gives %s a plain reason", async (_, bytes) => {
    const verdict = await nobody.upload("/verifications", "x.pdf", bytes());
    expect(verdict.status).toBe(200);
    expect(verdict.body).toMatchObject({ intact: false, matchesRecord: false });
    expect((verdict.body as { problems: unknown[] }).problems.length).toBeGreaterThan(0);
  });

  it("tells the steps of the way from the newest file", async () => {
    const { vendor, hospital, path, digest } = await aVendorSignedAgreement();
    const half = await vendor.editor.get(`${path}/document`);
    const verdictOf = async () => (await nobody.upload("/verifications", "half.pdf", half.bytes)).body;
    expect(await verdictOf()).toMatchObject({
      intact: true,
      record: { stage: "vendor", newestStage: "vendor", current: true },
    });
    expect((await sign(hospital.signatory, path, digest)).status).toBe(201);
    await eventually(
      () => agreementSeenBy(hospital.editor, path),
      ({ status }) => status === "in_force",
    );
    expect(await verdictOf()).toMatchObject({
      intact: false,
      matchesRecord: true,
      record: { stage: "vendor", newestStage: "hospital", current: false },
      problems: [{ code: "older-stage", detail: expect.stringContaining("事業者だけが署名した") }],
    });
  });

  it("gives every manipulated file its own reason, and none an error", async () => {
    const [one, another] = [await anAgreementInForce(), await anAgreementInForce()];
    const documentOf = async ({ vendor, path }: typeof one) => (await vendor.editor.get(`${path}/document`)).bytes;
    const specimens = specimensOf(await documentOf(one), await documentOf(another));
    // A file that is too large is refused before it is looked at.
    const altered = [...flippedBits, ...appendedRevisions, ...movedSignatures, ...damagedFiles].filter(
      ({ codes }) => !codes.includes("too-large"),
    );
    const secondRemoved = { name: "without the second signature", make: () => specimens.vendor, codes: [] };
    const judge = async ({ name, make, codes }: Manipulation<Specimens>): Promise<void> => {
      const bytes = await make(specimens);
      const { status, body } = await nobody.upload("/verifications", "a.pdf", bytes);
      const { intact, matchesRecord, problems } = body as Verdict;
      const found = [...new Set(problems.map(({ code }) => code))].sort();
      // An earlier state is a file of ours: it is told from the newest one by the record alone.
      const isEarlier = [specimens.base.length, specimens.vendor.length].includes(bytes.length);
      expect({ name, status, intact, matchesRecord, found }).toEqual({
        name,
        status: 200,
        intact: false,
        matchesRecord: isEarlier,
        found: [...codes, isEarlier ? "older-stage" : "not-on-record"].sort(),
      });
    };
    const corpus = [secondRemoved, ...altered];
    // A few at a time: the portal inspects in two workers.
    for (let index = 0; index < corpus.length; index += 4) await Promise.all(corpus.slice(index, index + 4).map(judge));
  }, 180_000);
});

describe("ending an agreement", () => {
  const period = { startsOn: "2024-04-01", endsOn: "2099-03-31" };
  const today = dateInTokyo(new Date().toISOString());

  it("by one side alone needs the agreed notice; the other side's termination confirms the date", async () => {
    const { vendor, hospital, path } = await anAgreementInForce(period);
    const notice = await hospital.signatory.post(`${path}/termination-notice`, { endsOn: today, reason: "統合のため" });
    expect(notice.body).toMatchObject({ status: "terminating", phase: "in_contract", terminatesOn: today });
    expect((await hospital.signatory.post(`${path}/termination`)).body).toMatchObject({
      status: 409,
      blocking: [{ gate: "g9" }],
    });
    expect((await vendor.signatory.post(`${path}/termination`)).body).toMatchObject({
      status: "terminated",
      phase: "post_termination",
    });
  });

  it("refuses a last day in the past and a day that does not exist", async () => {
    const { vendor, path } = await anAgreementInForce(period);
    const past = await vendor.signatory.post(`${path}/termination-notice`, { endsOn: "2024-05-01", reason: "x" });
    const never = await vendor.signatory.post(`${path}/termination-notice`, { endsOn: "2099-02-30", reason: "x" });
    expect([past.status, never.status]).toEqual([422, 422]);
  });
});
