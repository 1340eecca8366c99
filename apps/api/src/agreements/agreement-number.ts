import { dateInTokyo } from "@portal/shared";
import type { Tx } from "../platform/database.js";

/** 合意番号: the year and a running number, e.g. 2026-0147. */
export async function nextAgreementNumber(tx: Tx): Promise<string> {
  const { next } = await tx.one<{ next: string }>("select nextval('agreement_number') as next");
  return `${dateInTokyo(tx.now.toISOString()).slice(0, 4)}-${next.padStart(4, "0")}`;
}
