import type { ReactNode } from "react";
import { shell } from "../texts/shell.js";
import css from "./app-shell.module.css";
import { DemonstrationBanner, LanguageSwitch } from "./shell-pieces.js";
import { useText } from "./text-language.js";

/** The frame of screens open to anyone: signing in, verifying a document, no such page. */
export function OpenShell({
  demonstration = false,
  actions,
  children,
}: {
  demonstration?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <>
      <a className="skip" href="#main">
        {t(shell.skip)}
      </a>
      <header className={`app ${css.header} ${css.open}`}>
        {demonstration && <DemonstrationBanner />}
        <div className={css.bar}>
          <p className={css.product}>{t(shell.product)}</p>
          <div className={css.right}>
            <LanguageSwitch />
            {actions}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
