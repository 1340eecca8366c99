import type { Text } from "@portal/shared";

/** The texts of one topic: sentences, or functions that put names and figures into a sentence. */
export type Topic = Readonly<Record<string, Text | ((...parts: never[]) => Text)>>;
