import type { Tick } from '../source/state.ts';
import type { ChangeRecord } from './record.ts';

/** How long before a day somebody is reminded of it: a week, and a day. */
export type Lead = 'week' | 'day';

const LEAD_DAYS: Readonly<Record<Lead, number>> = { week: 7, day: 1 };
const DAY_MS = 86_400_000;
/** Asia/Shanghai is +08:00 all year. */
const SHANGHAI_MS = 8 * 3_600_000;
/** Nobody is reminded in the night. */
const FIRST_HOUR = 8;

/** The days of which a round may remind, Asia/Shanghai, each with its lead; none before eight in the morning. */
export function daysToRemind(tick: Tick): readonly { readonly day: string; readonly lead: Lead }[] {
  const local = new Date(Date.parse(tick) + SHANGHAI_MS);
  if (local.getUTCHours() < FIRST_HOUR) return [];
  return Array.from({ length: LEAD_DAYS.week + 1 }, (_, left) => ({
    day: new Date(local.getTime() + left * DAY_MS).toISOString().slice(0, 10),
    lead: left <= LEAD_DAYS.day ? ('day' as const) : ('week' as const),
  }));
}

/**
 * Whether a record has told readers of a day within its lead already: a reminder, or the paper's own publication or revision that
 * was announced so shortly before.
 */
export function tellsOf(record: ChangeRecord, day: string, lead: Lead): boolean {
  if (record.audience === 'silent' || !TELLING.has(record.kind)) return false;
  if (!record.deadlines.some(({ on }) => on === day)) return false;
  const left = daysBetween(record.tick, day);
  return left <= LEAD_DAYS[lead];
}

/**
 * A deadline in words: the day and what ends on it.
 * @example deadlineWords({ on: '2026-12-31', what: '申报' }) === '2026-12-31 申报截止'
 */
export function deadlineWords({ on, what }: { readonly on: string; readonly what: string }): string {
  const act = what.trim();
  if (act === '有效期') return `${on} 有效期届满`;
  return `${on} ${act.includes('截止') ? act.replace(/(?:时间|日期)$/, '') : `${act}截止`}`;
}

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayIn(tick: Tick): string {
  return new Date(Date.parse(tick) + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** Whole days from the day of an instant to a day, Asia/Shanghai. */
function daysBetween(tick: Tick, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(dayIn(tick))) / DAY_MS);
}

const TELLING: ReadonlySet<ChangeRecord['kind']> = new Set(['published', 'revised', 'due']);
