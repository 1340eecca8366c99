import type { RowFinding } from "@portal/shared";
import { useText } from "../../ui/text-language.js";

/** The sentence of the first finding at a pointer, or below it. */
export function useFindingAt(findings: readonly RowFinding[]): (pointer: string) => string | undefined {
  const t = useText();
  return (pointer) => {
    const found = findings.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
    return found && t(found.detail);
  };
}
