import type { Text } from "./text.js";

/** What the verification of a stored document again comes to. */
export const documentVerdicts = ["broken", "missing", "lapsed", "sound"] as const;
export type DocumentVerdict = (typeof documentVerdicts)[number];

export const documentVerdictWords: Readonly<Record<DocumentVerdict, Text>> = {
  broken: { ja: "異常あり", en: "Not sound" },
  missing: { ja: "ファイルなし", en: "File missing" },
  lapsed: { ja: "失効（協議に戻された改訂）", en: "Lapsed (a revision that was reopened)" },
  sound: { ja: "問題なし", en: "Sound" },
};

/**
 * The verdict on a document of the portal's own record, by the codes of everything that its verification found. A signature laid over
 * it since makes a genuine file an earlier state, and a reopened revision lapses: neither says that anything was altered.
 */
export function documentVerdict(codes: readonly string[]): Exclude<DocumentVerdict, "missing"> {
  if (codes.some((code) => code !== "lapsed" && code !== "older-stage")) return "broken";
  return codes.includes("lapsed") ? "lapsed" : "sound";
}
