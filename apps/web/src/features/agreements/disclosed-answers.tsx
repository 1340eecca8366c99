import { answerTo, disclosedItemsOf } from "@portal/shared";
import { Link } from "react-router";
import { impact } from "../../texts/impact.js";
import { rowAttention } from "../../texts/row-attention.js";
import { AnswerValue } from "../../ui/answer-value.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { Row } from "./agreements.api.js";
import { useNewerAnswers, type AgreementImpact } from "./impact.api.js";
import { useDisclosure } from "./row-attention.api.js";
import { useWorkbench } from "./workbench-context.js";

/** The answers of the pinned disclosure that made the row what it was at the opening, each leading to its place there. */
export function DisclosedAnswers({ row }: { row: Row }) {
  const t = useText();
  const { agreement } = useWorkbench();
  const ids = disclosedItemsOf(row, row.recommended !== null);
  const { answers, catalogue, isError } = useDisclosure(agreement, ids.length > 0);
  // Only a version that is not the newest any more can have been changed by another.
  const asked = ids.length > 0 && agreement.disclosureVersion.status !== "published";
  const found = useNewerAnswers(agreement.id, asked);
  if (isError) return <p className="small">{t(rowAttention.disclosedFailed)}</p>;
  if (!answers || !catalogue || ids.length === 0) return null;
  const items = catalogue.sections.flatMap((section) => section.items).filter(({ id }) => ids.includes(id));
  return (
    <>
      <h4 style={{ marginTop: 8 }}>{t(rowAttention.disclosed)}</h4>
      <ul className="stack tight small">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`${paths.version(agreement.disclosureVersion.id)}#${item.id}`}>{t(item.label)}</Link>
            <AnswerValue item={item} answer={answerTo(answers, item.id)} compact />
            <Newer found={found} itemId={item.id} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the newer version says otherwise, leading to its place there. */
function Newer({ found, itemId }: { found: AgreementImpact | undefined; itemId: string }) {
  const t = useText();
  const change = found?.changes.find((one) => one.itemId === itemId)?.change;
  if (!found?.newer || !change) return null;
  return (
    <p>
      <Link to={paths.versionItem(found.newer.id, itemId)}>{t(impact.inNewer(found.newer.number))}</Link>{" "}
      <strong>{change}</strong>
    </p>
  );
}
