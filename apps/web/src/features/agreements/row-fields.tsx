import type {
  ClauseValue,
  EquipmentValue,
  RiskValue,
  RoleValue,
  RowFinding,
  RowPart,
  RowValue,
  SlaValue,
  TermValue,
} from "@portal/shared";
import { ClauseFields } from "./clause-fields.js";
import { EquipmentFields } from "./equipment-fields.js";
import { RiskFields } from "./risk-fields.js";
import { RoleFields } from "./role-fields.js";
import { SlaFields } from "./sla-fields.js";
import { TermFields } from "./term-fields.js";
import { useFindingAt } from "./finding-at.js";

/** The fields of a row by its part. */
export function RowFields({
  part,
  rowKey,
  value,
  onChange,
  findings,
}: {
  part: RowPart;
  rowKey: string;
  value: RowValue;
  onChange: (value: RowValue) => void;
  findings: readonly RowFinding[];
}) {
  const errorAt = useFindingAt(findings);
  const shared = { rowKey, onChange, errorAt };
  switch (part) {
    case "role":
      return <RoleFields {...shared} value={value as RoleValue} />;
    case "sla":
      return <SlaFields {...shared} value={value as SlaValue} />;
    case "risk":
      return <RiskFields {...shared} value={value as RiskValue} />;
    case "clause":
      return <ClauseFields {...shared} value={value as ClauseValue} />;
    case "term":
      return <TermFields {...shared} value={value as TermValue} />;
    case "equipment":
      return <EquipmentFields {...shared} value={value as EquipmentValue} />;
  }
}
