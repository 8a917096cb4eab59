import type { PolicyDocument } from '../../document/model.ts';
import type { Commitment } from '../../facts/model.ts';
import { figuresOfComparison } from '../detail.ts';
import { sentenceAround } from '../figure-words.ts';
import type { Comparison } from '../model.ts';
import type { ChangeRecord, ToldDeadline } from '../record.ts';
import { passageAt, saidBefore } from './said.ts';
import { asNew, tellingFigures } from './telling.ts';

/** How many figures a record carries, and how many of them nobody gave before. */
const FIGURES_KEPT = 12;
const NEW_KEPT = 8;
const STATISTICS_KEPT = 6;

/** What a paper that nobody saw before brings, against all that was published. */
export type PaperNews = Pick<ChangeRecord, 'figures' | 'commitments'> & {
  readonly more?: NonNullable<ChangeRecord['more']>;
};

/**
 * The news of a paper without a predecessor: the figures that an earlier paper gave otherwise, then those that nobody gave, each with the
 * sentence that proves it, and its promises. What stands in an earlier paper already is no news. `texts` holds the earlier papers' texts by
 * document: those that `neededFor` names.
 */
export function newsOf(
  paper: { readonly document: PolicyDocument; readonly documentId: string },
  comparison: Comparison,
  texts: ReadonlyMap<string, string>,
): PaperNews {
  const { document, documentId } = paper;
  const own = { text: document.text, documentId };
  const telling = tellingFigures(document);
  const tells = new Set(telling.map(({ fact }) => fact.start));
  const [rules, statistics] = [true, false].map((isRule) =>
    comparison.factChanges.filter(({ after }) => (tells.has(after.start) || after.type === 'date') === isRule),
  );
  const changed = figuresOfComparison(rules ?? [], own, texts);
  const counted = figuresOfComparison(statistics ?? [], own, texts);
  const moved = new Set(comparison.factChanges.map(({ after }) => after.start));
  const isSaid = saidBefore(comparison.passages, texts);
  const fresh = telling.filter(({ fact }) => !moved.has(fact.start) && !isSaid(fact)).map((one) => asNew(one, own));
  const figures = [...changed, ...fresh.slice(0, NEW_KEPT), ...counted.slice(0, STATISTICS_KEPT)].slice(
    0,
    FIGURES_KEPT,
  );
  const promises = promisesOf(document, (promise) => !isSaid(promise));
  const kept = promisesKept(promises);
  return {
    figures,
    commitments: kept.map(wordsOf),
    ...moreOf(changed.length + fresh.length + counted.length - figures.length, promises.length - kept.length),
  };
}

/** What a record leaves out; nothing where it leaves out nothing. */
function moreOf(figures: number, commitments: number): Pick<ChangeRecord, 'more'> {
  const [left, promises] = [Math.max(0, figures), Math.max(0, commitments)];
  return left + promises === 0 ? {} : { more: { figures: left, commitments: promises } };
}

/** The documents whose texts `newsOf` reads: those that gave a figure otherwise, or said what this paper has to tell in other words or figures. */
export function neededFor(document: PolicyDocument, comparison: Comparison): ReadonlySet<string> {
  const ids = comparison.factChanges.flatMap(({ before }) => (before === null ? [] : [before.documentId]));
  const places = [...tellingFigures(document).map(({ fact }) => fact), ...promisesOf(document)];
  const sources = places.map((place) => passageAt(comparison.passages, place)?.source?.id ?? null);
  return new Set([...ids, ...sources.filter((id) => id !== null)]);
}

/** The promises of a paper, verbatim, at most as many as a record carries. */
export function promisesToTell(document: PolicyDocument): Pick<ChangeRecord, 'commitments' | 'more'> {
  const promises = promisesOf(document);
  const kept = promisesKept(promises);
  return { commitments: kept.map(wordsOf), ...moreOf(0, promises.length - kept.length) };
}

/** Firm promises, those with a day or a figure first; an aim counts where it has either. */
export function promisesOf(
  document: Pick<PolicyDocument, 'commitments'>,
  isWanted: (promise: Commitment) => boolean = () => true,
): readonly Commitment[] {
  const isFirm = ({ class: how }: Commitment) => how === 'will' || how === 'plan';
  const told = document.commitments.filter(
    (promise) => (isFirm(promise) || (promise.class === 'aim' && isDefinite(promise))) && isWanted(promise),
  );
  return told.toSorted((a, b) => Number(isDefinite(b)) - Number(isDefinite(a)));
}

/** Of those that name neither a day nor a figure a few are enough. */
function promisesKept(promises: readonly Commitment[]): readonly Commitment[] {
  return promises.filter((promise, at) => at < (isDefinite(promise) ? PROMISES_KEPT : VAGUE_KEPT));
}

function isDefinite({ due, target }: Commitment): boolean {
  return due !== null || target !== null;
}

/** A promise in one line. */
export function wordsOf({ text }: Pick<Commitment, 'text'>): string {
  return text.replace(/\s+/g, '');
}

/**
 * The deadlines of a paper with the sentences that prove them: those to come soonest first, then those that are past on `today`
 * (`YYYY-MM-DD`). One that is said twice stands once.
 */
export function deadlinesOf(document: PolicyDocument, today: string): readonly ToldDeadline[] {
  const told = new Map<string, ToldDeadline>();
  for (const deadline of document.deadlines) {
    const { what, on } = deadline;
    const key = `${on} ${what}`;
    if (!told.has(key)) told.set(key, { what, on, sentence: sentenceAround(document.text, deadline) });
  }
  const isPast = ({ on }: ToldDeadline) => on < today.slice(0, on.length);
  return [...told.values()].sort(
    (a, b) => Number(isPast(a)) - Number(isPast(b)) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  );
}

const PROMISES_KEPT = 5;
const VAGUE_KEPT = 3;
