/** A sentence or label in both languages of the product. Japanese is the reviewed original. */
export interface Text {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Between a name and its value. */
export const colon = { ja: "：", en: ": " } as const satisfies Text;
