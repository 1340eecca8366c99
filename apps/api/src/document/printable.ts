import type { Text } from "@portal/shared";
import { findUnprintable, type Unprintable } from "./typesetting/font.js";

/** A text that cannot be printed: where (JSON Pointer) and which character. */
export interface PrintFinding {
  readonly pointer: string;
  readonly code: "unprintable";
  readonly detail: Text;
}

/** Every character inside `value` that an agreement could not print, with the pointer of its text; `name` says what holds it. */
export function unprintableIn(value: unknown, pointer = "", name?: Text): PrintFinding[] {
  if (typeof value === "string") return findUnprintable(value).map((found) => findingOf(found, pointer, name));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unprintableIn(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, name),
  );
}

function findingOf({ character, codePoint }: Unprintable, pointer: string, name: Text | undefined): PrintFinding {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  // A control character would disturb the sentence itself: its number says it all.
  const isVisible = !/[\p{C}\p{M}\p{Z}]/u.test(character);
  return {
    pointer,
    code: "unprintable",
    detail: {
      ja: `合意書に印刷できない文字があります：${isVisible ? `「${character}」（${code}）` : code}${name ? `。「${name.ja}」` : ""}`,
      en: `A character cannot be printed in the agreement: ${isVisible ? `${character} (${code})` : code}${name ? `, in ${name.en}` : ""}`,
    },
  };
}
