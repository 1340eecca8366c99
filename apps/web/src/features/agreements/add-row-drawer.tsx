import { Button, Drawer, TextInput } from "@mantine/core";
import { checkRow, type EquipmentValue, NAME_MAX, type RiskValue, type RowValue, type Text } from "@portal/shared";
import { useEffect, useRef, useState } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { equipmentTexts } from "../../texts/equipment.js";
import { pieces } from "../../texts/pieces.js";
import { turns } from "../../texts/turns.js";
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
const emptyEquipment: EquipmentValue = { kind: "vpn_router", place: "", owner: null, patchedBy: null, patchWithin: "" };

type OwnPart = "risk" | "clause" | "equipment";

/** What a new row starts from; `probe` stands for the key that the server gives. */
const own: Readonly<Record<OwnPart, { blank: RowValue; probe: string; words: Text; name?: Text }>> = {
  risk: { blank: emptyRisk, probe: "r1", words: agreementRows.addRisk, name: agreementRows.rowName },
  clause: { blank: { title: "", text: "" }, probe: "own-1", words: agreementRows.addClause },
  equipment: { blank: emptyEquipment, probe: "e1", words: equipmentTexts.add, name: equipmentTexts.name },
};

/** A risk, a clause or equipment of the parties' own. */
export function AddRowDrawer({ part, onClose }: { part: OwnPart; onClose: () => void }) {
  const t = useText();
  const { agreement, catalogues, mine } = useWorkbench();
  const [label, setLabel] = useState("");
  const [value, setValue] = useState<RowValue>(own[part].blank);
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const { mutateAsync, isPending, error } = useAddRow(agreement.id);
  const { probe: probeKey, words, name: nameLabel } = own[part];
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
    <Drawer opened onClose={onClose} position="right" size={520} title={<strong>{t(words)}</strong>}>
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
        <p className="meta">{t(turns.addedAtOnce)}</p>
        {nameLabel && (
          <TextInput
            label={t(nameLabel)}
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
            {t(words)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(pieces.cancel)}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
