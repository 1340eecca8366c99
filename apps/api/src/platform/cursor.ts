import { Problem } from "./problem.js";

/** Where a page of a list ended: the sort values of its last row, opaque to clients. */
export const encodeCursor = (...values: string[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** @throws Problem `invalid-input` for a cursor we did not give */
export function decodeCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined || cursor === "") return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(values) && values.length === length && values.every((value) => typeof value === "string"))
      return values as string[];
  } catch {
    // Falls through: any text may come here.
  }
  throw new Problem("invalid-input", {
    errors: [
      {
        pointer: "/cursor",
        code: "format",
        detail: { ja: "続きの位置が正しくありません", en: "The cursor is not one of ours" },
      },
    ],
  });
}
