import type { Text } from "@portal/shared";
import { pieces } from "../texts/pieces.js";
import css from "./loading-rows.module.css";
import { useText } from "./text-language.js";

/** Nothing for 300 ms (in the style sheet, so that no clock runs here), then grey rows and one status line. */
export function LoadingRows({ of, rows = 4 }: { of?: Text; rows?: number }) {
  const t = useText();
  return (
    <div className={css.loading} aria-busy="true">
      <p className="meta" role="status">
        {of ? t(pieces.loadingThing(t(of))) : t(pieces.loading)}
      </p>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={css.row} aria-hidden>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
