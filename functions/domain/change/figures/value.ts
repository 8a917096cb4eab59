import type { Fact } from '../../facts/model.ts';
import type { ReadableFact } from './readable-facts.ts';

/** Whether two facts of one type say the same: value, unit, comparator and end, whatever words carry them. */
export function sameStatement(a: ReadableFact, b: ReadableFact): boolean {
  const [before, after] = [a.fact, b.fact];
  if (isReference(before) || before.value === null || after.value === null) return factKey(before) === factKey(after);
  if (before.type === 'date') return sameDate(before, after);
  return sameValue(before, after) && comparatorOf(before) === comparatorOf(after) && sameEnd(a, b);
}

/** Whether two facts have one value, whatever their comparators. */
export function sameValue(before: Fact, after: Fact): boolean {
  if (before.type === 'date') return sameDay(before.value, after.value);
  return factKey(before) === factKey(after);
}

/** Facts with one key have one value in one unit. */
export function factKey({ type, value, unit, text }: Fact): string {
  if (value === null) return `${type} ${folded(text)}`;
  if (type === 'period') return `period ${durationOf(String(value))}`;
  if (type === 'money' || type === 'percent' || type === 'count' || type === 'multiple' || type === 'rank') {
    return `${type} ${Number(value)} ${unit ?? ''}`;
  }
  if (type === 'frequency') return `frequency ${value}`;
  return `${type} ${folded(String(value))}`;
}

/** Facts that name something instead of measuring it. */
export function isReference({ type }: Fact): boolean {
  return REFERENCES.has(type);
}

const REFERENCES: ReadonlySet<Fact['type']> = new Set(['citation', 'documentNumber', 'caseNumber', 'responsibleUnit']);

function folded(text: string): string {
  return text.normalize('NFKC').replace(WHITE_SPACE, '').replace(BRACKETS, '|');
}

/** A cap is a cap, whether 最高 or 不超过. */
function comparatorOf({ op }: Fact): string {
  return op === 'max' ? 'le' : op;
}

/** An end that is a fact of its own is compared as such. */
function sameEnd(a: ReadableFact, b: ReadableFact): boolean {
  if (a.endStandsApart || b.endStandsApart) return true;
  const [before, after] = [a.fact, b.fact];
  if (before.to === undefined || after.to === undefined) return before.to === after.to;
  return before.type === 'period'
    ? durationOf(String(before.to)) === durationOf(String(after.to))
    : String(before.to) === String(after.to);
}

/** 截止6月30日 and 6月30日前 are one; before and after a day are not. */
function sameDate(before: Fact, after: Fact): boolean {
  if (!sameDay(before.value, after.value) || !sameDay(before.to ?? null, after.to ?? null)) return false;
  const [a, b] = [DIRECTIONS[before.op] ?? 0, DIRECTIONS[after.op] ?? 0];
  return a === b || a === 0 || b === 0;
}

const DIRECTIONS: Readonly<Record<string, number>> = { le: -1, lt: -1, ge: 1, gt: 1 };

/** A day without its year (`--06-30`) is the same day of any year. */
function sameDay(before: Fact['value'], after: Fact['value']): boolean {
  if (before === after) return true;
  if (before === null || after === null) return false;
  const [a, b] = [String(before), String(after)];
  if (YEARLESS.test(a)) return b.endsWith(a.slice(1));
  return YEARLESS.test(b) && a.endsWith(b.slice(1));
}

/** Months for years and months, days for weeks and days: P1Y is P12M, P2W is P14D. Other units stand for themselves. */
function durationOf(value: string): string {
  const parts = DURATION.exec(value);
  if (parts === null) return value;
  const amount = Number(parts[1]);
  if (parts[2] === 'Y') return `${amount * 12} months`;
  if (parts[2] === 'M') return `${amount} months`;
  return `${parts[2] === 'W' ? amount * 7 : amount} days`;
}

const WHITE_SPACE = /\s+/g;
/** 〔2021〕, [2021] and （2021） are one. */
const BRACKETS = /[〔〕[\]【】()﹝﹞〈〉《》<>]/g;
/** --06-30 */
const YEARLESS = /^--\d/;
/** P3Y · P36M · P15D */
const DURATION = /^P(\d+(?:\.\d+)?)([YMWD])$/;
