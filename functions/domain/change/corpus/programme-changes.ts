import type { ProgrammeFactChange } from '../model.ts';
import { nameBefore } from './attribute.ts';
import { dice, overlap, wordsOf } from './likeness.ts';
import { areOtherObjects } from './object.ts';
import { areApart } from './place.ts';
import { isSameScope } from './scope.ts';
import type { Statement } from './statement.ts';
import { agree, isAfter } from './value.ts';

/** An earlier paper's statements. `placeOf` tells where it says the sentence of one of the new paper's units, if it does. */
export interface EarlierPaper {
  readonly id: string;
  readonly statements: readonly Statement[];
  /** Last date that it gives as its own, ISO, or null. */
  readonly signedOn: string | null;
  /** The places that it speaks for. */
  readonly places: ReadonlySet<string>;
  readonly placeOf: (
    unit: number,
  ) => { readonly start: number; readonly end: number; readonly similarity: number } | null;
  /** Whether it says just these words with a line break in them, here or there: what else it reads there may be a torn sentence. */
  readonly saysBroken: (words: string) => boolean;
}

/**
 * The figures of a new paper that an earlier one gave otherwise. Two figures are compared where the new sentence is the old one
 * edited, or where both name the same programme, measure the same and for the same people; a figure that any earlier paper
 * gives alike is no change, unless a later one of them differs.
 */
export function programmeChanges(
  statements: readonly Statement[],
  earlier: readonly EarlierPaper[],
  paper: { readonly id: string; readonly signedOn: string | null; readonly places: ReadonlySet<string> },
): readonly ProgrammeFactChange[] {
  const before = earlier.filter((other) => isAfter(other.signedOn, paper.signedOn) <= 0);
  const pairsByPaper = before.map((other) =>
    pairUp(statements, other, areApart(paper.places, other.places) ? 'elsewhere' : 'here'),
  );
  const changes: ProgrammeFactChange[] = [];
  statements.forEach((statement, index) => {
    const pairs = pairsByPaper.flatMap((pairs, at) => {
      const pair = pairs.get(index);
      const other = before[at];
      return pair === undefined || other === undefined ? [] : [{ ...pair, paper: other }];
    });
    const differing = pairs.some((pair) => !agree(pair.statement, statement));
    const broken = differing ? before.filter((other) => other.saysBroken(statement.wording)) : [];
    const alike = broken.map((other) => ({ statement, closeness: 1, paper: other }));
    const said = latestOf([...pairs.filter(({ paper }) => !broken.includes(paper)), ...alike], statement);
    if (said === null && statement.replaces === null) return;
    if (said === 'alike') return;
    changes.push({
      programme: statement.programme.name,
      attribute: statement.attribute ?? nameBefore(statement.before.text),
      unit: statement.fact.unit,
      scope: statement.scope.length === 0 ? null : statement.scope.join('、'),
      before: beforeOf(statement, said, paper.id),
      after: statement.fact,
      stated: statement.replaces !== null,
    });
  });
  return distinct(changes);
}

/** A sentence that tells what it replaces knows best; a paper that said just that proves it. */
function beforeOf(
  { origin, replaces }: Statement,
  said: (Pair & { readonly paper: EarlierPaper }) | null,
  own: string,
): ProgrammeFactChange['before'] {
  if (said !== null && (origin === null || said.statement.value === replaces))
    return { fact: said.statement.fact, documentId: said.paper.id };
  return origin === null ? null : { fact: origin, documentId: own };
}

type Place = ReturnType<EarlierPaper['placeOf']>;

interface Pair {
  readonly statement: Statement;
  readonly closeness: number;
}

/** Figures of one paper that are compared with each of another's: a paper with more of them is a data set. */
const MOST_COMPARED = 1_500;

/** One to one, closest first. */
function pairUp(
  statements: readonly Statement[],
  paper: EarlierPaper,
  where: 'here' | 'elsewhere',
): ReadonlyMap<number, Pair> {
  const all: { readonly index: number; readonly old: number; readonly closeness: number }[] = [];
  const earlier = paper.statements.slice(0, MOST_COMPARED);
  statements.slice(0, MOST_COMPARED).forEach((statement, index) => {
    const place = paper.placeOf(statement.unit);
    earlier.forEach((old, at) => {
      const closeness = closenessOf(statement, old, place, where);
      if (closeness > 0) all.push({ index, old: at, closeness });
    });
  });
  all.sort((a, b) => b.closeness - a.closeness || a.index - b.index || a.old - b.old);
  const pairs = new Map<number, Pair>();
  const taken = new Set<number>();
  for (const { index, old, closeness } of all) {
    const statement = paper.statements[old];
    if (statement === undefined || pairs.has(index) || taken.has(old)) continue;
    pairs.set(index, { statement, closeness });
    taken.add(old);
  }
  return pairs;
}

/**
 * How surely two statements are about the same thing, 0 where they are not. What brings them together: the new sentence is the
 * old one edited, the new one says which figure it replaces, or both speak of one programme. Statistics of one programme are
 * many; only their sentence tells which is which.
 */
function closenessOf(a: Statement, b: Statement, place: Place, where: 'here' | 'elsewhere'): number {
  const sameAttribute = a.attribute === b.attribute;
  const stated = a.replaces !== null && a.replaces === b.value && sameAttribute;
  const aligned = place !== null && b.fact.start >= place.start - 2 && b.fact.end <= place.end + EDITED_END;
  const keyed =
    sameAttribute &&
    a.attribute !== null &&
    a.kind !== 'statistic' &&
    (shareKey(a, b) || shareHeading(a, b) || isAmendment(a, b));
  if (!stated && !aligned && !keyed) return 0;
  if (!haveSameTerms(a, b) || !haveSameProgramme(a, b, where) || areOtherObjects(a.object, b.object)) return 0;
  // Words are compared last: of all pairs of figures few come so far.
  const likeness = Math.max(likenessOf(a, b), sameAttribute ? clauseLikenessOf(a, b) : 0);
  if (aligned && likeness >= (sameAttribute ? ALIGNED_LIKENESS : OTHER_WORDS_LIKENESS)) return 1 + likeness;
  if (!stated && !keyed) return 0;
  // Another sentence has another order and length: 给予每千瓦300元的建设补贴, 建设补贴为每千瓦300元.
  const shared = overlap(a.clause, b.clause);
  return shared >= KEYED_LIKENESS ? shared + (stated ? 1 : 0) : 0;
}

/** Type, unit, direction, place in the row, people and year: 53家 of all levels and 5家 of one are two figures. */
function haveSameTerms(a: Statement, b: Statement): boolean {
  if (a.fact.type !== b.fact.type || a.fact.unit !== b.fact.unit || a.kind !== b.kind || a.rank !== b.rank)
    return false;
  if (isFloor(a) !== isFloor(b) || !isSameScope(a.scope, b.scope)) return false;
  // So much for each and so much at most are two bounds of one grant.
  if (isForEach(a) !== isForEach(b) && isCeiling(a) !== isCeiling(b)) return false;
  if (a.kind === 'statistic') return a.edition === b.edition || a.edition === null || b.edition === null;
  return a.kind !== 'deadline' || a.edition === b.edition;
}

function isForEach({ scope }: Statement): boolean {
  return scope.some((word) => FOR_EACH.test(word));
}

function isCeiling({ fact }: Statement): boolean {
  return fact.op === 'max' || fact.op === 'le';
}

/** Every city has its own 高新技术企业奖励, and a rule that speaks of itself its own terms; a rule that both name is one. */
function haveSameProgramme(a: Statement, b: Statement, where: 'here' | 'elsewhere'): boolean {
  if (shareKey(a, b) || (where === 'here' && isAmendment(a, b))) return true;
  const named = [a, b].filter(({ programme }) => programme.keys.length > 0).length;
  return where === 'here' && named < 2 && !(named === 1 && (a.ownRule || b.ownRule));
}

/** 关于延长2024年度科技计划项目申报时间的通知 is about 关于组织申报2024年度科技计划项目的通知. */
function isAmendment(a: Statement, b: Statement): boolean {
  if (a.edition !== b.edition || !AMENDS.test(a.programme.name)) return false;
  return overlap(wordsOf(a.programme.name), wordsOf(b.programme.name)) >= SAME_CALL;
}

function shareKey(a: Statement, b: Statement): boolean {
  return a.programme.keys.some((key) => b.programme.keys.includes(key));
}

function shareHeading(a: Statement, b: Statement): boolean {
  return a.programme.heading !== null && a.programme.heading === b.programme.heading;
}

/** Share of pairs of characters that the words around two figures have in common, those before weighing more. */
function likenessOf(a: Statement, b: Statement): number {
  const before = dice(a.before, b.before);
  const behind = dice(a.behind, b.behind);
  return 0.7 * before + 0.3 * behind;
}

/** 每台补助15万元 and 每台给予20万元补助 share their words, though not on the same side. */
function clauseLikenessOf(a: Statement, b: Statement): number {
  return Math.min(a.clause.text.length, b.clause.text.length) < LONG_CLAUSE ? 0 : 0.9 * dice(a.clause, b.clause);
}

function isFloor({ fact }: Statement): boolean {
  return fact.op === 'ge' || fact.op === 'gt';
}

/** What the earlier papers last said: nothing, the same, or the statement that the new one changes. */
function latestOf<P extends Pair & { readonly paper: EarlierPaper }>(
  pairs: readonly P[],
  statement: Statement,
): P | 'alike' | null {
  if (pairs.length === 0) return null;
  const ranked = pairs.toSorted(
    (a, b) =>
      isAfter(b.paper.signedOn, a.paper.signedOn) || b.closeness - a.closeness || (a.paper.id < b.paper.id ? -1 : 1),
  );
  const dated = ranked.every(({ paper }) => paper.signedOn !== null);
  const telling = dated ? ranked.filter(({ paper }) => paper.signedOn === ranked[0]?.paper.signedOn) : ranked;
  if (telling.some((pair) => agree(pair.statement, statement))) return 'alike';
  return telling[0] ?? null;
}

function distinct(changes: readonly ProgrammeFactChange[]): readonly ProgrammeFactChange[] {
  const seen = new Set<string>();
  return changes.filter(({ programme, attribute, unit, scope, before, after }) => {
    const key = JSON.stringify([programme, attribute, unit, scope, before?.fact.value, after.value, after.to]);
    return !seen.has(key) && seen.add(key);
  });
}

const ALIGNED_LIKENESS = 0.65;
const OTHER_WORDS_LIKENESS = 0.75;
const KEYED_LIKENESS = 0.45;
/** Where the words around the figure were edited, the trace of the sentence ends before them. */
const EDITED_END = 12;
const LONG_CLAUSE = 10;
const SAME_CALL = 0.5;
/** 每人, 每亩 */
const FOR_EACH = /^每[^年月]/u;
const AMENDS = /延长|延期|推迟|顺延|调整|变更|修改|提高|降低/u;
