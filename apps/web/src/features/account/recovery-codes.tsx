import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useMe } from "../../api/acting.js";
import { pieces } from "../../texts/pieces.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { shell } from "../../texts/shell.js";
import { useCopying } from "../../ui/copying.js";
import { useText } from "../../ui/text-language.js";
import css from "./account.module.css";

/** Recovery codes, shown this once: to copy, to save, to print. */
export function RecoveryCodes({
  codes,
  justSetUp,
  onKept,
}: {
  codes: readonly string[];
  justSetUp: boolean;
  onKept: () => void;
}) {
  const t = useText();
  const { data: me } = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const { copied, copy } = useCopying(codes.join("\n"));
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const head = t(texts.codesFileHead(t(shell.product), me.user.email));
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent([head, ...codes, ""].join("\r\n"))}`;
  return (
    <div className="stack">
      {justSetUp && (
        <p role="status" className="strong">
          {t(texts.turnedOn)}
        </p>
      )}
      <h3 ref={heading} tabIndex={-1}>
        {t(texts.recoveryCodes)}
      </h3>
      <p className="print-only">{head}</p>
      <p className="measure">{t(texts.recoveryCodesHelp)}</p>
      <div>
        <ol className={css.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <p role="status" className="meta">
        {copied === undefined ? "" : t(copied ? pieces.copied : pieces.copyRefused)}
      </p>
      <div className="row no-print">
        <Button variant="default" onClick={copy}>
          {t(texts.copyCodes)}
        </Button>
        <Button variant="default" component="a" href={file} download={t(texts.codesFile)}>
          {t(texts.saveCodes)}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t(texts.printCodes)}
        </Button>
        <Button onClick={onKept}>{t(texts.codesKept)}</Button>
      </div>
    </div>
  );
}
