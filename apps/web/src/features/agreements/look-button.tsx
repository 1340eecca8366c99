import { Button } from "@mantine/core";
import { rowAttention } from "../../texts/row-attention.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useLook } from "./row-attention.api.js";
import { useWorkbench } from "./workbench-context.js";

/** A person says when they have read the changes: opening a page is not reading it. */
export function LookButton() {
  const t = useText();
  const { agreement } = useWorkbench();
  const { mutate, isPending, error } = useLook(agreement.id);
  const count = agreement.rows.filter(({ attention }) => attention?.changedSinceLook).length;
  if (count === 0) return null;
  return (
    <div className="stack tight">
      <RefusalNotice error={error} />
      <div>
        <Button variant="default" size="xs" aria-busy={isPending} onClick={() => isPending || mutate(agreement)}>
          {t(rowAttention.looked(count))}
        </Button>
      </div>
      <p className="meta">{t(rowAttention.lookedHelp)}</p>
    </div>
  );
}
