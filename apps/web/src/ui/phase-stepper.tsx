import type { Text } from "@portal/shared";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { Fragment } from "react";
import { pieces } from "../texts/pieces.js";
import css from "./phase-stepper.module.css";
import { useText } from "./text-language.js";

export type ContractPhase = "pre_contract" | "in_contract" | "post_termination";

const phases: readonly { id: ContractPhase; label: Text }[] = [
  { id: "pre_contract", label: pieces.preContract },
  { id: "in_contract", label: pieces.inContract },
  { id: "post_termination", label: pieces.postTermination },
];

/** Where an agreement stands in the three phases of the guideline; the current one also names its status. */
export function PhaseStepper({ phase, status }: { phase: ContractPhase; status: string }) {
  const t = useText();
  const now = phases.findIndex((step) => step.id === phase);
  return (
    <ol className={css.steps} aria-label={t(pieces.phases)}>
      {phases.map((step, index) => (
        <Fragment key={step.id}>
          <li
            className={css.step}
            data-state={index < now ? "done" : index === now ? "now" : "later"}
            aria-current={index === now ? "step" : undefined}
          >
            {index < now ? <IconCheck size={16} stroke={3} aria-hidden /> : <span className={css.dot} aria-hidden />}
            <span>{t(step.label)}</span>
            {/* 契約中 is the name of a phase and of a status: said once. */}
            {index === now && status !== t(step.label) && <span className={css.status}>{status}</span>}
            {index < now && <span className="sr">{t(pieces.done)}</span>}
          </li>
          {index < phases.length - 1 && (
            <li className={css.arrow} aria-hidden>
              <IconChevronRight size={16} />
            </li>
          )}
        </Fragment>
      ))}
    </ol>
  );
}
