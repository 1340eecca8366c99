import { Button } from "@mantine/core";
import { passkey as passkeyTexts } from "../../texts/passkey.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { Instant } from "../../ui/instant.js";
import { useText } from "../../ui/text-language.js";
import type { SecondFactor } from "./second-factor.api.js";

/** The app and the passkeys by name: since when, when last, and the way to be rid of one. */
export function SecondFactorList({
  factors,
  onRemove,
}: {
  factors: readonly SecondFactor[];
  onRemove: (factor: SecondFactor) => void;
}) {
  const t = useText();
  const columns: readonly DataColumn<SecondFactor>[] = [
    {
      id: "method",
      label: t(texts.kind),
      rowHeader: true,
      cell: ({ name }) => (name === null ? t(texts.app) : t(passkeyTexts.one(name))),
    },
    { id: "added", label: t(texts.addedAt), cell: ({ addedAt }) => <Instant at={addedAt} withYear /> },
    {
      id: "used",
      label: t(texts.lastUsedAt),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Instant at={lastUsedAt} withYear /> : t(texts.neverUsed)),
    },
    {
      id: "acts",
      label: t(texts.acts),
      cell: (factor) => (
        <Button
          variant="default"
          size="xs"
          aria-label={t(texts.removeOf(t(factor.name === null ? texts.app : passkeyTexts.one(factor.name))))}
          onClick={() => onRemove(factor)}
        >
          {t(texts.removeConfirm)}
        </Button>
      ),
    },
  ];
  return (
    <DataTable caption={t(texts.factors)} columns={columns} rows={factors} rowKey={({ id }) => id} narrow="cards" />
  );
}
