// Loaded into the portal by `npm run test:faults -- --planted-fault`: the seal is queued a moment after the act of signing is committed,
// as many e-signature products do it. The harness must notice.
import { Database, Tx } from "../apps/api/dist/platform/database.js";

const LATE_MS = 400;
const { enqueue } = Tx.prototype;
const databases = new Set();
const { asSystem } = Database.prototype;
Database.prototype.asSystem = function (...words) {
  databases.add(this);
  return asSystem.apply(this, words);
};
Tx.prototype.enqueue = async function (kind, key, payload, runAt) {
  if (kind !== "agreement.seal") return enqueue.call(this, kind, key, payload, runAt);
  const { orgId, userId } = this.actor;
  const [database] = databases;
  const later = () =>
    database.asSystem("jobs", (tx) =>
      tx.query(
        "insert into job (id, kind, key, payload, user_id, org_id) values (gen_random_uuid(), $1, $2, $3, $4, $5) on conflict (key) do nothing",
        [kind, key, JSON.stringify(payload), userId, orgId],
      ),
    );
  setTimeout(() => void later().catch(() => undefined), LATE_MS);
};
