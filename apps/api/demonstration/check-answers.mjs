// Checks the demonstration data against the built catalogues and rules of packages/shared:
//   node apps/api/demonstration/check-answers.mjs
// Prints a line for each version and every finding; exits 1 when anything is wrong.
import { readFileSync } from "node:fs";
import { applies, checkAnswers, completenessOf, factsOf, gapsOf, optionsOf } from "@portal/shared";
import { parse } from "yaml";

const readYaml = (path) => parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const readCatalogue = (name) =>
  JSON.parse(readFileSync(new URL(`../../../packages/shared/dist/catalogue/${name}.json`, import.meta.url), "utf8"));

const disclosure = readCatalogue("disclosure");
const itemsOf = (catalogue) => new Map(catalogue.sections.flatMap(({ items }) => items).map((item) => [item.id, item]));
const disclosureItems = itemsOf(disclosure);
const { organisations } = readYaml("organisations.yaml");
const { services } = readYaml("services.yaml");
const { files } = readYaml("files.yaml");
const { agreements } = readYaml("agreements.yaml");

const problems = [];
const problem = (where, what) => problems.push(`${where}: ${what}`);
const named = (list, key, where) => list.find((entry) => entry.key === key) ?? problem(where, `unknown key ${key}`);

/** The answers of a version; a previous one is written as what differs from the newest. */
function answersOf(service, file) {
  const newest = readYaml(`answers/${service.key}.yaml`);
  if (file.number === newest.number) return newest.answers;
  const answers = { ...newest.answers, ...file.answers };
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
}

function checkVersion(service, file, newest) {
  const where = `${service.key} ${file.number}`;
  const answers = answersOf(service, file);
  for (const { pointer, code } of checkAnswers(disclosure, answers)) problem(where, `${pointer} ${code}`);

  const facts = factsOf(disclosure, answers);
  for (const itemId of Object.keys(answers)) {
    const item = disclosureItems.get(itemId);
    if (item && !applies(item, facts)) problem(where, `${itemId} does not apply`);
  }
  const { answered, required, missing } = completenessOf(disclosure, answers);
  for (const itemId of missing) problem(where, `${itemId} is missing`);
  // The newest version shows what a disclosure can say: it leaves nothing open. An earlier one may have said less.
  if (newest)
    for (const item of disclosureItems.values())
      if (applies(item, facts) && !Object.hasOwn(answers, item.id)) problem(where, `${item.id} is not answered`);

  const stated = {
    form: answers["service-form"]?.value,
    remoteMaintenance: answers["remote-used"]?.value === "yes",
    storesDataExternally: answers["data-external-storage"]?.value === "yes",
  };
  for (const [field, value] of Object.entries(stated))
    if (service[field] !== value) problem(where, `${field} of the service is not the answer (${value})`);

  for (const [itemId, answer] of Object.entries(answers))
    for (const key of answer.evidence ?? []) {
      const evidence = named(files, key, `${where} ${itemId}`);
      if (evidence && evidence.organisation !== service.organisation)
        problem(where, `${key} belongs to another vendor`);
    }
  const gaps = Object.keys(answers).filter(
    (id) => answers[id].value === "no" && disclosureItems.get(id)?.answer.noMeans === "gap",
  );
  const total = Object.keys(answers).length;
  console.log(
    `${where}: ${total} answers, ${answered}/${required} required, ${missing.length} missing, ${gaps.length} gaps`,
  );
}

const versions = new Map();
for (const service of services) {
  const owner = named(organisations, service.organisation, service.key);
  if (owner && owner.kind !== "vendor") problem(service.key, "is not a vendor's");
  for (const { service: supplier } of service.suppliers) if (supplier) named(services, supplier, service.key);

  const newest = readYaml(`answers/${service.key}.yaml`);
  const known = [newest];
  if (newest.number !== "1.0") known.push(readYaml(`answers/${service.key}.previous.yaml`));
  for (const file of known) checkVersion(service, file, file === newest);
  versions.set(service.key, new Map(known.map((file) => [file.number, answersOf(service, file)])));
}

const keys = {
  role: new Set(itemsOf(readCatalogue("roles")).keys()),
  sla: new Set(itemsOf(readCatalogue("sla")).keys()),
  clause: new Set(readCatalogue("sla").requiredClauses.map(({ id }) => id)),
  term: new Set(["period", "amount", "contacts"]),
};
for (const { key, service, version, hospital, edits, risks, confirmations } of agreements) {
  // The parties name equipment themselves, in the order in which they register it.
  keys.equipment = new Set(edits.filter(({ part }) => part === "equipment").map((_, index) => `e${index + 1}`));
  if (!versions.get(service)?.has(version)) problem(key, `unknown version ${service} ${version}`);
  if (named(organisations, hospital, key)?.kind !== "hospital") problem(key, `${hospital} is not a hospital`);
  const answers = versions.get(service)?.get(version);
  // What is to be settled says of each いいえ how the hospital judges it, and of each option whether it is taken.
  if (answers && confirmations === "all") {
    const said = [...Object.keys(risks?.assessments ?? {}), ...Object.keys(risks?.options ?? {})].toSorted();
    const asked = [
      ...gapsOf(disclosure, answers).map(({ item }) => item.id),
      ...optionsOf(disclosure, answers).map((option) => option.key),
    ].toSorted();
    if (said.join() !== asked.join()) problem(key, `risks say ${said.join(" ")}, asked are ${asked.join(" ")}`);
  }
  const rows = edits.map((edit) => `${edit.part}/${edit.key}`);
  if (confirmations !== "all") rows.push(...confirmations.vendor, ...confirmations.hospital);
  for (const row of rows) {
    const [part, id] = row.split("/");
    if (!keys[part]?.has(id)) problem(key, `unknown row ${row}`);
  }
}

for (const line of problems) console.log(line);
console.log(`${problems.length} findings`);
process.exitCode = problems.length > 0 ? 1 : 0;
