import { Button, Checkbox, Modal } from "@mantine/core";
import {
  checkRow,
  type RiskCommunication,
  type RiskExplanation,
  type RiskUnderstanding,
  type RiskValue,
} from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { isRefusedWith } from "../../api/client.js";
import { pieces } from "../../texts/pieces.js";
import { riskRecords as texts } from "../../texts/risk-records.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { newestOf, type Row } from "./agreements.api.js";
import { ExplanationFields } from "./explanation-fields.js";
import { useFindingAt } from "./finding-at.js";
import { focusFirstFault } from "./first-fault.js";
import { NamedFields } from "./named-fields.js";
import { blankExplanation } from "./risk-statements.js";
import css from "./row-panel.module.css";
import { useSayOfRisks } from "./turns.api.js";
import { useWorkbench } from "./workbench-context.js";

const saidOf = (row: Row): RiskCommunication => (newestOf(row).value as RiskValue).communication ?? {};

/** Rows that still wait for my side: the vendor to explain, the hospital to say that it has understood. */
const isOpen = (row: Row, mine: "vendor" | "hospital"): boolean =>
  mine === "vendor" ? !saidOf(row).explained : !saidOf(row).understood;

/** One explanation, or one understanding, for many risks at once. */
export function RiskCommunicationSheet({ rows, onClose }: { rows: readonly Row[]; onClose: () => void }) {
  const t = useText();
  const { agreement, mine, catalogues } = useWorkbench();
  // As read when the sheet was opened: what changes meanwhile is refused, never overwritten.
  const [offered] = useState(() => (mine === "vendor" ? rows : rows.filter((row) => saidOf(row).explained)));
  const [picked, setPicked] = useState(() => new Set(offered.filter((row) => isOpen(row, mine)).map(({ id }) => id)));
  const [explained, setExplained] = useState<RiskExplanation>(() => blankExplanation(agreement));
  const [understood, setUnderstood] = useState<RiskUnderstanding>(() => ({ by: "", role: "", on: todayInTokyo() }));
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const { mutateAsync, isPending, error } = useSayOfRisks(agreement.id);
  const said = mine === "vendor" ? { explained } : { understood };
  const chosen = offered.filter(({ id }) => picked.has(id));
  const findings = chosen.flatMap((row) => {
    const value = newestOf(row).value as RiskValue;
    const next = { ...value, communication: { ...value.communication, ...said } };
    const context = { ...catalogues, side: mine, today: todayInTokyo(), previous: row.value };
    const check = checkRow(row.part, row.key, next, context);
    return check.ok ? [] : check.findings;
  });
  const errorAt = useFindingAt(tried ? findings : []);
  const keep = () => {
    setTries(tries + 1);
    if (isPending || findings.length > 0 || chosen.length === 0) return;
    // A refusal is shown above the fields, and what was typed stays.
    void mutateAsync({ rows: chosen, said }).then(onClose, () => undefined);
  };
  // The faults are drawn by then; a complete form has none.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) focusFirstFault(form.current);
  }, [tries]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<strong>{t(mine === "vendor" ? texts.explainMany : texts.understandMany)}</strong>}
    >
      <form
        ref={form}
        className={css.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        {isRefusedWith(error, "precondition-failed") ? (
          <ProblemNotice tone="alert" title={t(texts.stale)} />
        ) : (
          <RefusalNotice error={error} />
        )}
        <p className="meta">{t(mine === "vendor" ? texts.explainBody : texts.understandBody)}</p>
        {mine === "vendor" ? (
          <ExplanationFields
            value={explained}
            onChange={setExplained}
            errorAt={(pointer) => errorAt(`/communication/explained${pointer}`)}
            pinned={agreement.disclosureVersion.number}
          />
        ) : (
          <NamedFields
            value={understood}
            onChange={setUnderstood}
            errorAt={(pointer) => errorAt(`/communication/understood${pointer}`)}
            labels={{ by: texts.understoodBy, role: texts.role, on: texts.understoodOn }}
          />
        )}
        <RiskChoice rows={offered} picked={picked} onPick={setPicked} isWanting={tried && chosen.length === 0} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {t(pieces.cancel)}
          </Button>
          <Button type="submit" aria-busy={isPending}>
            {t(texts.keepMany(chosen.length))}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function RiskChoice({
  rows,
  picked,
  onPick,
  isWanting,
}: {
  rows: readonly Row[];
  picked: ReadonlySet<string>;
  onPick: (picked: Set<string>) => void;
  isWanting: boolean;
}) {
  const t = useText();
  const all = rows.every(({ id }) => picked.has(id));
  return (
    <fieldset className={css.group}>
      <legend>{t(texts.chosen(picked.size))}</legend>
      <div className={css.fields}>
        <div>
          <Button variant="default" onClick={() => onPick(new Set(all ? [] : rows.map(({ id }) => id)))}>
            {t(all ? texts.chooseNone : texts.chooseAll)}
          </Button>
        </div>
        {isWanting && <p role="alert">{t(texts.chooseSome)}</p>}
        {rows.map((row) => (
          <Checkbox
            key={row.id}
            label={t(row.label)}
            checked={picked.has(row.id)}
            onChange={(event) => {
              const next = new Set(picked);
              if (event.currentTarget.checked) next.add(row.id);
              else next.delete(row.id);
              onPick(next);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
