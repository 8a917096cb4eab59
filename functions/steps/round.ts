import type { SourceDefinition } from '../domain/source/definition.ts';
import { judgeRound, type RoundFacts } from '../domain/source/health.ts';
import type { EndOfForce, PageState, SourceVerdict, Tick } from '../domain/source/state.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { type CapturedPorts, readCapturedList } from './found.ts';

/** What a source's round saw, read from its pages' rows and snapshots. */
export interface RoundReading {
  readonly tick: Tick;
  readonly verdict: SourceVerdict;
  readonly listed: ReadonlySet<string>;
  readonly itemCount: number;
  /** Of the papers of which the lists say whether they are in force: how that ended, or null. */
  readonly force: ReadonlyMap<string, EndOfForce | null>;
  /** Papers that may have something to tell: a new snapshot of their own or of an attachment, or gone. */
  readonly candidates: readonly PageState[];
  readonly attachments: ReadonlyMap<string, readonly PageState[]>;
  /** All papers of the source that are remembered. */
  readonly papers: readonly PageState[];
  /** Addresses of those that were there when they were last looked at. */
  readonly standing: ReadonlySet<string>;
}

export interface RoundPorts extends CapturedPorts {
  readonly sources: SourceStore;
}

/** Reads a round without writing: what its lists show, how well the source is, and which papers are to be looked at. */
export async function readRound(definition: SourceDefinition, tick: Tick, ports: RoundPorts): Promise<RoundReading> {
  const lists: PageState[] = [];
  const papers: PageState[] = [];
  const attachments = new Map<string, PageState[]>();
  for await (const page of ports.sources.pagesOf(definition.id)) {
    if (page.role === 'list') lists.push(page);
    else if (page.role === 'paper') papers.push(page);
    else if (page.parentUrl !== null)
      attachments.set(page.parentUrl, [...(attachments.get(page.parentUrl) ?? []), page]);
  }
  const facts = await readLists(definition, tick, { lists, papers }, ports);
  const source = await ports.sources.source(definition.id);
  const verdict = judgeRound(definition, { itemCounts: source?.itemCounts ?? [] }, facts.round);
  const candidates = papers
    .filter((page) => mayTell(page, attachments.get(page.url) ?? [], tick))
    .toSorted((a, b) => compareText(a.listedOn ?? '', b.listedOn ?? '') || compareText(a.url, b.url));
  const standing = new Set(papers.filter(isStanding).map(({ url }) => url));
  const { listed, force, round } = facts;
  return { tick, verdict, listed, force, itemCount: round.items, candidates, attachments, papers, standing };
}

/** What the round's list pages say together. A list that failed is told by its verdict and adds no items. */
async function readLists(
  definition: SourceDefinition,
  tick: Tick,
  pages: { readonly lists: readonly PageState[]; readonly papers: readonly PageState[] },
  ports: RoundPorts,
): Promise<Pick<RoundReading, 'listed' | 'force'> & { readonly round: RoundFacts }> {
  const checked = pages.lists.filter((page) => page.checkedTick === tick);
  const dates = new Map<string, string | null>();
  const force = new Map<string, EndOfForce | null>();
  const problems: RoundFacts['problems'][number][] = [];
  const unreadable = new Set<PageState>();
  for (const page of checked.filter((list) => list.verdict === 'ok' || list.verdict === 'unchanged')) {
    const reading = await readCapturedList(page, definition, ports);
    if (reading === null) continue;
    if (reading === 'unreadable') {
      unreadable.add(page);
      continue;
    }
    problems.push(reading.problem);
    for (const item of reading.items) {
      dates.set(item.url, item.publishedOn);
      if (item.flags !== undefined) force.set(item.url, endOf(item.flags));
    }
  }
  const newest = [...dates.values()]
    .filter((date) => date !== null)
    .toSorted()
    .at(-1);
  const round: RoundFacts = {
    lists: checked
      .filter((page) => page.parentUrl === null)
      .map((page) => (unreadable.has(page) ? 'too-large' : (page.verdict ?? 'down'))),
    problems,
    items: dates.size,
    dated: [...dates.values()].filter((date) => date !== null).length,
    fresh: pages.papers.filter((page) => page.foundTick === tick).length,
    newestAgeHours: newest === undefined ? null : (Date.parse(tick) - Date.parse(newest)) / 3_600_000,
  };
  return { listed: new Set(dates.keys()), force, round };
}

function endOf({ expired, abolished }: { readonly expired: boolean; readonly abolished: boolean }): EndOfForce | null {
  if (abolished) return 'abolished';
  return expired ? 'expired' : null;
}

function isStanding({ verdict, capture }: PageState): boolean {
  return capture !== null && verdict !== 'gone';
}

/** A page tells something if it, or one of its attachments, has a capture that was not assessed, or if it is gone. */
function mayTell(page: PageState, attachments: readonly PageState[], tick: Tick): boolean {
  if (page.verdict === 'gone') return page.documentId !== null && (page.checkedTick === tick || page.assessed !== null);
  return [page, ...attachments].some((row) => row.capture !== null && row.capture.snapshot !== row.assessed);
}

/** By code units, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
