import type { Duty, Text } from "@portal/shared";
import { pieces } from "../texts/pieces.js";
import css from "./duty-mark.module.css";
import { useText } from "./text-language.js";

/** The signs Japanese offices already use, each with its word. */
export const duties: Readonly<Record<Duty, { readonly sign: string; readonly label: Text }>> = {
  accountable: { sign: "◎", label: pieces.accountable },
  responsible: { sign: "○", label: pieces.responsible },
  consulted: { sign: "△", label: pieces.consulted },
  informed: { sign: "□", label: pieces.informed },
};

/** What one party does in one row; `was` shows the change beside it. */
export function DutyMark({ duty, was }: { duty: readonly Duty[]; was?: readonly Duty[] }) {
  const t = useText();
  if (!was && duty.length === 0) {
    return (
      <span className={css.none}>
        <span aria-hidden>—</span>
        <span className="sr">{t(pieces.noDuty)}</span>
      </span>
    );
  }
  if (!was) {
    return (
      <span className={css.cell}>
        <DutyWords list={duty} />
      </span>
    );
  }
  return (
    <span className={css.cell}>
      <del className={css.was}>
        <span className="sr">{t(pieces.before)} </span>
        <DutyWords list={was} />
      </del>
      <ins className={css.now}>
        <span className="sr">{t(pieces.after)} </span>
        <DutyWords list={duty} />
      </ins>
    </span>
  );
}

function DutyWords({ list }: { list: readonly Duty[] }) {
  const t = useText();
  if (list.length === 0) return <span className="nowrap">{t(pieces.noDuty)}</span>;
  return list.map((duty) => (
    <span key={duty} className={css.duty} data-duty={duty}>
      <span aria-hidden>{duties[duty].sign}</span>
      {t(duties[duty].label)}
    </span>
  ));
}
