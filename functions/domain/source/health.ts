import type { SourceDefinition } from './definition.ts';
import type { ListReading } from './list.ts';
import type { SourceVerdict } from './state.ts';
import type { CaptureVerdict } from './verdict.ts';

/** What a source's round saw. */
export interface RoundFacts {
  /** Verdict of the newest capture of each of the source's first list pages. */
  readonly lists: readonly CaptureVerdict[];
  /** What each list page of the round that was read said; null = nothing amiss. */
  readonly problems: readonly ListReading['problem'][];
  /** Items on all list pages of the round together, and how many of them carry a date. */
  readonly items: number;
  readonly dated: number;
  /** Papers that the round saw for the first time. */
  readonly fresh: number;
  /** Of those, papers that the definition does not want. */
  readonly filtered?: number;
  /** Hours since the newest paper that the list shows, where the list gives dates. */
  readonly newestAgeHours?: number | null;
}

/** Items listed in the last good rounds, newest last. */
export interface RoundHistory {
  readonly itemCounts: readonly number[];
}

/**
 * Judges one round of a source (DESIGN §7). What could not be fetched is told apart from what could be fetched but not
 * read, and both from a list that is well but has nothing new.
 */
export function judgeRound(definition: SourceDefinition, history: RoundHistory, round: RoundFacts): SourceVerdict {
  const unreached = judgeFetches(round.lists);
  if (unreached !== null) return unreached;
  if (isUnreadable(definition, round)) return 'selector-found-nothing';
  if (hasShrunk(definition, history, round)) return 'list-shrank';
  if (round.fresh > 0) return round.filtered === round.fresh ? 'filtered-out' : 'ok';
  return isStale(definition, round) ? 'stale' : 'nothing-new';
}

/** One list that failed fails the round: what it would have shown is unknown. */
function judgeFetches(verdicts: readonly CaptureVerdict[]): SourceVerdict | null {
  const failed = verdicts.filter((verdict) => verdict !== 'ok' && verdict !== 'unchanged');
  if (verdicts.length === 0) return 'down';
  if (failed.includes('challenge')) return 'challenged';
  if (failed.includes('blocked')) return 'blocked';
  return failed.length > 0 ? 'down' : null;
}

/**
 * A page beyond the end of a numbered list may be empty; a list that shows no item at all is not, nor is one without the
 * dates that it always had.
 */
function isUnreadable(definition: SourceDefinition, round: RoundFacts): boolean {
  if (round.problems.includes('not-a-list')) return true;
  if (round.items === 0)
    return definition.assertions.minimumItems > 0 || round.problems.some((problem) => problem !== null);
  return round.dated / round.items < definition.assertions.datedShare;
}

/** Below half of what is usual a list has lost items rather than aged. */
const SHRUNK_SHARE = 0.5;
/** Lists with fewer items than this lose half of them in ordinary life. */
const SMALL_LIST = 4;

function hasShrunk(definition: SourceDefinition, history: RoundHistory, round: RoundFacts): boolean {
  if (round.items < definition.assertions.minimumItems) return true;
  const usual = median(history.itemCounts);
  return usual >= SMALL_LIST && round.items < usual * SHRUNK_SHARE;
}

/** A list whose newest paper is older than this many cadences, and older than a quarter year, may be abandoned. */
const STALE_CADENCES = 30;
const STALE_HOURS = 24 * 180;

function isStale(definition: SourceDefinition, round: RoundFacts): boolean {
  const age = round.newestAgeHours ?? null;
  return age !== null && age > Math.max(definition.cadenceHours * STALE_CADENCES, STALE_HOURS);
}

function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Rounds whose lists were read as they should be. A stale list is well read, and reported all the same. */
const READ_WELL: ReadonlySet<SourceVerdict> = new Set(['ok', 'nothing-new', 'filtered-out', 'stale']);

export function wasReadWell(verdict: SourceVerdict): boolean {
  return READ_WELL.has(verdict);
}

/** Whether nobody need look at the source. */
export function isWell(verdict: SourceVerdict | null): boolean {
  return verdict === null || (READ_WELL.has(verdict) && verdict !== 'stale');
}

/** The revisions and withdrawals of one round of a source. New papers are no part of it: they are never held. */
export interface MassChange {
  readonly revised: number;
  readonly withdrawn: number;
  /** Papers of the source that were known before the round. */
  readonly pages: number;
  /** Papers revised or withdrawn in earlier rounds. */
  readonly changeCounts: readonly number[];
  /** One per revised paper; equal ones mean that the same edit was made to both. */
  readonly fingerprints: readonly string[];
}

export type MassVerdict = 'release' | { readonly hold: string };

/** The shares say something only from this many changed papers on: two of three is a small source's ordinary day. */
export const MASS_FLOOR = 4;
const MOST_CHANGES = 20;
const P95_TIMES = 5;
const PAGE_SHARE = 0.3;
const SAME_EDIT_SHARE = 0.6;

/**
 * Promise 14: more than max(20, 5 × p95) changes in a round, more than 30 % of the source's papers, or more than 60 % that
 * share one edit are held, because a template changed far more often than a government rewrote its archive in a night.
 */
export function judgeMass(change: MassChange): MassVerdict {
  const changed = change.revised + change.withdrawn;
  const most = Math.max(MOST_CHANGES, P95_TIMES * percentile95(change.changeCounts));
  if (changed > most) return { hold: `${changed} papers changed in one round, expected at most ${most}` };
  if (changed < MASS_FLOOR) return 'release';
  const same = largestGroup(change.fingerprints);
  if (same >= MASS_FLOOR && same > SAME_EDIT_SHARE * changed) {
    return {
      hold: `${same} of ${changed} changed papers share one edit, expected at most ${percent(SAME_EDIT_SHARE)}`,
    };
  }
  if (changed > PAGE_SHARE * change.pages) {
    return {
      hold: `${changed} of ${change.pages} papers changed in one round, expected at most ${percent(PAGE_SHARE)}`,
    };
  }
  return 'release';
}

/** Nearest rank: the smallest count that at least 95 % of the rounds did not exceed. */
function percentile95(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

function largestGroup(fingerprints: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const fingerprint of fingerprints) sizes.set(fingerprint, (sizes.get(fingerprint) ?? 0) + 1);
  return Math.max(0, ...sizes.values());
}

function percent(value: number): string {
  return `${value * 100} %`;
}
