import type { CaptureVerdict } from './verdict.ts';

/** The scheduled time of a round as an ISO instant: names the round in every record, so that a repeated round repeats itself. */
export type Tick = string;

export type SourceVerdict =
  | 'ok'
  | 'nothing-new'
  | 'filtered-out'
  | 'selector-found-nothing'
  | 'list-shrank'
  | 'blocked'
  | 'challenged'
  | 'down'
  | 'stale';

/** What is remembered of a Source between rounds. Errors touch `verdict` and `since` only, never the baseline. */
export interface SourceState {
  readonly id: string;
  /** `pending` until the first healthy round has filled the corpus in silence (promise 13). */
  readonly baseline: 'pending' | 'done';
  readonly verdict: SourceVerdict | null;
  /** The round since which the verdict stands. */
  readonly since: Tick | null;
  readonly lastGoodAt: Tick | null;
  readonly lastRoundAt: Tick | null;
  /** The last round that was opened; unfinished while it differs from `settled`. */
  readonly opened: Tick | null;
  /** The last round whose captures were assessed. */
  readonly settled: Tick | null;
  /** What was decided of the round's mass change, before anything of it was recorded: a repeated round must not decide anew. */
  readonly judged: { readonly tick: Tick; readonly mass: 'release' | 'hold' } | null;
  readonly nextDueAt: number;
  /** Items listed in the last good rounds, newest last, at most 20. */
  readonly itemCounts: readonly number[];
  /** Papers revised or withdrawn in the last settled rounds, newest last, at most 50. */
  readonly changeCounts: readonly number[];
  /** What the papers of each host share besides their bodies: blob key of the SiblingTemplate, and the how many-th it is. */
  readonly templates?: Readonly<Record<string, { readonly key: string; readonly version: number }>>;
  /** Papers that were answered by another page in their place in two rounds or more, since when the first, and its address; absent while there are none. */
  readonly missing?: { readonly pages: number; readonly since: Tick; readonly url: string };
  readonly revision: number;
}

export type PageRole = 'list' | 'paper' | 'attachment';

/** The newest `ok` capture of a page. */
export interface PageCapture {
  readonly tick: Tick;
  readonly snapshot: string;
  readonly contentType: string | null;
  readonly finalUrl: string;
}

/** What is remembered of one URL of a Source. */
export interface PageState {
  readonly sourceId: string;
  readonly url: string;
  readonly host: string;
  readonly role: PageRole;
  /** The page that links to this attachment. */
  readonly parentUrl: string | null;
  readonly listedTitle: string | null;
  readonly listedOn: string | null;
  readonly foundTick: Tick;
  /** The round in which the page is still to be fetched; null once that is done or given up. */
  readonly pending: Tick | null;
  readonly attempts: number;
  readonly notBefore: number;
  /** Milliseconds since the epoch of the next planned visit. */
  readonly dueAt: number;
  /** Visits in a row that saw nothing new: chooses the next interval (1, 3, 7, 30, 90 days). */
  readonly quietVisits: number;
  readonly checkedTick: Tick | null;
  readonly verdict: CaptureVerdict | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly capture: PageCapture | null;
  /** Key of the snapshot that was assessed last, or held. */
  readonly assessed: string | null;
  readonly documentId: string | null;
  /** How the list said that the paper is no longer in force when that was assessed last; absent while it is, or where no list says so. */
  readonly force?: EndOfForce;
  /** Rounds in a row, the first and the last of them, in which another page came in the place of the paper; absent while it itself comes. */
  readonly missing?: { readonly since: Tick; readonly last: Tick; readonly rounds: number };
  readonly revision: number;
}

/** How a portal says that a paper is no longer in force: it ran out, or was abolished. */
export type EndOfForce = 'expired' | 'abolished';

/** One host's pace and its robots.txt. */
export interface HostState {
  readonly host: string;
  readonly delayMs: number;
  readonly nextAllowedAt: number;
  readonly failures: number;
  readonly robots: RobotsAnswer | null;
  /** What each origin of the host set last, for plain replay; rows of before have none. */
  readonly cookies?: Readonly<Record<string, KeptCookies>>;
}

/** What a host answered when it was asked for its robots.txt; the status is 0 where nothing came. */
export interface RobotsAnswer {
  readonly fetchedAt: number;
  readonly status: number;
  readonly text: string;
  /** Why the gate did not ask at all, by its code and words. */
  readonly refusal?: string;
  /** Host and port of the proxy through which it was asked. */
  readonly via?: string;
}

/** Cookies of one origin and the instant at which they came: their own lifetimes are not read. */
export interface KeptCookies {
  readonly at: number;
  readonly pairs: readonly { readonly name: string; readonly value: string }[];
}

/** A mass change that waits for ops (promise 14). `pages` are the captures that were not let through. */
export interface Hold {
  readonly id: string;
  readonly sourceId: string;
  readonly tick: Tick;
  readonly reason: string;
  readonly pages: readonly { readonly url: string; readonly snapshot: string | null }[];
  readonly status: 'held' | 'released' | 'discarded' | 'baselined';
}
