import { Button, Drawer, TextInput } from "@mantine/core";
import { checkRow, NAME_MAX, type RiskValue, type RowValue } from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { pieces } from "../../texts/pieces.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { useAddRow } from "./agreements.api.js";
import { focusFirstFault } from "./first-fault.js";
import { RowFields } from "./row-fields.js";
import { useWorkbench } from "./workbench-context.js";
import css from "./row-panel.module.css";

const emptyRisk: RiskValue = {
  flow: "",
  threat: "",
  impact: 3,
  likelihood: 2,
  level: "medium",
  treatment: "reduce",
  measures: "",
  impactAfter: 3,
  likelihoodAfter: 1,
  residualLevel: "low",
  owner: "vendor",
};
const blank = { risk: emptyRisk, clause: { title: "", text: "" } } as const;

/** A risk or a clause of the parties' own. */
export function AddRowDrawer({ part, onClose }: { part: "risk" | "clause"; onClose: () => void }) {
  const t = useText();
  const { agreement, catalogues, mine } = useWorkbench();
  const [label, setLabel] = useState("");
  const [value, setValue] = useState<RowValue>(blank[part]);
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const { mutateAsync, isPending, error } = useAddRow(agreement.id);
  const probeKey = part === "risk" ? "r1" : "own-1";
  const check = checkRow(part, probeKey, value, { ...catalogues, side: mine, today: todayInTokyo() });
  // A clause is named by its title, a risk by its threat.
  const name = label.trim() || ("title" in value ? value.title : "threat" in value ? value.threat : "").trim();
  // What was refused is said at the top; a long form may have scrolled it away.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.scrollIntoView({ block: "start" });
  }, [error]);
  // The faults are drawn by then; a complete form has none.
  useEffect(() => {
    if (tries > 0) focusFirstFault(form.current);
  }, [tries]);

  const add = () => {
    setTries(tries + 1);
    if (isPending || !check.ok || !name) return;
    // A refusal is shown above the fields, and what was typed stays.
    void mutateAsync({ part, label: name, value: check.value }).then(onClose, () => undefined);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={520}
      title={<strong>{t(part === "risk" ? agreementRows.addRisk : agreementRows.addClause)}</strong>}
    >
      <form
        ref={form}
        className={css.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <RefusalNotice error={error} />
        {part === "risk" && (
          <TextInput
            label={t(agreementRows.rowName)}
            maxLength={NAME_MAX}
            value={label}
            error={tried && !name ? t(agreementRows.nameMissing) : undefined}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        )}
        <RowFields
          part={part}
          rowKey={probeKey}
          value={value}
          onChange={setValue}
          findings={tried && !check.ok ? check.findings : []}
        />
        <div className="row">
          <Button type="submit" aria-busy={isPending}>
            {t(part === "risk" ? agreementRows.addRisk : agreementRows.addClause)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(pieces.cancel)}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
