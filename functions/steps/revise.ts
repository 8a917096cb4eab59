import type { HostState, PageState, SourceState } from '../domain/source/state.ts';
import type { SourceStore } from '../ports/source-store.ts';

/** How often a row that others keep changing is read anew before the step gives up. */
const ATTEMPTS = 8;

/**
 * Changes a page's row by what `revise` makes of the newest state, again if somebody else saved in between.
 * `revise` answers null to leave the row as it is. Answers the row as it then stands.
 */
export async function revisePage(
  store: SourceStore,
  sourceId: string,
  url: string,
  revise: (page: PageState | null) => PageState | null,
): Promise<PageState | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await store.page(sourceId, url);
    const next = revise(current);
    if (next === null) return current;
    if ((await store.savePage(next)) === 'saved') return next;
  }
  throw new Error(`page ${url} of ${sourceId} changed ${ATTEMPTS} times while it was being saved`);
}

/** The same for a source's row; a source never seen is `freshSource`. */
export async function reviseSource(
  store: SourceStore,
  id: string,
  revise: (source: SourceState) => SourceState,
): Promise<SourceState> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = (await store.source(id)) ?? freshSource(id);
    const next = revise(current);
    if ((await store.saveSource(next)) === 'saved') return next;
  }
  throw new Error(`source ${id} changed ${ATTEMPTS} times while it was being saved`);
}

export function freshSource(id: string): SourceState {
  return {
    id,
    baseline: 'pending',
    verdict: null,
    since: null,
    lastGoodAt: null,
    lastRoundAt: null,
    opened: null,
    settled: null,
    judged: null,
    nextDueAt: 0,
    itemCounts: [],
    changeCounts: [],
    revision: 0,
  };
}

export function freshPage(
  page: Pick<PageState, 'sourceId' | 'url' | 'role' | 'parentUrl' | 'listedTitle' | 'listedOn' | 'foundTick'>,
): PageState {
  return {
    ...page,
    host: new URL(page.url).host,
    pending: page.foundTick,
    attempts: 0,
    notBefore: 0,
    dueAt: Number.MAX_SAFE_INTEGER,
    quietVisits: 0,
    checkedTick: null,
    verdict: null,
    etag: null,
    lastModified: null,
    capture: null,
    assessed: null,
    documentId: null,
    revision: 0,
  };
}

export function freshHost(host: string, delayMs: number): HostState {
  return { host, delayMs, nextAllowedAt: 0, failures: 0, robots: null };
}
