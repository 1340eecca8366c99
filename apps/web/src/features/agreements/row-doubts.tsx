import type { Text } from "@portal/shared";
import { IconAlertTriangle } from "@tabler/icons-react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { useText } from "../../ui/text-language.js";
import css from "./workbench.module.css";

/** What a careful reader would ask before confirming the row. */
export function RowDoubts({
  of,
}: {
  of: readonly { readonly code: string; readonly id?: string; readonly detail: Text }[];
}) {
  const t = useText();
  if (of.length === 0) return null;
  return (
    <ul className={`small ${css.doubts}`} aria-label={t(agreementRows.doubts)}>
      {of.map(({ code, id, detail }) => (
        <li key={`${code} ${id ?? ""}`}>
          <IconAlertTriangle size={16} aria-hidden /> <span>{t(detail)}</span>
        </li>
      ))}
    </ul>
  );
}
