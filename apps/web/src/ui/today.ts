import { dateInTokyo } from "@portal/shared";

/** The date in Tokyo now, `YYYY-MM-DD`. */
export const todayInTokyo = (): string => dateInTokyo(new Date().toISOString());
