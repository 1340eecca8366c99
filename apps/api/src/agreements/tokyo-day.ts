/** Midnight in Tokyo, which has no summer time. */
export const startOfDayInTokyo = (date: string): Date => new Date(`${date}T00:00:00+09:00`);
