import type { Fact } from '../../facts/model.ts';
import { readFacts } from '../../facts/read.ts';
import { endOf, type FoldedText } from './fold.ts';
import { placesOf } from './place.ts';
import type { EarlierPaper } from './programme-changes.ts';
import type { Quotation } from './quotations.ts';
import { type Statement, statementsOf } from './statement.ts';
import type { Source, Traced } from './traced.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * What the new paper and the earlier ones state. Of the earlier papers only those are read that say a sentence with a figure
 * of the new one, or speak of one of its programmes (`related`).
 */
export function statedIn(
  paper: FoldedText,
  units: readonly Unit[],
  quotations: readonly (readonly Quotation[])[],
  traced: readonly Traced[],
  related: readonly string[],
): {
  readonly statements: readonly Statement[];
  readonly earlier: readonly EarlierPaper[];
  readonly signedOn: string | null;
  readonly places: ReadonlySet<string>;
} {
  const own = read(paper, units);
  const useful = new Map<string, number>();
  for (const { unit, replaces } of own.statements) {
    for (const { source, similarity } of quotations[unit] ?? []) {
      useful.set(source.id, (useful.get(source.id) ?? 0) + similarity);
    }
    // A text that tells a change says little of the old sentence: 时限为5日 has become 从5日压缩至2日.
    if (replaces !== null)
      for (const { source, traces } of traced) if (traces[unit]) useful.set(source.id, useful.get(source.id) ?? 0.5);
  }
  for (const id of related) useful.set(id, useful.get(id) ?? 0);
  const chosen = traced
    .filter(({ source }) => useful.has(source.id))
    .toSorted((a, b) => (useful.get(b.source.id) ?? 0) - (useful.get(a.source.id) ?? 0))
    .slice(0, PAPERS_READ);
  const earlier = own.statements.length === 0 ? [] : chosen.map(({ source }) => earlierPaper(source, quotations));
  return { ...own, earlier, places: placesOf(paper.text) };
}

function earlierPaper(source: Source, quotations: readonly (readonly Quotation[])[]): EarlierPaper {
  const { folded, id } = source;
  return {
    id,
    ...read(folded, unitsOf(folded)),
    places: placesOf(folded.text),
    placeOf: (unit) => {
      const quotation = quotations[unit]?.find((candidate) => candidate.source === source);
      if (quotation === undefined) return null;
      const { trace, similarity } = quotation;
      return { start: folded.at[trace.from] ?? 0, end: endOf(folded, trace.to - 1), similarity };
    },
  };
}

function read(
  folded: FoldedText,
  units: readonly Unit[],
): { readonly statements: readonly Statement[]; readonly signedOn: string | null } {
  const facts = readFacts(folded.text, { zones: [], signedOn: null, publishedOn: null });
  return { statements: statementsOf(folded.text, units, facts), signedOn: signedOn(folded.text, facts) };
}

/** The date that stands alone on a line near the end: what a paper signs with. */
function signedOn(text: string, facts: readonly Fact[]): string | null {
  const last = facts.findLast((fact) => fact.type === 'date' && DAY.test(String(fact.value)));
  if (last === undefined || text.length - last.end > SIGNATURE_WITHIN) return null;
  const line = text.slice(text.lastIndexOf('\n', last.start - 1) + 1).split('\n', 1)[0] ?? '';
  return line.trim() === last.text ? String(last.value) : null;
}

const PAPERS_READ = 10;
const SIGNATURE_WITHIN = 300;
/** 2021-08-12 */
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
