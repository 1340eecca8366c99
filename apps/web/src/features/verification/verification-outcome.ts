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

export type Outcome =
  "genuine" | "older" | "partly" | "unsigned" | "lapsed" | "appended" | "changed" | "cut" | "unrecorded" | "unknown";

export const outcomes: Readonly<Record<Outcome, { Mark: Icon; word: Text; title: Text; lead: Text }>> = {
  genuine: {
    Mark: IconRosetteDiscountCheck,
    word: verification.genuineWord,
    title: verification.genuineTitle,
    lead: verification.genuineLead,
  },
  older: {
    Mark: IconFileDescription,
    word: verification.olderWord,
    title: verification.olderTitle,
    lead: verification.olderLead,
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
  cut: {
    Mark: IconFileAlert,
    word: verification.cutWord,
    title: verification.cutTitle,
    lead: verification.cutLead,
  },
  unrecorded: {
    Mark: IconFileUnknown,
    word: verification.unrecordedWord,
    title: verification.unrecordedTitle,
    lead: verification.unrecordedLead,
  },
  unknown: {
    Mark: IconFileUnknown,
    word: verification.unknownWord,
    title: verification.unknownTitle,
    lead: verification.unknownLead,
  },
};

const broken = ["digest-mismatch", "invalid-signature"];
const additions = ["bytes-after-last-signature", "changed-after-signing"];

/** Whether something that no signature covers, or that no signature may change, came after a signature. */
export const isAddedTo = ({ problems }: Verification): boolean => problems.some(({ code }) => additions.includes(code));

/** Whether the key was the party's own (当事者型), not the platform's seal. */
export const isByParty = ({ method }: Pick<Verification["signatures"][number], "method">): boolean =>
  method === "party_certificate";

/** Which of the plain answers fits. Only a file on record, byte for byte, is ever called genuine. */
export function outcomeOf(result: Verification): Outcome {
  const { intact, record, signatures, problems } = result;
  if (problems.some(({ code }) => code === "older-stage")) return "older";
  if (record?.stage === "base") return "unsigned";
  if (record && !record.current) return "lapsed";
  if (record && intact) return record.stage === "vendor" ? "partly" : "genuine";
  if (problems.some(({ code }) => code === "truncated")) return "cut";
  if (!signatures.some(({ trusted }) => trusted)) return "unknown";
  if (problems.some(({ code }) => broken.includes(code))) return "changed";
  if (isAddedTo(result)) return "appended";
  return problems.every(({ code }) => code === "not-on-record") ? "unrecorded" : "changed";
}
