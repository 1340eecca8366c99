import { Fragment, useEffect, useRef, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { pieces } from "../texts/pieces.js";
import { shell } from "../texts/shell.js";
import css from "./page-header.module.css";
import { useText } from "./text-language.js";

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/**
 * Where I am (crumbs), what this is (one h1), in which state (badges), and at most two actions, the main one last.
 * Gives the page its document title and, after a change of page, the focus.
 */
export function PageHeader({
  crumbs = [],
  title,
  lead,
  state,
  actions,
}: {
  crumbs?: readonly Crumb[];
  title: string;
  lead?: ReactNode;
  state?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useText();
  const heading = usePageArrival(title);
  return (
    <div className={css.header}>
      {crumbs.length > 0 && (
        <nav aria-label={t(pieces.currentPlace)} className={`no-print ${css.crumbs}`}>
          {crumbs.map((crumb, index) => (
            <Fragment key={crumb.to}>
              {index > 0 && <span aria-hidden>/</span>}
              <Link to={crumb.to}>{crumb.label}</Link>
            </Fragment>
          ))}
        </nav>
      )}
      <div className={css.line}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {state}
        {actions && <div className={`${css.actions} no-print`}>{actions}</div>}
      </div>
      {lead && <div className="meta phrase">{lead}</div>}
    </div>
  );
}

/** Names the document and moves the focus to the heading, except on the very first page, where the browser's own order holds. */
export function usePageArrival(title: string) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const product = t(shell.product);
  useEffect(() => {
    document.title = `${title} | ${product}`;
  }, [title, product]);
  useEffect(() => {
    if (key !== "default") heading.current?.focus({ preventScroll: true });
    // The key changes with every change of the query too, where the focus must stay with the hand.
  }, [pathname]);
  return heading;
}
