import { writeFileSync } from "node:fs";
const B="/work/main/bench/";
const { newDatabase } = await import(B+"world/database.mjs");
const { seedServices } = await import(B+"world/seeding.mjs");
const { newOrganization, newPerson } = await import(B+"world/people.mjs");
const { runCommand } = await import("/work/main/scripts/steps/shutdown.mjs");
await runCommand(async () => {
  const database = await newDatabase("bench_keep");
  const seeded = await seedServices(database, 5000);
  const hospital = await newOrganization(database.owner, "hospital", "計測病院");
  const { token } = await newPerson(database.owner, hospital);
  writeFileSync("/tmp/keep.json", JSON.stringify({ ...database, owner: undefined, ...seeded, token, hospital }));
  console.log("kept");
  return undefined;
}, { folder: "/tmp" });
