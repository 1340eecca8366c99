import type { Party, Text } from "@portal/shared";
import { pieces } from "../texts/pieces.js";

/** 医療機関, 事業者. */
export const partyName: Readonly<Record<Party, Text>> = { hospital: pieces.hospital, vendor: pieces.vendor };

/** 甲, 乙: the signs of Japanese contracts, kept in English too, where shape and name stand beside them. */
export const partySign: Readonly<Record<Party, string>> = { hospital: "甲", vendor: "乙" };
