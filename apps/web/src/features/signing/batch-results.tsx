import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { signingTogether } from "../../texts/signing-together.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { BatchResult } from "./signing-inbox.api.js";
import css from "./signing.module.css";

/** What became of each. Takes the focus that the form had. */
export function BatchResults({ results }: { results: readonly BatchResult[] }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [results]);
  const signed = results.filter(({ status }) => status === "signed").length;
  return (
    <section className={css.block} aria-labelledby="results">
      <h2 id="results" ref={heading} tabIndex={-1} style={{ outline: "none", boxShadow: "none" }}>
        {signed > 0 && t(signingTogether.done(signed))}
        {signed > 0 && signed < results.length && "、"}
        {signed < results.length && t(signingTogether.someLeft(results.length - signed))}
      </h2>
      {signed > 0 && <p className="meta phrase">{t(signingTogether.doneHelp)}</p>}
      <ul aria-label={t(signingTogether.results)}>
        {results.map(({ agreementId, number, status, refusal }) => (
          <li key={agreementId} className={css.handover}>
            <span>
              <Link to={paths.agreement(agreementId)}>{number}</Link>
              {refusal && <span className={`small ${css.below}`}>{refusal.title}</span>}
            </span>
            <StatusBadge tone={status === "signed" ? "ok" : "alert"}>
              {t(status === "signed" ? signingTogether.signedOne : signingTogether.notSigned)}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </section>
  );
}
