import type { Statement } from './statement.ts';

/** Whether two statements can both hold: equal values, or a rounded figure that the other one fits. */
export function agree(before: Statement, after: Statement): boolean {
  if (before.value === after.value) return true;
  // A paper that tells a change (从5日压缩至2日) after it was made says nothing new.
  if (after.replaces !== null && before.replaces === after.replaces && before.value === after.value) return true;
  const old = amountOf(before);
  const next = amountOf(after);
  if (old === null || next === null) return false;
  if (old === next) return true;
  if (isRounded(before) || isRounded(after))
    return Math.abs(old - next) <= ROUNDING * Math.max(Math.abs(old), Math.abs(next));
  return false;
}

/** 1 where the first date is later, -1 where the second is, 0 where that is not known. */
export function isAfter(a: string | null, b: string | null): number {
  if (a === null || b === null || a === b) return 0;
  return a > b ? 1 : -1;
}

function isRounded({ fact }: Statement): boolean {
  return fact.op === 'approx' || fact.op === 'vague' || (fact.op === 'gt' && fact.type === 'count');
}

/** The single number of a statement, or null for dates, periods and ranges. */
function amountOf({ fact }: Statement): number | null {
  if (fact.to !== undefined || fact.value === null) return null;
  const amount = Number(fact.value);
  return Number.isFinite(amount) ? amount : null;
}

/** 约1.2万家 and 11980家 are one figure. */
const ROUNDING = 0.05;
