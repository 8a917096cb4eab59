import type { SourceDefinition } from '../domain/source/definition.ts';
import type { PageState, Tick } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { PortalGate } from '../ports/portal-gate.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { followPage } from './found.ts';
import { type Visit, visit } from './visit.ts';

export interface CapturePorts {
  readonly definitions: readonly SourceDefinition[];
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
  readonly gate: PortalGate;
  readonly pages: PageReader;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  /** How long a turn goes on taking pages, where whoever runs it ends it at some time. Default: as long as it takes. */
  readonly turnMs?: number;
}

/** Pages of one host that one turn fetches before it hands the host back to the queue. */
const PAGES_A_TURN = 50;
/** A turn waits this long for the host's pace itself; longer waits go back to the queue. */
const PATIENCE_MS = 15_000;
/**
 * Pages, and bytes of them, that are stored together where the host may be asked without a pause: there, waiting for the disk is
 * dearer than all the rest. A process that dies fetches so many again at most.
 */
const PAGES_TOGETHER = 50;
const BYTES_TOGETHER = 8_000_000;

/**
 * One host's turn: fetches its pending pages one after the other at the host's pace, stores what came, follows lists to
 * their papers and papers to their attachments. A source whose last pending page is done goes on to be assessed.
 */
export async function captureTurn(
  turn: { readonly host: string; readonly tick: Tick },
  ports: CapturePorts,
): Promise<void> {
  const touched = new Set<string>();
  let left = PAGES_A_TURN;
  let goesOnAt: number | null = null;
  const endsAt = ports.clock.now() + (ports.turnMs ?? Number.POSITIVE_INFINITY);
  while (goesOnAt === null) {
    const pages = await nextPages(turn.host, ports);
    if (pages.length === 0) break;
    const visits: FollowedVisit[] = [];
    try {
      for (const page of pages) {
        const definition = ports.definitions.find((candidate) => candidate.id === page.sourceId);
        if (definition === undefined) {
          await dropPending(page, ports);
          continue;
        }
        const readyAt = Math.max(page.notBefore, (await ports.sources.host(turn.host))?.nextAllowedAt ?? 0);
        const now = ports.clock.now();
        const endsHere = left === 0 || readyAt > now + PATIENCE_MS || Math.max(now, readyAt) >= endsAt;
        // Nothing that was fetched waits unstored, and once it is stored what it led to may come first.
        if (visits.length > 0 && (endsHere || readyAt > now)) break;
        if (endsHere) {
          goesOnAt = readyAt;
          break;
        }
        await ports.clock.sleepUntil(readyAt);
        const seen = await visit(page, definition, ports);
        visits.push({ ...seen, found: await followPage(seen, definition, ports) });
        touched.add(page.sourceId);
        left -= 1;
        if (bytesOf(visits) > BYTES_TOGETHER) break;
      }
    } finally {
      await store(visits, ports);
    }
  }
  if (goesOnAt !== null) await sendTurn(turn, goesOnAt, ports);
  for (const sourceId of touched) await sendIfComplete(sourceId, turn.tick, ports);
}

interface FollowedVisit extends Visit {
  /** Rows of pages that it leads to and that nobody knew. */
  readonly found: readonly PageState[];
}

/** What the host is to be asked for next; a page at a time where there is a pause between them. */
async function nextPages(host: string, { sources }: CapturePorts): Promise<readonly PageState[]> {
  const hasPause = (await sources.host(host))?.delayMs !== 0;
  return sources.pendingPages(host, hasPause ? 1 : PAGES_TOGETHER);
}

/** The bytes before the rows that name them, and what a page leads to before the page, which then counts as done. */
async function store(visits: readonly FollowedVisit[], { blobs, sources }: CapturePorts): Promise<void> {
  const snapshots = visits.flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot]));
  if (snapshots.length > 0) await blobs.putAllOnce(snapshots);
  // A row that is stale was reset by a new round, which fetches the page again.
  await sources.savePages(visits.flatMap(({ found, row }) => [...found, row]));
}

function bytesOf(visits: readonly Visit[]): number {
  return visits.reduce((sum, { snapshot }) => sum + (snapshot?.bytes.length ?? 0), 0);
}

/** A page of a source that was taken out of seeds/ is no longer fetched; its history stays. */
async function dropPending(page: PageState, ports: CapturePorts): Promise<void> {
  await ports.sources.savePage({ ...page, pending: null, dueAt: Number.MAX_SAFE_INTEGER });
}

async function sendTurn(turn: { host: string; tick: Tick }, notBefore: number, ports: CapturePorts): Promise<void> {
  await ports.queue.send([
    { work: { kind: 'turn', ...turn }, dedupId: `turn ${turn.host} ${turn.tick} ${notBefore}`, notBefore },
  ]);
}

async function sendIfComplete(sourceId: string, tick: Tick, ports: CapturePorts): Promise<void> {
  if ((await ports.sources.pendingCount(sourceId)) > 0) {
    // Pages found on another host may have no turn yet.
    const hosts = await ports.sources.pendingHosts();
    const now = ports.clock.now();
    await ports.queue.send(
      hosts.map((host) => ({ work: { kind: 'turn', host, tick }, dedupId: `turn ${host} ${tick}`, notBefore: now })),
    );
    return;
  }
  const round = (await ports.sources.source(sourceId))?.opened ?? tick;
  await ports.queue.send([
    {
      work: { kind: 'assess', sourceId, tick: round },
      dedupId: `assess ${sourceId} ${round}`,
      notBefore: ports.clock.now(),
    },
  ]);
}
