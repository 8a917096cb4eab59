import { isSameScope } from '../change/corpus/scope.ts';
import type { SeriesPaper, SeriesPoint } from './model.ts';

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
 * Puts points of one programme into series, in order of date. A point joins a series that measures the same (attribute, unit,
 * direction, place in the row) for the same people in words alike: 53 家 of all levels and 5 家 of one are two series, no fall.
 */
export function seriesOf(points: readonly PlacedPoint[]): readonly Series[] {
  const ordered = points.toSorted(byDate);
  const open: PlacedPoint[][] = [];
  for (const point of ordered) {
    const fits = open
      .map((members) => ({ members, likeness: likenessTo(members, point) }))
      .filter(({ likeness }) => likeness > 0)
      .toSorted((a, b) => b.likeness - a.likeness)[0];
    if (fits === undefined) open.push([point]);
    else if (!fits.members.some((member) => isRepeated(member, point))) fits.members.push(point);
  }
  return open.map(asSeries);
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
  const likeness = Math.max(...members.map((member) => overlap(member.clause, point.clause)));
  return likeness >= (point.kind === 'rule' ? RULE_LIKENESS : STATISTIC_LIKENESS) ? likeness : 0;
}

function haveSameTerms(a: PlacedPoint, b: PlacedPoint): boolean {
  return (
    a.type === b.type &&
    a.unit === b.unit &&
    a.attribute === b.attribute &&
    a.kind === b.kind &&
    a.rank === b.rank &&
    FLOORS.has(a.op) === FLOORS.has(b.op) &&
    isSameScope(a.scope, b.scope) &&
    (a.kind !== 'deadline' || a.paper.edition === b.paper.edition)
  );
}

/** Share of the shorter clause's pairs of characters that stand in the other. */
function overlap(a: string, b: string): number {
  const pairs = pairsOf(a);
  const others = pairsOf(b);
  if (Math.min(pairs.size, others.size) < 3) return a === b ? 1 : 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return shared / Math.min(pairs.size, others.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

function byDate(a: PlacedPoint, b: PlacedPoint): number {
  const [x, y] = [a.paper.saidOn ?? '9999', b.paper.saidOn ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.start - b.start;
}

const FLOORS: ReadonlySet<string> = new Set(['ge', 'gt']);
const ROUNDED: ReadonlySet<string> = new Set(['approx', 'vague', 'gt']);
/** 近6000 and 6000 are one figure; 6000 and 6400 are not. */
const ROUNDING = 0.05;
const RULE_LIKENESS = 0.45;
const STATISTIC_LIKENESS = 0.6;
