import { isSameScope } from '../change/corpus/scope.ts';
import type { SeriesPaper, SeriesPoint } from './model.ts';
import { isSamePlace, placeOf } from './place.ts';

/** A point with the paper that says it. */
export interface PlacedPoint extends SeriesPoint {
  readonly documentId: string;
  readonly paper: SeriesPaper;
}

/**
 * How a point stands to the one before in its series: `first`; `same` value; `changed`; `stated` where its own text says what it
 * replaces (从5日压缩至2日), whatever stood before; `conflict` where a paper of the same day says otherwise.
 */
export type Step = 'first' | 'same' | 'changed' | 'stated' | 'conflict';

/** One measured thing over time. */
export interface Series {
  readonly programme: string;
  readonly attribute: string;
  readonly unit: string | null;
  readonly scope: readonly string[];
  readonly kind: SeriesPoint['kind'];
  readonly points: readonly (PlacedPoint & { readonly step: Step })[];
}

/**
 * Puts points of one programme into series, paper by paper in order of date. A point joins a series that measures the same
 * (attribute, unit, direction, place in the row) for the same people in words alike: 53 家 of all levels and 5 家 of one are two
 * series, no fall. Equal figures find each other first; another figure joins only where neither the series nor the paper leaves a choice:
 * of ten fines in the words of all fines none is known to be the raised one.
 */
export function seriesOf(points: readonly PlacedPoint[]): readonly Series[] {
  const open: PlacedPoint[][] = [];
  for (const paper of papersOf(points.toSorted(byDate))) {
    const waiting: PlacedPoint[] = [];
    const taken = new Set<PlacedPoint[]>();
    for (const point of paper) {
      const same = best(open, point, (members) => isStatedBy(members, point));
      if (same === null) waiting.push(point);
      else if (!taken.has(same) || !same.some((member) => isRepeated(member, point))) join(same, point, taken);
    }
    const free = open.filter((members) => !taken.has(members));
    for (const point of waiting) {
      const twin = best(open, point, (members) => members.some((member) => isRepeated(member, point)));
      if (twin !== null) continue;
      const home = onlyHome(free, point, waiting);
      if (home === null) open.push([point]);
      else join(home, point, taken);
    }
  }
  return open.map(asSeries);
}

function join(members: PlacedPoint[], point: PlacedPoint, taken: Set<PlacedPoint[]>): void {
  taken.add(members);
  if (!members.some((member) => isRepeated(member, point))) members.push(point);
}

function papersOf(ordered: readonly PlacedPoint[]): Iterable<readonly PlacedPoint[]> {
  return Map.groupBy(ordered, ({ documentId }) => documentId).values();
}

/** The series most like a point, of those that fit. */
function best(
  open: readonly PlacedPoint[][],
  point: PlacedPoint,
  fits: (members: readonly PlacedPoint[]) => boolean,
): PlacedPoint[] | null {
  let found: { readonly members: PlacedPoint[]; readonly likeness: number } | null = null;
  for (const members of open) {
    if (!fits(members)) continue;
    const likeness = likenessTo(members, point);
    if (likeness > (found?.likeness ?? 0)) found = { members, likeness };
  }
  return found?.members ?? null;
}

/** The last figure of a series is this one, or says the same in other words. */
function isStatedBy(members: readonly PlacedPoint[], point: PlacedPoint): boolean {
  const last = members.at(-1);
  return last !== undefined && isAlike(last, point);
}

/** The series that a figure continues: the one that is clearly most like it, where it is the paper's figure that is clearly most like the series. */
function onlyHome(
  free: readonly PlacedPoint[][],
  point: PlacedPoint,
  waiting: readonly PlacedPoint[],
): PlacedPoint[] | null {
  const home = best(free, point, () => true);
  if (home === null) return null;
  const likeness = likenessTo(home, point);
  if (likeness < CHANGED || !home.some((member) => isOneArticle(member, point))) return null;
  const isRivalled =
    free.some((members) => members !== home && likenessTo(members, point) > likeness - CLEARLY) ||
    waiting.some((other) => other !== point && likenessTo(home, other) > likeness - CLEARLY);
  return isRivalled ? null : home;
}

function asSeries(members: readonly PlacedPoint[]): Series {
  const points = members.map((point, at) => ({ ...point, step: stepOf(members[at - 1], point) }));
  const [first] = members as [PlacedPoint];
  const { attribute, unit, kind } = first;
  const scope = members.find((point) => point.scope.length > 0)?.scope ?? [];
  return { programme: nameOf(members), attribute, unit, scope, kind, points };
}

/** A paper that says a figure twice says it once. */
function isRepeated(a: PlacedPoint, b: PlacedPoint): boolean {
  return a.documentId === b.documentId && a.value === b.value && a.replaces === b.replaces;
}

/** The longest name that a paper uses: short forms tell less. */
function nameOf(members: readonly PlacedPoint[]): string {
  return members.reduce((best, { paper }) => (paper.programme.length > best.length ? paper.programme : best), '');
}

function stepOf(before: PlacedPoint | undefined, point: PlacedPoint): Step {
  if (point.replaces !== null) return 'stated';
  if (before === undefined) return 'first';
  if (isAlike(before, point)) return 'same';
  return before.paper.saidOn === point.paper.saidOn ? 'conflict' : 'changed';
}

/** Equal, or one of the two is rounded and the other fits: 约1.2万家 and 11980家. */
function isAlike(a: SeriesPoint, b: SeriesPoint): boolean {
  if (a.value === b.value) return isSameBound(a, b);
  if (!ROUNDED.has(a.op) && !ROUNDED.has(b.op)) return false;
  const [x, y] = [Number(a.value), Number(b.value)];
  return Number.isFinite(x) && Number.isFinite(y) && Math.abs(x - y) <= ROUNDING * Math.max(Math.abs(x), Math.abs(y));
}

/** 最高50万元 and 不超过50万元 are one ceiling; 50万元 alone may be one, for letters shorten. */
function isSameBound(a: SeriesPoint, b: SeriesPoint): boolean {
  return FLOORS.has(a.op) === FLOORS.has(b.op);
}

/** 0 where the point measures something else than the series. Every member of the series must agree in its terms. */
function likenessTo(members: readonly PlacedPoint[], point: PlacedPoint): number {
  const last = members.at(-1);
  if (last === undefined || !members.every((member) => haveSameTerms(member, point))) return 0;
  // A paper that gives two figures in like words means two things by them.
  const twin = members.find(({ documentId }) => documentId === point.documentId);
  if (twin !== undefined && (twin.value !== point.value || twin.op !== point.op)) return 0;
  const likeness = Math.max(...members.map((member) => overlap(member, point)));
  return likeness >= (point.kind === 'rule' ? RULE_LIKENESS : STATISTIC_LIKENESS) ? likeness : 0;
}

function haveSameTerms(a: PlacedPoint, b: PlacedPoint): boolean {
  return (
    a.type === b.type &&
    a.unit === b.unit &&
    isSameAttribute(a.attribute, b.attribute) &&
    a.kind === b.kind &&
    a.rank === b.rank &&
    FLOORS.has(a.op) === FLOORS.has(b.op) &&
    isSameScope(a.scope, b.scope) &&
    (a.kind !== 'statistic' || areOfOnePlace(a.paper, b.paper)) &&
    (a.kind !== 'deadline' || a.paper.edition === b.paper.edition)
  );
}

/** Names are cut to the clause in front of the figure, which may begin with more words in one paper: 年末城镇调查失业率. */
function isSameAttribute(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long === short || (short.length >= SHORTEST_ENDING && long.endsWith(short));
}

/** What was reached is of the place whose body says it: two counties build 四好农村路 each. A rule is of all who cite it. */
function areOfOnePlace({ body: a }: SeriesPaper, { body: b }: SeriesPaper): boolean {
  if (a === b) return true;
  const [one, other] = [placeOf(a), placeOf(b)];
  return one !== null && other !== null && isSamePlace(one, other);
}

/**
 * Every article lays down its fine in the same words, and many begin a term by the same day (自公司成立之日起): there only the whole clause,
 * or half of it, tells which one it is.
 */
function isOneArticle(a: PlacedPoint, b: PlacedPoint): boolean {
  const share = a.attribute === FINE ? WHOLE_CLAUSE : a.type === 'period' ? HALF_CLAUSE : 0;
  const [shorter, longer] = [a.clause.length, b.clause.length].sort((one, other) => one - other) as [number, number];
  return shorter >= share * longer && overlap(a, b) >= share;
}

/** Share of the shorter clause's pairs of characters that stand in the other. */
function overlap(a: PlacedPoint, b: PlacedPoint): number {
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  if (Math.min(pairs.size, others.size) < 3) return a.clause === b.clause ? 1 : 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return shared / Math.min(pairs.size, others.size);
}

/** The pairs of characters of a point's clause, made once: each is held against many. */
function pairsOf(point: PlacedPoint): ReadonlySet<string> {
  const known = PAIRS.get(point);
  if (known !== undefined) return known;
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= point.clause.length; i++) pairs.add(point.clause.slice(i, i + 2));
  PAIRS.set(point, pairs);
  return pairs;
}

function byDate(a: PlacedPoint, b: PlacedPoint): number {
  const [x, y] = [a.paper.saidOn ?? '9999', b.paper.saidOn ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.start - b.start;
}

const PAIRS = new WeakMap<PlacedPoint, ReadonlySet<string>>();
const FLOORS: ReadonlySet<string> = new Set(['ge', 'gt']);
const ROUNDED: ReadonlySet<string> = new Set(['approx', 'vague', 'gt']);
/** 近6000 and 6000 are one figure; 6000 and 6400 are not. */
const ROUNDING = 0.05;
const SHORTEST_ENDING = 4;
/** By how much one likeness must be above another to tell. */
const CLEARLY = 0.1;
/** How like the words of another figure must be. */
const CHANGED = 0.6;
const WHOLE_CLAUSE = 0.8;
const HALF_CLAUSE = 0.5;
const FINE = '罚款';
const RULE_LIKENESS = 0.45;
const STATISTIC_LIKENESS = 0.6;
