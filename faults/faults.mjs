import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { negotiationOf } from "../bench/world/negotiation.mjs";
import { newDatabase } from "../bench/world/database.mjs";
import { run } from "../scripts/steps/child.mjs";
import { apiProgram } from "../scripts/steps/paths.mjs";
import { chanceOf } from "./chance.mjs";
import { brokenInvariants } from "./invariants.mjs";
import { startReplica } from "./replica.mjs";
import { partiesOf } from "./signing-pairs.mjs";
import { steadfastClient } from "./steadfast-client.mjs";

const REPLICAS = 2;
const PAIRS = 16;
/** How many agreements are settled at a time before the killing begins. */
const PREPARERS = 4;
/** A process lives this long at most after it is ready. */
const LIFE_MS = 2_500;
/** A job of a killed process is taken again after a minute; what is not done after three is stuck. */
const RECOVERY_MS = 180_000;

/**
 * Kills processes at random moments while many sign, then asks what is left.
 * @param {{ kills: number, seed: number, isPlanted: boolean, say: (text: string) => void }} settings
 * @returns {Promise<{ kills: number, signatures: number, broken: Record<string, string[]> }>}
 */
export async function killWhileSigning({ kills, seed, isPlanted, say }) {
  const chance = chanceOf(seed);
  const database = await newDatabase("faults_test");
  const replicas = [];
  for (let count = 0; count < REPLICAS; count += 1) {
    replicas.push(
      await startReplica({
        // The journal's clients know one password and no second factor.
        env: { DATABASE_URL: database.url, STORAGE_DIR: database.storage, SIGNING_SECOND_FACTOR: "when-enrolled" },
        programs: isPlanted ? ["--import", pathToFileURL(join(import.meta.dirname, "planted-fault.mjs")).href] : [],
      }),
    );
  }
  const addresses = replicas.map(({ address }) => address);
  const negotiation = await negotiationOf(database, addresses[0]);
  const journal = [];
  let killed = 0;
  const { settle, sign } = partiesOf(steadfastClient(addresses, chance), negotiation);
  // Settled beforehand, so that the kills meet the signing and not the setting of documents.
  const stock = [];
  say(`settling ${kills} agreements`);
  let begun = 0;
  const prepare = async () => {
    while (begun < kills) {
      begun += 1;
      stock.push(await settle());
    }
  };
  await Promise.all(Array.from({ length: PREPARERS }, prepare));
  say("killing");
  const pairs = Array.from({ length: PAIRS }, async () => {
    while (killed < kills) await sign(stock.pop() ?? (await settle()), journal);
  });
  const killing = replicas.map(async (replica) => {
    while (killed < kills) {
      await wait(chance() * LIFE_MS);
      if (killed >= kills) break;
      killed += 1;
      await replica.kill();
      if (killed % 10 === 0) say(`${killed} kills, ${journal.length} signatures acknowledged`);
      await replica.start();
    }
  });
  // A pair that is refused what it must not be refused ends the run at once.
  await Promise.race([Promise.all(killing), Promise.all(pairs)]);
  await Promise.all(killing);
  say("no more kills; waiting for what was begun");
  const limit = wait(RECOVERY_MS, "late", { ref: false });
  const ended = await Promise.race([Promise.all(pairs), limit]);
  const broken = await brokenInvariants(database.owner, journal);
  if (ended === "late" && broken.stuck.length === 0) broken.stuck.push("a pair did not come to its end");
  const verified = await verify(database);
  if (verified.code !== 0) broken.half.push(`verify: ${verified.output.trim()}`);
  return { kills: killed, signatures: journal.length, broken };
}

/** Chains, files and signatures by the portal's own verifier. */
const verify = ({ auditUrl, storage }) =>
  run(process.execPath, [apiProgram("verify")], { env: { DATABASE_AUDIT_URL: auditUrl, STORAGE_DIR: storage } });
