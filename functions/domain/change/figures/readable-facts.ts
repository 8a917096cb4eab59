import type { Comparator, Fact } from '../../facts/model.ts';
import { boundsOf } from './bounds.ts';

/**
 * The facts that can be compared: without those that lie across an earlier one (6月30日|日前), without figures inside a cited
 * title, and without words for a time that name no time (近日, 近年来).
 */
export function withoutDoubles(facts: readonly Fact[], text: string): readonly ReadableFact[] {
  const kept: Fact[] = [];
  const ends = new Map<string, number>();
  for (const fact of facts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (fact.value === null && fact.type === 'date' && !NUMERAL.test(fact.text)) continue;
    // 三年来累计惠及 tells since when, as 近年来 does.
    if (fact.type === 'period' && text[fact.end] === '来') continue;
    const family = FAMILIES[fact.type] ?? 'figure';
    if (fact.start < (ends.get(family) ?? 0)) continue;
    // 《行动方案（2020—2025年）》 is a title: its years change with it.
    if (family === 'figure' && fact.end <= (ends.get('citation') ?? 0)) continue;
    if (family === 'figure' && isRepeated(kept.at(-1), fact)) continue;
    ends.set(family, fact.end);
    kept.push(fact);
  }
  const bounds = boundsOf(kept, text);
  return kept.map((fact, at) => ({
    fact,
    bound: boundInRange(kept, at) ?? bounds[at] ?? fact.op,
    clock: clockOf(fact, text),
    endStandsApart: isEndOf(kept[at + 1], fact),
  }));
}

export interface ReadableFact {
  readonly fact: Fact;
  /** How its value is meant, as far as its whole clause tells: a ceiling in 最高收取30元. */
  readonly bound: Comparator;
  /** The time of day behind a date, `17:00`; '' where none stands there. */
  readonly clock: string;
  /** Whether the upper end of its range is a fact of its own: 100万元至|300万元. */
  readonly endStandsApart: boolean;
}

/** 75分至90分 says what 75分以上90分以下 says. */
function boundInRange(facts: readonly Fact[], at: number): Comparator | null {
  const [before, fact, next] = [facts[at - 1], facts[at], facts[at + 1]];
  if (fact === undefined || fact.op !== 'eq' || fact.type === 'date') return null;
  if (isRangeTo(next, fact)) return 'ge';
  return before !== undefined && before.op === 'eq' && isRangeTo(fact, before) ? 'le' : null;
}

function isRangeTo(next: Fact | undefined, low: Fact): boolean {
  return isEndOf(next, low) && (next?.start ?? 0) - low.end <= LONGEST_RANGE;
}

function clockOf({ type, end }: Fact, text: string): string {
  const clock = type === 'date' ? CLOCK.exec(text.slice(end, end + 12)) : null;
  if (clock === null) return '';
  const hour = Number(clock[2]) + (clock[1] === '下午' && Number(clock[2]) < 12 ? 12 : 0);
  return `${hour}:${clock[3] ?? (clock[4] === '半' ? '30' : '00')}`;
}

/** The second of 35周岁以下（含35周岁） says that the first is meant with its end. */
function isRepeated(before: Fact | undefined, { type, value, start }: Fact): boolean {
  return before?.type === type && before.value === value && start - before.end === INCLUDING && before.op !== 'eq';
}

function isEndOf(next: Fact | undefined, { to, end, type }: Fact): boolean {
  return (
    to !== undefined && next?.type === type && next.start - end <= LONGEST_LINK && String(next.value) === String(to)
  );
}

/** （含 */
const INCLUDING = 2;
/** 至 · （含）至: a range, no change that a text tells */
const LONGEST_RANGE = 4;
/** 至, 提高到, 压缩至不超过 */
const LONGEST_LINK = 12;

const FAMILIES: Readonly<Record<string, string>> = {
  citation: 'citation',
  documentNumber: 'number',
  caseNumber: 'number',
  responsibleUnit: 'unit',
};
/** 近三年, 前3个月 */
const NUMERAL = /[\d一二三四五六七八九十两]/;
/** （星期五）下午5时 · 17:00 · 17时30分 */
const CLOCK = /^(?:[（(][^（）()\n]{1,4}[）)])?\s?(上午|下午|晚上?|中午)?\s?(\d{1,2})(?:[:：](\d{2})|[时時点](半)?)/u;
