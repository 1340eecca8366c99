import { idsOf } from "./report.mjs";

/** Role rows: one accountable and somebody responsible in every form of service. */
export function checkRoles({ roles, disclosure }, report) {
  const areas = idsOf(roles.areas);
  const times = idsOf(roles.times);
  const duties = idsOf(roles.duties);
  const formItem = disclosure.items.find((item) => item.id === "service-form");
  const forms = new Set((formItem?.answer.choices ?? []).map((choice) => choice.value));
  for (const form of roles.service_forms) report.refer("roles", "service_forms", forms, form.id, "service form");
  for (const row of roles.rows) {
    const at = `rows/${row.id}`;
    report.refer("roles", at, areas, row.area, "area");
    report.refer("roles", at, times, row.time, "time");
    report.refer("roles", at, duties, row.duty, "duty");
    for (const [form, split] of Object.entries(row.default)) {
      const assigned = Object.values(split).flat();
      if (assigned.filter((duty) => duty === "accountable").length !== 1)
        report.add("roles", at, `${form}: not exactly one accountable`);
      if (!assigned.includes("responsible")) report.add("roles", at, `${form}: nobody responsible`);
    }
  }
  for (const duty of roles.duties) report.refer("roles", `duties/${duty.id}`, times, duty.time, "time");
  const parts = idsOf(roles.mhlw_check_table.parts);
  for (const item of roles.mhlw_check_table.known_items) {
    const at = `known_items/${item.id}`;
    report.refer("roles", at, parts, item.part, "part");
    for (const row of item.rows ?? []) report.refer("roles", at, idsOf(roles.rows), row, "row");
  }
}

/** SLA items: units, intervals and chapters. */
export function checkSla({ sla, disclosure }, report) {
  const categories = idsOf(sla.categories);
  const intervals = idsOf(sla.reporting_intervals);
  const types = idsOf(sla.sla_types);
  const units = idsOf(disclosure.units);
  for (const item of sla.items) {
    const at = `items/${item.id}`;
    report.refer("sla", at, categories, item.category, "category");
    report.refer("sla", at, types, item.default_sla_type, "SLA type");
    for (const interval of item.reporting_intervals) report.refer("sla", at, intervals, interval, "interval");
    for (const unit of item.units) report.refer("sla", at, units, unit.value, "unit");
    if (item.value_kind === "number" && item.units.length === 0) report.add("sla", at, "number without units");
    if (item.suggested && !item.units.some((unit) => unit.value === item.suggested.unit))
      report.add("sla", at, "suggested unit is not in units");
  }
  for (const category of categories)
    if (!sla.items.some((item) => item.category === category)) report.add("sla", `categories/${category}`, "no items");
  sla.document_chapters.forEach((chapter, index) => {
    if (chapter.no !== index + 1)
      report.add("sla", `document_chapters/${chapter.id}`, "chapter numbers are not consecutive");
  });
}

/** Events and gates of the phases. */
export function checkPhases({ phases, disclosure, sla }, report) {
  const actors = idsOf(phases.actors);
  const anchors = idsOf(phases.anchors);
  const artifacts = idsOf(phases.artifacts);
  const bases = idsOf(phases.deadline_bases);
  const units = idsOf(disclosure.units);
  const slaItems = idsOf(sla.items);
  const gates = new Set();
  for (const phase of phases.phases) {
    for (const event of phase.events) {
      const at = `${phase.id}/${event.id}`;
      report.refer("phases", at, actors, event.actor, "actor");
      report.refer("phases", at, bases, event.deadline.basis, "deadline basis");
      if (event.deadline.anchor) report.refer("phases", at, anchors, event.deadline.anchor, "anchor");
      if (event.deadline.unit) report.refer("phases", at, units, event.deadline.unit, "unit");
      if (event.sla_item) report.refer("phases", at, slaItems, event.sla_item, "SLA item");
      for (const artifact of event.produces) report.refer("phases", at, artifacts, artifact, "artifact");
    }
    for (const gate of phase.gates) {
      if (gates.has(gate.id)) report.add("phases", `${phase.id}/${gate.id}`, `duplicate id ${gate.id}`);
      gates.add(gate.id);
    }
  }
}

/** Threats, and bands that cover every product of the two scales once. */
export function checkRisk({ risk }, report) {
  const properties = idsOf(risk.security_properties);
  for (const threat of risk.threat_catalogue)
    for (const property of threat.affects)
      report.refer("risk", `threat_catalogue/${threat.id}`, properties, property, "property");
  let next = 1;
  for (const band of risk.risk_level.bands) {
    if (band.min !== next) report.add("risk", `bands/${band.id}`, "bands leave a gap or overlap");
    next = band.max + 1;
  }
  const top = risk.scales.reduce((product, scale) => product * Math.max(...scale.levels.map(({ value }) => value)), 1);
  if (next !== top + 1) report.add("risk", "bands", `bands end at ${next - 1}, the scales at ${top}`);
}

/** The yearly checklist: its rows, and that always-required disclosure items feed each of them. */
export function checkChecklist({ checklist, disclosure }, report) {
  const items = new Map(disclosure.items.map((item) => [item.id, item]));
  const devices = idsOf(checklist.devices);
  const editions = idsOf(disclosure.editions_known);
  const master = idsOf(checklist.item_master);
  for (const entry of checklist.item_master) {
    const at = `item_master/${entry.id}`;
    for (const id of entry.disclosure_items) report.refer("checklist", at, items, id, "disclosure item");
    if (!entry.disclosure_items.some((id) => items.get(id)?.required_when.always))
      report.add("checklist", at, "no always-required disclosure item feeds it");
  }
  for (const year of checklist.years) {
    report.refer("checklist", `years/${year.id}`, editions, year.basis_edition, "edition");
    for (const side of ["hospital", "vendor"]) {
      const numbers = new Set();
      for (const row of year[side]) {
        const at = `${year.id}/${side}/${row.no}`;
        report.refer("checklist", at, master, row.item, "checklist item");
        report.refer("checklist", at, devices, row.device_id, "device");
        const key = `${row.no}/${row.device_id}`;
        if (numbers.has(key)) report.add("checklist", at, "duplicate row");
        numbers.add(key);
      }
    }
  }
  if (checklist.years.filter((year) => year.status === "current").length !== 1)
    report.add("checklist", "years", "not exactly one current year");
}
