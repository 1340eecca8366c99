const labelKey = /^(label|title|help)_(ja|en)$/;
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** What holds in every list and every text: ids once, labels filled and trimmed, English without Japanese, Unicode NFC. */
export function checkWording(kind, node, report, where = "") {
  if (Array.isArray(node)) {
    checkUnique(kind, node, report, where);
    node.forEach((entry, index) => checkWording(kind, entry, report, `${where}/${entry?.id ?? entry?.value ?? index}`));
  } else if (node && typeof node === "object") {
    for (const [key, value] of Object.entries(node)) {
      if (labelKey.test(key) && (typeof value !== "string" || value.trim() === "" || value !== value.trim()))
        report.add(kind, where, `empty or untrimmed ${key}`);
      if (key === "label_en" && japanese.test(value)) report.add(kind, where, `Japanese in ${key}: ${value}`);
      checkWording(kind, value, report, `${where}/${key}`);
    }
  } else if (typeof node === "string" && node !== node.normalize("NFC")) {
    report.add(kind, where, "text is not NFC");
  }
}

function checkUnique(kind, list, report, where) {
  const key = ["id", "value"].find((name) =>
    list.every((entry) => entry && typeof entry === "object" && name in entry),
  );
  if (!key) return;
  const seen = new Set();
  for (const entry of list) {
    if (seen.has(entry[key])) report.add(kind, where, `duplicate ${key} ${entry[key]}`);
    seen.add(entry[key]);
  }
}

/** Every `sources: [{doc}]`, wherever it stands, names a known document. */
export function checkSources(kind, node, documents, report, where = "") {
  if (Array.isArray(node)) {
    node.forEach((entry, index) => checkSources(kind, entry, documents, report, `${where}/${entry?.id ?? index}`));
  } else if (node && typeof node === "object") {
    for (const source of Array.isArray(node.sources) ? node.sources : [])
      report.refer(kind, where, documents, source.doc, "source document");
    for (const [key, value] of Object.entries(node)) checkSources(kind, value, documents, report, `${where}/${key}`);
  }
}
