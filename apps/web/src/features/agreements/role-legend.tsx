import { roleFlag, type Duty, type RoleFlag, type RoleValue } from "@portal/shared";
import { agreementRows } from "../../texts/agreement-rows.js";
import { duties } from "../../ui/duty-mark.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { roleFlags } from "./role-flags.js";
import css from "./workbench.module.css";

/** How many rows need care, and of which kind, as they stand now; a press shows them alone. */
export function RoleLegend({
  rows,
  valueOf,
  flag,
  onFlag,
}: {
  rows: readonly Row[];
  valueOf: (row: Row) => RoleValue;
  flag: RoleFlag | null;
  onFlag: (flag: RoleFlag | null) => void;
}) {
  const t = useText();
  return (
    <div className={css.legend} role="group" aria-label={t(agreementRows.flags)}>
      {(Object.keys(roleFlags) as RoleFlag[]).map((one) => {
        const { label, why, Mark } = roleFlags[one];
        const count = rows.filter((row) => roleFlag(valueOf(row)) === one).length;
        return (
          <button
            key={one}
            type="button"
            className={css.flag}
            data-flag={one}
            aria-pressed={flag === one}
            title={t(why)}
            onClick={() => onFlag(flag === one ? null : one)}
          >
            <Mark size={18} aria-hidden />
            <strong>
              {t(label)} {count}
            </strong>
          </button>
        );
      })}
    </div>
  );
}

/** What the signs in the cells mean. */
export function DutyKey() {
  const t = useText();
  return (
    <span className={css.key}>
      {(Object.keys(duties) as Duty[]).map((duty) => (
        <span key={duty}>
          {duties[duty].sign} {t(duties[duty].label)}
        </span>
      ))}
      <span>— {t(agreementRows.noDutyYet)}</span>
    </span>
  );
}
