const DAY = 86_400_000;

/**
 * When a page that was just visited is visited again: the intervals (days) widen while nothing new is seen and start
 * anew with a change. @example nextVisit({ now, quietVisits: 0, revisitDays: [1, 3, 7, 30, 90] }) === now + 1 day
 */
export function nextVisit(visit: {
  readonly now: number;
  readonly quietVisits: number;
  readonly revisitDays: readonly number[];
}): number {
  const last = visit.revisitDays.length - 1;
  const days = visit.revisitDays[Math.min(visit.quietVisits, last)] ?? 90;
  return visit.now + days * DAY;
}
