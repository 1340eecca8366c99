import type { EquipmentDuty, EquipmentValue } from "./agreement-row.js";
import { NAME_MAX } from "./limits.js";
import { given, RowFields } from "./row-fields.js";
import type { RowFindings } from "./row-findings.js";

export const equipmentKinds: readonly EquipmentValue["kind"][] = [
  "vpn_router",
  "remote_maintenance_line",
  "network_device",
  "server",
  "terminal",
  "other",
];
export const equipmentDuties: readonly EquipmentDuty[] = ["hospital", "vendor", "subcontractor"];
const words = ["connection", "model", "note"] as const;

/** A piece of equipment (設置機器). Owner, patcher and deadline may be open while the parties negotiate; gate g3 asks for them. */
export function checkEquipment(input: unknown, findings: RowFindings): EquipmentValue {
  const known = ["kind", "place", "owner", "patchedBy", "patchWithin", "supportEndsOn", ...words];
  const fields = new RowFields(input, "", findings, known);
  const kind = fields.choice("kind", equipmentKinds);
  const place = fields.text("place", { filled: true, max: NAME_MAX });
  const [connection, model, note] = words.map((word) => fields.optionalText(word));
  const supportEndsOn = fields.optionalDate("supportEndsOn");
  return {
    kind,
    place,
    owner: readDuty(fields, "owner"),
    patchedBy: readDuty(fields, "patchedBy"),
    patchWithin: fields.optionalText("patchWithin") ?? "",
    ...given({ connection, model, supportEndsOn, note }),
  };
}

const readDuty = (fields: RowFields, name: "owner" | "patchedBy"): EquipmentDuty | null =>
  fields.raw(name) === null ? null : (fields.optionalChoice(name, equipmentDuties) ?? null);
