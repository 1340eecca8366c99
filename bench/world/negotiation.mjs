import { randomUUID } from "node:crypto";
import { ask } from "./client.mjs";
import { publishDisclosure } from "./disclosure.mjs";
import { newOrganization, newPerson, password } from "./people.mjs";

/**
 * A vendor with a published disclosure and a hospital, and what they do with agreements over HTTP.
 * @param {import("./database.mjs").BenchDatabase} database @param {string} address
 */
export async function negotiationOf({ owner }, address) {
  const organizations = {
    vendor: await newOrganization(owner, "vendor", "計測システムズ"),
    hospital: await newOrganization(owner, "hospital", "計測総合病院"),
  };
  const { token: vendor } = await newPerson(owner, organizations.vendor);
  const { token: approver } = await newPerson(owner, organizations.vendor);
  const { token: hospital } = await newPerson(owner, organizations.hospital);
  const { versionId } = await publishDisclosure(address, { editor: vendor, approver });
  const tokens = { vendor, hospital };
  const opening = {
    method: "POST",
    path: "/api/v1/agreements",
    token: hospital,
    body: {
      disclosureVersionId: versionId,
      counterpartyOrganizationId: organizations.vendor.id,
      startsOn: "2027-04-01",
      endsOn: "2030-03-31",
    },
  };
  const of = (id, token, rest) => ({ ...rest, token, path: `/api/v1/agreements/${id}${rest?.path ?? ""}` });
  const confirming = ({ id, rows, etag }, token) =>
    of(id, token, {
      method: "POST",
      path: "/confirmations",
      body: { rowIds: rows.map((row) => row.id) },
      headers: { "if-match": etag },
    });
  const signing = ({ id, contentDigest }, token) =>
    of(id, token, {
      method: "POST",
      path: "/signatures",
      body: { contentDigest, password },
      headers: { "idempotency-key": randomUUID() },
    });
  const read = (id) => ask(address, of(id, hospital, {}));

  /** Opens, confirms and settles an agreement and has the vendor sign it; what follows is the hospital's signature. */
  async function awaitingCountersignature() {
    const opened = await ask(address, opening);
    await ask(address, confirming(opened, vendor));
    await ask(address, confirming(opened, hospital));
    const settled = await ask(address, of(opened.id, hospital, { method: "POST", path: "/settlement", body: {} }));
    await until(async () => (await read(opened.id)).document.ready);
    await ask(address, signing(settled, vendor));
    await until(async () => (await read(opened.id)).status === "vendor_signed");
    return settled;
  }

  return { tokens, opening, confirming, signing, read, awaitingCountersignature };
}

/** Asks every few milliseconds until it is so; a minute at most. */
export async function until(isSo, every = 20) {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("did not come to pass within a minute");
    await new Promise((next) => setTimeout(next, every));
  }
}
