import { clausePieces, type ClauseValue } from "@portal/shared";
import { Fragment } from "react";
import css from "./row-panel.module.css";

/** The text of a clause; in a standard text, what fills its places is marked. */
export function ClauseText({ rowKey, value }: { rowKey: string; value: ClauseValue }) {
  return (
    <>
      {clausePieces(rowKey, value).map(({ text, variable }, index) =>
        variable ? (
          <span key={index} className={css.variable}>
            {text}
          </span>
        ) : (
          <Fragment key={index}>{text}</Fragment>
        ),
      )}
    </>
  );
}
