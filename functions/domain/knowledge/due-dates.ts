import type { PolicyDocument } from '../document/model.ts';
import type { DueDate } from './model.ts';

/** The days on which something ends by a paper: its deadlines, and the last day of its validity. A month ends on its last day. */
export function dueDatesOf({
  deadlines,
  validity,
}: Pick<PolicyDocument, 'deadlines' | 'validity'>): readonly DueDate[] {
  const expiry = validity?.expiresOn ?? null;
  const stated = [...deadlines, ...(expiry === null ? [] : [{ what: '有效期', on: expiry }])];
  const dates = new Map<string, DueDate>();
  for (const { what, on } of stated) {
    const day = lastDayOf(on);
    if (day !== null) dates.set(`${day} ${what}`, { what, on: day });
  }
  return [...dates.values()];
}

function lastDayOf(on: string): string | null {
  if (DAY.test(on)) return on;
  const [year, month] = MONTH.test(on) ? on.split('-').map(Number) : [];
  if (year === undefined || month === undefined) return null;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const MONTH = /^\d{4}-\d{2}$/u;
