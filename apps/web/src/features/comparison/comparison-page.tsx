import { Button } from "@mantine/core";
import { IconColumns } from "@tabler/icons-react";
import { Link, Navigate, useSearchParams } from "react-router";
import { useComparisonCandidates } from "../../api/comparison-candidates.js";
import { comparison } from "../../texts/comparison.js";
import { EmptyState } from "../../ui/empty-state.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { comparedIds } from "./comparison-address.js";
import { ComparisonView } from "./comparison-view.js";
import { useComparison } from "./comparison.api.js";

/** Published versions side by side. Which ones stands in the address; without it the candidates are compared. */
export function ComparisonPage() {
  const [address] = useSearchParams();
  const { candidates } = useComparisonCandidates();
  const ids = comparedIds(address);
  if (!address.has("versions") && candidates.length > 1)
    return <Navigate replace to={paths.comparison(candidates.map(({ id }) => id))} />;
  if (ids.length < 2) return <TooFew count={Math.max(ids.length, candidates.length > 0 ? 1 : 0)} />;
  return <Compared ids={ids} />;
}

function Compared({ ids }: { ids: readonly string[] }) {
  const t = useText();
  const { data, error } = useComparison(ids);
  if (data && !error) return <ComparisonView data={data} />;
  return (
    <div className="page">
      <PageHeader title={t(comparison.title)} />
      {error ? (
        <RefusalNotice error={error} actions={<Link to={paths.directory}>{t(comparison.toDirectory)}</Link>} />
      ) : (
        <LoadingRows of={comparison.table} rows={8} />
      )}
    </div>
  );
}

function TooFew({ count }: { count: number }) {
  const t = useText();
  return (
    <div className="page">
      <PageHeader title={t(comparison.title)} />
      <EmptyState
        icon={IconColumns}
        title={t(comparison.tooFew)}
        action={
          <Button component={Link} to={paths.directory}>
            {t(comparison.toDirectory)}
          </Button>
        }
      >
        {t(count === 0 ? comparison.tooFewNone : comparison.tooFewOne)}
      </EmptyState>
    </div>
  );
}
