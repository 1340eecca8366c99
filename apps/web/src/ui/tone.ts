/** Five tones for every state in the product. A tone never stands alone: it always comes with an icon and a word. */
export type Tone = "neutral" | "info" | "ok" | "warn" | "alert";
