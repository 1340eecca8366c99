import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { canonicalJson, characterPairs, foldForSearch } from "@portal/shared";
import { listingOf } from "../../apps/api/dist/disclosures/version-listing.js";
import { inRepository } from "../../scripts/steps/paths.mjs";

/** Stand in a template for what each service has of its own. */
export const marks = {
  serviceId: "00000000-0000-4000-8000-000000000001",
  vendorId: "00000000-0000-4000-8000-000000000002",
  serviceName: "@service@",
  vendorName: "@vendor@",
  description: "@description@",
};

/** Of about 400 items, as the page says. */
const ANSWERS = 200;

const files = ["akebono-karte", "crest-cloud", "crest-pacs", "sakuradai-karte", "sakuradai-online"];
const forms = ["saas", "iaas", "on_premises", "saas", "saas"];

export const catalogue = JSON.parse(
  readFileSync(inRepository("packages/shared/dist/catalogue/disclosure.json"), "utf8"),
);

/** Disclosures of the demonstration, with as many answers as the page names, as contents of versions, with what the directory keeps of each. */
export function templates() {
  return files.map((file, index) => {
    const { answers } = parse(readFileSync(inRepository("apps/api/demonstration/answers", `${file}.yaml`), "utf8"));
    const content = {
      form: "portal.disclosure-version/1",
      ...marks,
      serviceForm: forms[index],
      remoteMaintenance: index % 2 === 0,
      storesDataExternally: true,
      vendor: { id: marks.vendorId, name: marks.vendorName },
      catalogueId: catalogue.id,
      number: "1.0",
      changeNote: "初版",
      publishedAt: "2026-11-01T00:00:00.000Z",
      publishedBy: "測定 花子",
      approvedBy: "比較 太郎",
      answers: answered(answers),
      evidence: [],
    };
    for (const name of ["vendorId", "vendorName"]) delete content[name];
    return { text: canonicalJson(content), content, ...listingOf(catalogue, content, new Set()) };
  });
}

// Facts first: they decide which items apply and under which filters a service is found.
function answered(answers) {
  const facts = new Set(catalogue.facts.map(({ item }) => item));
  const given = Object.entries(answers).filter(([, answer]) => answer !== null);
  const inOrder = [...given.filter(([itemId]) => facts.has(itemId)), ...given.filter(([itemId]) => !facts.has(itemId))];
  return Object.fromEntries(
    inOrder.slice(0, ANSWERS).map(([itemId, { evidence: _evidence, ...answer }]) => [itemId, answer]),
  );
}

const systems = ["電子カルテ", "画像管理", "検体検査", "調剤支援", "看護支援", "地域連携", "予約受付", "骨密度測定"];
const qualities = ["総合", "診療所向け", "病棟", "外来", "救急", "在宅", "小児", "歯科", "透析", "健診"];

/** A word that one description in sixteen holds. */
export const soughtWord = "骨密度測定";

/** What services are called, with the words and pairs the search keeps; service n takes the n-th in turn. */
export const namings = qualities.flatMap((quality, at) =>
  systems.map((system, index) => {
    const seldom = system === soughtWord && at % 2 === 1 ? "臨床工学" : system;
    const name = `${quality}${seldom}システム`;
    const description = `${quality}で使う${seldom}のための、クラウドで提供するサービス ${at * systems.length + index}`;
    const searchText = foldForSearch(`${name}\n${description}`);
    return { name, description, searchText, pairs: characterPairs(searchText) };
  }),
);
