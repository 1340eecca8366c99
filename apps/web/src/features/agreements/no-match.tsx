import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import { useSearchParams } from "react-router";
import { agreementRows } from "../../texts/agreement-rows.js";
import { EmptyState } from "../../ui/empty-state.js";
import { useText } from "../../ui/text-language.js";

/** A filter that finds nothing offers to be dropped. `onDrop` drops the tab's own filters. */
export function NoMatch({ onDrop }: { onDrop?: () => void }) {
  const t = useText();
  const [, setQuery] = useSearchParams();
  const drop = () => {
    onDrop?.();
    setQuery((now) => (now.delete("only"), now), { replace: true, preventScrollReset: true });
  };
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t(agreementRows.noneLeft)}
      action={
        <Button variant="default" onClick={drop}>
          {t(agreementRows.dropFilter)}
        </Button>
      }
    >
      {null}
    </EmptyState>
  );
}
