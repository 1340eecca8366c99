import { statusLabel, type PublicStatus } from "@portal/shared";
import { StatusBadge } from "./status-badge.js";
import { useText } from "./text-language.js";
import { todayInTokyo } from "./today.js";
import type { Tone } from "./tone.js";

const tones: Readonly<Record<PublicStatus, Tone>> = {
  drafting: "neutral",
  negotiating: "info",
  settled: "warn",
  vendor_signed: "warn",
  sealing: "info",
  in_force: "ok",
  terminating: "warn",
  superseded: "neutral",
  terminated: "neutral",
  closed: "neutral",
  declined: "neutral",
  voided: "neutral",
  expired: "neutral",
};

/** 協議中, 確定（署名待ち）, 契約中…; an agreement in force reads 締結済み・開始前 until its first day. */
export function AgreementStatusBadge({ status, startsOn }: { status: PublicStatus; startsOn: string }) {
  const t = useText();
  return <StatusBadge tone={tones[status]}>{t(statusLabel(status, { today: todayInTokyo(), startsOn }))}</StatusBadge>;
}
