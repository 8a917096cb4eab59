import type { PageState, SourceState } from '../domain/source/state.ts';
import type { CaptureVerdict } from '../domain/source/verdict.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { revisePage } from './revise.ts';
import type { RoundReading } from './round.ts';

/** Another page in the place of the paper, under a status that says all is well: one that says it does not exist, or the home page. */
const IN_ITS_PLACE: ReadonlySet<CaptureVerdict | null> = new Set<CaptureVerdict>(['soft-404', 'redirected-home']);
/** Visits that say so of the page itself. */
const TOLD: ReadonlySet<CaptureVerdict | null> = new Set<CaptureVerdict>(['ok', 'unchanged', 'gone']);
/** A portal may be ill for a round. */
const LEAST_ROUNDS = 2;

/**
 * Notes in how many rounds in a row each paper was answered by another page, and says of how many that holds by now; undefined where of
 * none. It is the source's health and nothing else: the papers stand as they were. Repeating it for a round changes nothing.
 */
export async function noteMissing(
  { papers, tick }: Pick<RoundReading, 'papers' | 'tick'>,
  store: SourceStore,
): Promise<SourceState['missing']> {
  const missing: PageState[] = [];
  for (const paper of papers) {
    const page = paper.checkedTick === tick ? await noted(paper, tick, store) : paper;
    if ((page.missing?.rounds ?? 0) >= LEAST_ROUNDS) missing.push(page);
  }
  const [first] = missing.toSorted((a, b) => compare(a.missing?.since ?? '', b.missing?.since ?? ''));
  return first?.missing === undefined
    ? undefined
    : { pages: missing.length, since: first.missing.since, url: first.url };
}

async function noted(paper: PageState, tick: string, store: SourceStore): Promise<PageState> {
  if (paper.missing === undefined && !IN_ITS_PLACE.has(paper.verdict)) return paper;
  const row = await revisePage(store, paper.sourceId, paper.url, (page) => {
    if (page === null || page.checkedTick !== tick || page.missing?.last === tick) return null;
    const { missing, ...rest } = page;
    if (TOLD.has(page.verdict)) return missing === undefined ? null : rest;
    if (!IN_ITS_PLACE.has(page.verdict)) return null;
    return { ...page, missing: { since: missing?.since ?? tick, last: tick, rounds: (missing?.rounds ?? 0) + 1 } };
  });
  return row ?? paper;
}

/** By code units, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is told of them, for whoever runs the monitor. @example missingWords({pages: 2, since: '2026-11-01T00:00:00.000Z', url: 'http://a.example/p/1.html'}) */
export function missingWords({ pages, since, url }: NonNullable<SourceState['missing']>): string {
  const [what, them] = pages === 1 ? ['1 paper is', 'it'] : [`${pages} papers are`, 'them'];
  return `${what} answered by a page that says there is none, or by the home page, since ${since.slice(0, 10)} (${url}): nothing of ${them} was changed; look whether the portal moved ${them}`;
}
