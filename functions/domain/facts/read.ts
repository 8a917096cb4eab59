import type { Span } from '../page/span.ts';
import { findCases } from './cases.ts';
import { findCitations } from './citations.ts';
import { findDates } from './dates.ts';
import { findDocumentNumbers } from './document-numbers.ts';
import type { Fact, FactContext, FactType } from './model.ts';
import { plainScript } from './plain-script.ts';
import { findQuantities } from './quantities.ts';
import { resolveDates } from './relative-dates.ts';
import { findResponsibleUnits } from './responsible-units.ts';
import { findStandings } from './standings.ts';
import { zoneReader } from './zones.ts';

/**
 * Every figure, date and reference that a paper states, sorted by place; nothing from page furniture. Values are decimal-exact in the
 * base unit (元, %), dates resolved against the paper's own. The time taken grows with the length of the text.
 */
export function readFacts(text: string, context: FactContext, plain = plainScript(text)): readonly Fact[] {
  const zoneAt = zoneReader(context.zones);
  const nameOf = (name: Span) => verbatim(text, plain.spanOf(name.start, name.end));
  const facts: Fact[] = [];
  for (const found of findAll(plain.text, context, nameOf)) {
    const { start, end } = plain.spanOf(found.start, found.end);
    const zone = zoneAt(start);
    if (zone !== 'chrome') facts.push({ ...found.stated, start, end, text: text.slice(start, end), zone });
  }
  return facts;
}

/** A fact before its place in the original text is known. */
interface Finding extends Span {
  readonly stated: Omit<Fact, 'start' | 'end' | 'text' | 'zone'>;
}

/** `nameOf` quotes a name as the original text has it. */
function findAll(text: string, context: FactContext, nameOf: (name: Span) => string): readonly Finding[] {
  const numbers = findDocumentNumbers(text);
  const cases = findCases(text);
  const references = sorted([...numbers, ...cases]);
  const dates = resolveDates(text, apart(findDates(text), references), context);
  const standings = apart(findStandings(text), references);
  const ranks = standings.filter(({ type }) => type !== 'frequency');
  const quantities = findQuantities(text, sorted([...references, ...dates, ...ranks]));
  const citations = findCitations(text);
  const counts = outsideTitles(text, quantities, citations);
  const findings: Finding[] = [
    ...numbers.map((number) => reference(number, 'documentNumber', nameOf(number))),
    ...cases.filter(({ number }) => number !== null).map((found) => reference(found, 'caseNumber', found.number)),
    ...dates.map(({ start, end, value, op }) => ({
      start,
      end,
      stated: { value, op, type: 'date' as const, unit: null },
    })),
    ...standings.map(measure),
    ...counts.map((quantity) => measure(quantity.type === 'period' ? asDuration(quantity) : quantity)),
    ...citations.map((cited) => reference(cited, 'citation', nameOf(cited.titleSpan))),
    ...findResponsibleUnits(text).map((unit) => reference(unit, 'responsibleUnit', nameOf(unit), unit.role)),
  ];
  return sorted(findings);
}

function reference({ start, end }: Span, type: FactType, value: string | null, unit: string | null = null): Finding {
  return { start, end, stated: { type, value, unit, op: 'eq' } };
}

function measure({
  start,
  end,
  type,
  value,
  unit,
  op,
  to,
}: Span & Pick<Fact, 'type' | 'value' | 'unit' | 'op' | 'to'>): Finding {
  return { start, end, stated: to === undefined ? { type, value, unit, op } : { type, value, unit, op, to } };
}

/** A title's words as the text writes them, on one line. */
function verbatim(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(LINE_BREAKS, '');
}

/** Lengths of time are ISO 8601 durations (3年 is P3Y); working days keep their own unit. */
function asDuration<T extends { value: number | string | null; unit: string | null; to?: number | string }>(
  period: T,
): T {
  const { value, unit, to } = period;
  if (value === null || unit === null) return period;
  const written = (amount: number | string) => DURATIONS.get(unit)?.replace('n', String(amount)) ?? `P${amount}${unit}`;
  const duration = { ...period, value: written(value), unit: null };
  return to === undefined ? duration : { ...duration, to: written(to) };
}

/** 《助企纾困三十条》 counts nothing: figures in words are part of a title. */
function outsideTitles<T extends Span>(text: string, spans: readonly T[], titles: readonly Span[]): readonly T[] {
  let next = 0;
  return spans.filter((span) => {
    while (next < titles.length && (titles[next]?.end ?? 0) <= span.start) next++;
    const isInside = (titles[next]?.start ?? Infinity) <= span.start;
    return !isInside || ARABIC.test(text.slice(span.start, span.end));
  });
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

/** a figure in digits */
const ARABIC = /[0-9０-９]/u;
/** a title that runs over a line */
const LINE_BREAKS = /\s{0,20}\n\s{0,20}/gu;
const DURATIONS: ReadonlyMap<string, string> = new Map([
  ['Q', 'Pn个季度'],
  ['H', 'PTnH'],
  ['MIN', 'PTnM'],
  ['S', 'PTnS'],
  ['工作日', 'Pn个工作日'],
]);
