const DAY_MS = 24 * 60 * 60 * 1000;
const MARGIN_MS = 90 * DAY_MS;

/**
 * When a document time-stamp must be followed by a new one: 90 days before the certificate that made it ends, so that an authority
 * out of order has time to come back, and half-way at the earliest. ETSI EN 319 142-1, 5.5: before the protection ages.
 */
export const documentTimestampDue = (stampedAt: Date, certificateEnds: Date): Date => {
  const halfway = (stampedAt.getTime() + certificateEnds.getTime()) / 2;
  return new Date(Math.max(halfway, certificateEnds.getTime() - MARGIN_MS));
};
