import type { Text } from "@portal/shared";
import {
  IconFileAlert,
  IconFileDescription,
  IconFileUnknown,
  IconRosetteDiscountCheck,
  type Icon,
} from "@tabler/icons-react";
import { verification } from "../../texts/verification.js";
import type { Verification } from "./verification.api.js";

export type Outcome = "genuine" | "partly" | "unsigned" | "lapsed" | "appended" | "changed" | "unknown";

export const outcomes: Readonly<Record<Outcome, { Mark: Icon; word: Text; title: Text; lead: Text }>> = {
  genuine: {
    Mark: IconRosetteDiscountCheck,
    word: verification.genuineWord,
    title: verification.genuineTitle,
    lead: verification.genuineLead,
  },
  partly: {
    Mark: IconFileDescription,
    word: verification.partlyWord,
    title: verification.partlyTitle,
    lead: verification.partlyLead,
  },
  unsigned: {
    Mark: IconFileDescription,
    word: verification.unsignedWord,
    title: verification.unsignedTitle,
    lead: verification.unsignedLead,
  },
  lapsed: {
    Mark: IconFileAlert,
    word: verification.lapsedWord,
    title: verification.lapsedTitle,
    lead: verification.lapsedLead,
  },
  appended: {
    Mark: IconFileAlert,
    word: verification.appendedWord,
    title: verification.appendedTitle,
    lead: verification.appendedLead,
  },
  changed: {
    Mark: IconFileAlert,
    word: verification.changedWord,
    title: verification.changedTitle,
    lead: verification.changedLead,
  },
  unknown: {
    Mark: IconFileUnknown,
    word: verification.unknownWord,
    title: verification.unknownTitle,
    lead: verification.unknownLead,
  },
};

/** Which of the plain answers fits. Only a file on record, byte for byte, is ever called genuine. */
export function outcomeOf({ intact, record, signatures }: Verification): Outcome {
  if (record && !record.current) return "lapsed";
  if (record?.stage === "base") return "unsigned";
  if (intact && record?.stage === "hospital") return "genuine";
  if (intact && record?.stage === "vendor") return "partly";
  const ours = signatures.filter(({ trusted }) => trusted);
  if (ours.length === 0) return "unknown";
  return ours.every(({ valid }) => valid) ? "appended" : "changed";
}
