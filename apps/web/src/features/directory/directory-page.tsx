import { Button } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { directory } from "../../texts/directory.js";
import { EmptyState } from "../../ui/empty-state.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { CandidateTray } from "./candidate-tray.js";
import { ChosenConditions, useConditionWords } from "./chosen-conditions.js";
import { conditionsOf, filtersOf, withCondition, withoutCondition } from "./directory-filters.js";
import css from "./directory-page.module.css";
import { useDirectory, useFilterWords } from "./directory.api.js";
import { FacetPanel } from "./facet-panel.js";
import { SearchField } from "./search-field.js";
import { ServiceEntry } from "./service-entry.js";

/** サービスを探す: the newest published version of each service. What is searched for stands in the address. */
export function DirectoryPage() {
  const t = useText();
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address);
  const conditions = conditionsOf(address);
  const words = useFilterWords();
  const { data, error, isPending, isPlaceholderData } = useDirectory(filters);
  const [refused, setRefused] = useState(false);
  const turnTo = (next: URLSearchParams) => {
    setAddress(next);
    globalThis.scrollTo({ top: 0 });
  };
  const firstPage = new URLSearchParams(address);
  firstPage.delete("cursor");

  return (
    <div className="page">
      <PageHeader title={t(directory.title)} lead={t(directory.lead)} />
      <div className={css.grid}>
        <FacetPanel
          facets={data?.facets}
          filters={filters}
          words={words}
          count={conditions.filter(({ filter }) => filter !== "query").length}
          onAdd={(condition) => setAddress(withCondition(address, condition))}
          onDrop={(condition) => setAddress(withoutCondition(address, condition))}
        />
        <div className="stack">
          <SearchField
            key={filters.query}
            words={filters.query}
            onSearch={(value) => setAddress(withCondition(address, { filter: "query", value }))}
          />
          <RefusalNotice error={error} />
          {isPending && <LoadingRows of={directory.results} />}
          {data && (
            <>
              <div className="row between">
                <p role="status">
                  <strong>{t(directory.found(data.total))}</strong>
                </p>
                <ChosenConditions conditions={conditions} words={words} address={address} onChange={setAddress} />
              </div>
              {data.items.length === 0 ? (
                <NothingFound />
              ) : (
                <ul className={css.list} aria-label={t(directory.results)} aria-busy={isPlaceholderData}>
                  {data.items.map((item) => (
                    <ServiceEntry key={item.version.id} item={item} words={words} onFull={setRefused} />
                  ))}
                </ul>
              )}
              <div className="row">
                {filters.cursor && (
                  <Button variant="default" onClick={() => turnTo(firstPage)}>
                    {t(directory.first)}
                  </Button>
                )}
                {data.nextCursor && (
                  <Button
                    variant="default"
                    onClick={() => {
                      const next = new URLSearchParams(firstPage);
                      next.set("cursor", data.nextCursor ?? "");
                      turnTo(next);
                    }}
                  >
                    {t(directory.next)}
                  </Button>
                )}
              </div>
            </>
          )}
        </div>
      </div>
      <CandidateTray refused={refused} />
    </div>
  );
}

function NothingFound() {
  const t = useText();
  const [address, setAddress] = useSearchParams();
  const last = conditionsOf(address).at(-1);
  const wordsOf = useConditionWords(useFilterWords());
  if (!last) {
    return (
      <EmptyState icon={IconSearchOff} title={t(directory.nothing)}>
        {t(directory.nothingHelp)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconSearchOff}
      title={t(directory.none)}
      action={
        <Button variant="default" onClick={() => setAddress(withoutCondition(address, last))}>
          {t(directory.drop(wordsOf(last)))}
        </Button>
      }
    >
      {t(directory.noneHelp)}
    </EmptyState>
  );
}
