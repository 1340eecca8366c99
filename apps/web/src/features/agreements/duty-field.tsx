import { Checkbox, Input } from "@mantine/core";
import type { Duty, RoleParty } from "@portal/shared";
import type { KeyboardEvent } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { DutyMark, duties as dutyWords } from "../../ui/duty-mark.js";
import { PartyMark } from "../../ui/party-mark.js";
import { useText } from "../../ui/text-language.js";
import { nextDuties } from "./duty-cycle.js";
import css from "./row-panel.module.css";

const all: readonly Duty[] = ["accountable", "responsible", "consulted", "informed"];
/** One party's duties: a button that goes through the usual values, and four boxes for any combination. */
export function DutyField({
  side,
  label,
  duties,
  onChange,
  error,
}: {
  side: RoleParty;
  label: string;
  duties: readonly Duty[];
  onChange: (duties: readonly Duty[]) => void;
  error: string | undefined;
}) {
  const t = useText();
  const isParty = side === "hospital" || side === "vendor";
  const offered = isParty ? all : all.filter((duty) => duty !== "accountable");
  const step = (by: 1 | -1) => onChange(nextDuties(side, duties, by));
  const back = (event: KeyboardEvent) => {
    if (event.key !== " " || !event.shiftKey) return;
    event.preventDefault();
    step(-1);
  };
  return (
    <fieldset className={css.group}>
      <legend>
        {isParty && <PartyMark party={side} />}
        {label}
      </legend>
      <button
        type="button"
        className={css.cycle}
        onClick={() => step(1)}
        onKeyDown={back}
        aria-label={t(agreementRows.nextDuty(label))}
        aria-describedby={`duty-${side}`}
      >
        <span id={`duty-${side}`} aria-live="polite">
          <DutyMark duty={duties} />
        </span>
        <kbd className="wide-only" aria-hidden>
          Space
        </kbd>
      </button>
      <div className={css.duties}>
        {offered.map((duty) => (
          <Checkbox
            key={duty}
            label={`${dutyWords[duty].sign} ${t(dutyWords[duty].label)}`}
            checked={duties.includes(duty)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              onChange(all.filter((one) => (one === duty ? on : duties.includes(one))));
            }}
          />
        ))}
      </div>
      {error && <Input.Error>{error}</Input.Error>}
    </fieldset>
  );
}
