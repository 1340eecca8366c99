import { NativeSelect } from "@mantine/core";
import type { AnswersDiff } from "@portal/shared";
import { Suspense, useState } from "react";
import { api } from "../../api/client.js";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import { services } from "../../texts/services.js";
import { AnswerChanges } from "../../ui/answer-changes.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import type { VersionSummary } from "./services.api.js";
import css from "./services.module.css";

/** What changed between any two versions of the service, in words. */
export function VersionComparison({ versions }: { versions: readonly VersionSummary[] }) {
  const t = useText();
  const [afterId, setAfterId] = useState(versions[0]?.id ?? "");
  const [beforeId, setBeforeId] = useState(versions[1]?.id ?? "");
  const before = versions.find(({ id }) => id === beforeId);
  const after = versions.find(({ id }) => id === afterId);
  const options = versions.map(({ id, number }) => ({ value: id, label: t(services.versionNumber(number)) }));
  return (
    <section className="stack">
      <h2>{t(services.compare)}</h2>
      <div className={css.choice}>
        <NativeSelect
          label={t(services.compareBefore)}
          data={options}
          value={beforeId}
          onChange={(event) => setBeforeId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t(services.compareAfter)}
          data={options}
          value={afterId}
          onChange={(event) => setAfterId(event.currentTarget.value)}
        />
      </div>
      {before && after && before.id !== after.id ? (
        <Suspense fallback={<LoadingRows of={services.compare} />}>
          <Changes before={before} after={after} />
        </Suspense>
      ) : (
        <p>{t(services.sameVersion)}</p>
      )}
    </section>
  );
}

function Changes({ before, after }: { before: VersionSummary; after: VersionSummary }) {
  const t = useText();
  const catalogue = useDisclosureCatalogue(after.catalogueId);
  const { data, error, isPending } = api.useQuery(
    "get",
    "/api/v1/disclosure-versions/{id}/diff",
    { params: { path: { id: after.id }, query: { against: before.id } } },
    { staleTime: Infinity },
  );
  if (error) return <RefusalNotice error={error} />;
  if (isPending) return <LoadingRows of={services.compare} />;
  const diff = data as unknown as AnswersDiff;
  const count = diff.added.length + diff.removed.length + diff.changed.length;
  const caption = t(services.changesBetween(before.number, after.number));
  return count === 0 ? (
    <p>{t(services.noChanges)}</p>
  ) : (
    <AnswerChanges diff={diff} catalogue={catalogue} caption={caption} />
  );
}
