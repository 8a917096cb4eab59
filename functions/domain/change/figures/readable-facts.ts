import type { Fact } from '../../facts/model.ts';

/**
 * The facts that can be compared: without those that lie across an earlier one (6月30日|日前), without figures inside a cited
 * title, and without words for a time that name no time (近日, 近年来).
 */
export function withoutDoubles(facts: readonly Fact[]): readonly ReadableFact[] {
  const kept: Fact[] = [];
  const ends = new Map<string, number>();
  for (const fact of facts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (fact.value === null && fact.type === 'date' && !NUMERAL.test(fact.text)) continue;
    const family = FAMILIES[fact.type] ?? 'figure';
    if (fact.start < (ends.get(family) ?? 0)) continue;
    // 《行动方案（2020—2025年）》 is a title: its years change with it.
    if (family === 'figure' && fact.end <= (ends.get('citation') ?? 0)) continue;
    ends.set(family, fact.end);
    kept.push(fact);
  }
  return kept.map((fact, at) => ({ fact, endStandsApart: isEndOf(kept[at + 1], fact) }));
}

export interface ReadableFact {
  readonly fact: Fact;
  /** Whether the upper end of its range is a fact of its own: 100万元至|300万元. */
  readonly endStandsApart: boolean;
}

function isEndOf(next: Fact | undefined, { to, end, type }: Fact): boolean {
  return (
    to !== undefined && next?.type === type && next.start - end <= LONGEST_LINK && String(next.value) === String(to)
  );
}

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
