import { setTimeout as wait } from "node:timers/promises";
import { password } from "../bench/world/people.mjs";

/** @typedef {{ agreementId: string, revision: number, side: "vendor" | "hospital", contentDigest: string }} Acknowledged an answered signature */
/** @typedef {{ id: string, contentDigest: string, revision: number }} Settled */

/**
 * What a vendor and a hospital do with agreements, never giving up.
 * @param {(request: object) => Promise<any>} ask
 * @param {Awaited<ReturnType<typeof import("../bench/world/negotiation.mjs").negotiationOf>>} negotiation
 */
export function partiesOf(ask, { opening, confirming, tokens }) {
  const act = (id, token, path, body) => ask({ method: "POST", path: `/api/v1/agreements/${id}${path}`, token, body });
  const until = async (id, isSo) => {
    while (!isSo(await ask({ path: `/api/v1/agreements/${id}`, token: tokens.hospital }))) await wait(100);
  };

  /** Opens, confirms and settles; comes back when the document is there. @returns {Promise<Settled>} */
  async function settle() {
    const opened = await ask(opening);
    for (const token of [tokens.vendor, tokens.hospital]) await ask(confirming(opened, token));
    const settled = await act(opened.id, tokens.hospital, "/settlement", {});
    await until(opened.id, ({ document }) => document.ready);
    return settled;
  }

  /** Both sign; each answered signature goes into the journal. @param {Settled} settled @param {Acknowledged[]} journal */
  async function sign({ id, contentDigest, revision }, journal) {
    for (const side of ["vendor", "hospital"]) {
      await act(id, tokens[side], "/signatures", { contentDigest, password });
      journal.push({ agreementId: id, revision, side, contentDigest });
      await until(id, ({ status }) => status !== "sealing");
    }
  }

  return { settle, sign };
}
