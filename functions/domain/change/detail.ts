import type { Fact } from '../facts/model.ts';
import { labelOf, sentenceAround } from './figure-words.ts';
import type { Comparison, FactDifference, ProgrammeFactChange, TextDifference } from './model.ts';
import type { FigureChange } from './record.ts';

/** All that a change's page shows; the blob behind `ChangeRecord.detail`. */
export interface ChangeDetail {
  readonly difference: TextDifference | null;
  readonly comparison: Comparison | null;
  /** Blob keys of the two readings that `difference` compares. */
  readonly before: string | null;
  readonly after: string;
}

/** How many figures a record carries; the detail has all. */
const FIGURES_KEPT = 12;

/** The figures that differ between two texts, changed ones before added and removed ones, money and dates first. */
export function figuresOfDifference(
  differences: readonly FactDifference[],
  before: { readonly text: string; readonly documentId: string },
  after: { readonly text: string },
): readonly FigureChange[] {
  return differences
    .filter(({ type }) => TELLING.has(type))
    .filter((difference) => !standsAlone(difference.before, before.text) && !standsAlone(difference.after, after.text))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, FIGURES_KEPT)
    .map((difference) => ({
      label: labelOf(difference.after ?? difference.before, difference.after ? after.text : before.text),
      before: difference.before && {
        fact: difference.before,
        sentence: sentenceAround(before.text, difference.before),
        documentId: before.documentId,
      },
      after: difference.after && { fact: difference.after, sentence: sentenceAround(after.text, difference.after) },
    }));
}

/**
 * The figures of programmes that an earlier paper gave otherwise. `texts` holds the earlier papers' texts by document; a
 * change that a paper states itself may have its earlier figure from the paper's own sentence.
 */
export function figuresOfComparison(
  changes: readonly ProgrammeFactChange[],
  paper: { readonly text: string; readonly documentId: string },
  texts: ReadonlyMap<string, string>,
): readonly FigureChange[] {
  const told = changes.toSorted((a, b) => rankOfChange(a) - rankOfChange(b));
  return told.slice(0, FIGURES_KEPT).map((change) => ({
    label: programmeLabel(change, paper.text),
    before: change.before && earlierFigure(change.before, change.stated ? paper : null, texts),
    after: { fact: change.after, sentence: sentenceAround(paper.text, change.after) },
  }));
}

function earlierFigure(
  { fact, documentId }: NonNullable<ProgrammeFactChange['before']>,
  own: { readonly text: string; readonly documentId: string } | null,
  texts: ReadonlyMap<string, string>,
): FigureChange['before'] {
  const text = texts.get(documentId);
  if (text === undefined && own !== null)
    return { fact, sentence: sentenceAround(own.text, fact), documentId: own.documentId };
  return { fact, sentence: text === undefined ? fact.text : sentenceAround(text, fact), documentId };
}

/** The words in front of the figure, after the rule's name where the programme is one. */
function programmeLabel(change: ProgrammeFactChange, text: string): string {
  const words = labelOf(change.after, text);
  return change.programme.startsWith('《') ? `${change.programme}${words}` : words;
}

const TELLING: ReadonlySet<string> = new Set(['money', 'percent', 'date', 'count', 'period', 'multiple', 'rank']);
const TYPE_RANK: Readonly<Record<string, number>> = { money: 0, date: 1, percent: 2, period: 3, count: 4 };

/** A date on a line of its own is the one under a signature: it is another in every version and tells nothing. */
function standsAlone(fact: Fact | null, text: string): boolean {
  if (fact === null || fact.type !== 'date') return false;
  const opens = text.lastIndexOf('\n', fact.start - 1) + 1;
  const closes = text.indexOf('\n', fact.end);
  return text.slice(opens, closes < 0 ? text.length : closes).trim() === fact.text.trim();
}

function rankOfChange(change: ProgrammeFactChange): number {
  return (change.before === null ? 10 : 0) + (TYPE_RANK[change.after.type] ?? 5);
}

function rankOf(difference: FactDifference): number {
  return (difference.kind === 'changed' ? 0 : 10) + (TYPE_RANK[difference.type] ?? 5);
}
