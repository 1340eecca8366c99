const camel = (key) => key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** A text that the file has in Japanese only is repeated, so that no translation is invented. */
const text = (ja, en = ja) => ({ ja, en });
const textOrTexts = (value) => (Array.isArray(value) ? value.map((entry) => text(entry)) : text(value));

/**
 * One node of a file in the API's spelling: camelCase keys, `label_ja` and `label_en` as one `label: {ja, en}`. Empty
 * texts are left out. Keys under `default` are slugs (service forms, parties) and stay.
 */
export function shape(node) {
  if (Array.isArray(node)) return node.map(shape);
  if (!node || typeof node !== "object") return node;
  const shaped = {};
  for (const [key, value] of Object.entries(node)) {
    if (key.endsWith("_en") && key.replace(/_en$/, "_ja") in node) continue;
    if (key.endsWith("_ja")) {
      if (value !== "")
        shaped[camel(key.slice(0, -3))] = node[key.replace(/_ja$/, "_en")]
          ? text(value, node[key.replace(/_ja$/, "_en")])
          : textOrTexts(value);
    } else if (key === "default") shaped.default = value;
    else if (key === "amount_to" && value === null) continue;
    else shaped[camel(key)] = shape(value);
  }
  return shaped;
}

const titles = {
  disclosure: text("サービス仕様適合開示書の開示項目", "Disclosure items"),
  roles: text("役割分担表", "Role matrix"),
  sla: text("SLA項目", "SLA items"),
  checklist: text("サイバーセキュリティ対策チェックリスト", "Cybersecurity checklist"),
  phases: text("契約の段階と義務", "Contract phases and duties"),
  risk: text("リスクマネジメントの方法", "Risk management method"),
};

function envelope(kind, file, sections, lists) {
  const edition = file.catalogue_version ?? file.as_of;
  return {
    id: `${kind}-${edition}`,
    kind,
    edition,
    title: titles[kind],
    asOf: file.as_of,
    notes: file.notes.map((note) => text(note)),
    ...lists,
    sections,
  };
}

/** The lists of a file that stand beside the sections: everything not named in `taken`. */
function besides(file, ...taken) {
  const left = { ...file };
  for (const key of ["schema_version", "catalogue_version", "as_of", "notes", ...taken]) delete left[key];
  return shape(left);
}

/** Sections with the entries that name them, each without the name. */
const group = (sections, entries, key) =>
  sections.map((section) => ({
    ...shape(section),
    items: entries.filter((entry) => entry[key] === section.id).map(({ [key]: _section, ...entry }) => shape(entry)),
  }));

function documentsNamedIn(node, named = new Set()) {
  if (Array.isArray(node)) for (const entry of node) documentsNamedIn(entry, named);
  else if (node && typeof node === "object") {
    for (const source of node.sources ?? []) named.add(source.doc);
    for (const value of Object.values(node)) documentsNamedIn(value, named);
  }
  return named;
}

/** Documents are described once, in two of the files; each catalogue carries those it names. */
function sourceDocuments(file, { disclosure, roles }) {
  const named = documentsNamedIn(file);
  const own = new Set((file.source_documents ?? []).map(({ id }) => id));
  return [...disclosure.source_documents, ...roles.source_documents]
    .filter(({ id }) => named.has(id) || own.has(id))
    .map(shape);
}

function shapeDisclosure(files) {
  const file = files.disclosure;
  const sections = group(
    file.sections,
    file.items.map(({ feeds_mhlw, feeds_checklist, ...item }) => ({
      ...item,
      feeds: { mhlw: feeds_mhlw, checklist: feeds_checklist },
    })),
    "section",
  );
  return envelope("disclosure", file, sections, {
    ...besides(file, "sections", "items"),
    facts: file.facts.map(({ from_item, ...fact }) => shape({ ...fact, item: from_item })),
    units: file.units.map(({ id, ...unit }) => shape({ value: id, ...unit })),
    editionsKnown: file.editions_known.map(({ title_ja, title_en, ...edition }) =>
      shape({ ...edition, label_ja: title_ja, label_en: title_en }),
    ),
    sourceDocuments: sourceDocuments(file, files),
  });
}

function shapeChecklist(files) {
  const file = files.checklist;
  const master = new Map(file.item_master.map((entry) => [entry.id, entry]));
  const row = (year, side) => (entry) => {
    const { label_ja, label_en } = master.get(entry.item);
    return shape({ id: `${year}-${side}-${entry.no}-${entry.device_id}`, label_ja, label_en, side, ...entry });
  };
  const sections = file.years.map(({ hospital, vendor, ...year }) => ({
    ...shape(year),
    items: [...hospital.map(row(year.id, "hospital")), ...vendor.map(row(year.id, "vendor"))],
  }));
  return envelope("checklist", file, sections, besides(file, "years"));
}

function shapePhases(files) {
  const file = files.phases;
  const sections = file.phases.map(({ events, gates: _gates, ...phase }) => ({
    ...shape(phase),
    items: shape(events),
  }));
  const gates = file.phases.flatMap((phase) => phase.gates.map((gate) => shape({ ...gate, phase: phase.id })));
  return envelope("phases", file, sections, {
    ...besides(file, "phases"),
    gates,
    sourceDocuments: sourceDocuments(file, files),
  });
}

function shapeRisk(files) {
  const file = files.risk;
  const { bands, ...riskLevel } = file.risk_level;
  const process = {
    id: "process",
    label: text("リスクマネジメントの手順", "Risk management process"),
    items: shape(file.process),
  };
  return envelope("risk", file, [process], {
    ...besides(file, "process", "threat_catalogue", "risk_level"),
    threats: shape(file.threat_catalogue),
    riskLevel: shape(riskLevel),
    bands: shape(bands),
    sourceDocuments: sourceDocuments(file, files),
  });
}

/**
 * The checked files in the shape of `GET /catalogues/{id}` (types: `src/catalogue.ts`), by kind.
 * @param {Record<string, any>} files
 */
export function shapeCatalogues(files) {
  const { roles, sla } = files;
  return {
    disclosure: shapeDisclosure(files),
    roles: envelope("roles", roles, group(roles.areas, roles.rows, "area"), {
      ...besides(roles, "areas", "rows"),
      sourceDocuments: sourceDocuments(roles, files),
    }),
    sla: envelope("sla", sla, group(sla.categories, sla.items, "category"), {
      ...besides(sla, "categories", "items"),
      sourceDocuments: sourceDocuments(sla, files),
    }),
    checklist: shapeChecklist(files),
    phases: shapePhases(files),
    risk: shapeRisk(files),
  };
}
