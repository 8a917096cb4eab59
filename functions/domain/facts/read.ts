import type { Span } from '../page/span.ts';
import { findCases } from './cases.ts';
import { findCitations } from './citations.ts';
import { findDates } from './dates.ts';
import { findDocumentNumbers } from './document-numbers.ts';
import type { Fact, FactContext } from './model.ts';
import { findQuantities } from './quantities.ts';
import { resolveDates } from './relative-dates.ts';
import { findResponsibleUnits } from './responsible-units.ts';
import { findStandings } from './standings.ts';
import { zoneReader } from './zones.ts';

/**
 * Every figure, date and reference that a paper states, sorted by place; nothing from page furniture. Values are decimal-exact in the
 * base unit (元, %), dates resolved against the paper's own. The time taken grows with the length of the text.
 */
export function readFacts(text: string, context: FactContext): readonly Fact[] {
  const numbers = findDocumentNumbers(text);
  const cases = findCases(text);
  const references = sorted([...numbers, ...cases]);
  const dates = resolveDates(text, apart(findDates(text), references), context);
  const standings = apart(findStandings(text), references);
  const ranks = standings.filter(({ type }) => type !== 'frequency');
  const quantities = findQuantities(text, sorted([...references, ...dates, ...ranks]));
  const facts: Omit<Fact, 'text' | 'zone'>[] = [
    ...numbers.map((number) => ({
      ...place(number),
      type: 'documentNumber' as const,
      value: number.text,
      unit: null,
      op: 'eq' as const,
    })),
    ...cases
      .filter(({ number }) => number !== null)
      .map((found) => ({
        ...place(found),
        type: 'caseNumber' as const,
        value: found.number,
        unit: null,
        op: 'eq' as const,
      })),
    ...dates.map((date) => ({ ...date, type: 'date' as const, unit: null })),
    ...standings,
    ...quantities.map((quantity) => (quantity.type === 'period' ? asDuration(quantity) : quantity)),
    ...findCitations(text).map(({ start, end, title }) => ({
      start,
      end,
      type: 'citation' as const,
      value: title,
      unit: null,
      op: 'eq' as const,
    })),
    ...findResponsibleUnits(text).map((unit) => ({
      ...place(unit),
      type: 'responsibleUnit' as const,
      value: unit.name,
      unit: unit.role,
      op: 'eq' as const,
    })),
  ];
  return inZones(text, sorted(facts), context);
}

function inZones(text: string, facts: readonly Omit<Fact, 'text' | 'zone'>[], context: FactContext): readonly Fact[] {
  const zoneAt = zoneReader(context.zones);
  const kept: Fact[] = [];
  for (const fact of facts) {
    const zone = zoneAt(fact.start);
    if (zone !== 'chrome') kept.push({ ...fact, text: text.slice(fact.start, fact.end), zone });
  }
  return kept;
}

/** Lengths of time are ISO 8601 durations (3年 is P3Y); working days keep their own unit. */
function asDuration<T extends { value: number | string | null; unit: string | null; to?: number | string }>(
  period: T,
): T {
  const { value, unit, to } = period;
  if (value === null || unit === null) return period;
  const written = (amount: number | string) => DURATIONS.get(unit)?.replace('n', String(amount)) ?? `P${amount}${unit}`;
  const duration = { ...period, value: written(value) };
  return to === undefined ? duration : { ...duration, to: written(to) };
}

function place({ start, end }: Span): Span {
  return { start, end };
}

/** Those that touch none of `others`; both sorted by start. */
function apart<T extends Span>(spans: readonly T[], others: readonly Span[]): readonly T[] {
  let next = 0;
  return spans.filter((span) => {
    while (next < others.length && (others[next]?.end ?? 0) <= span.start) next++;
    return (others[next]?.start ?? Infinity) >= span.end;
  });
}

function sorted<T extends Span>(spans: T[]): T[] {
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

const DURATIONS: ReadonlyMap<string, string> = new Map([
  ['Q', 'Pn个季度'],
  ['H', 'PTnH'],
  ['MIN', 'PTnM'],
  ['S', 'PTnS'],
  ['工作日', 'Pn个工作日'],
]);
