import { createHash } from 'node:crypto';
import { type Bundle, readBundle } from '../domain/collect/bundle.ts';
import type { CollectedPage } from '../domain/collect/collected.ts';
import { isSilent } from '../domain/collect/silence.ts';
import { HongtouError } from '../domain/error.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { SourceState } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpsReports } from '../ports/ops-reports.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { freshPage, freshSource, revisePage, reviseSource } from './revise.ts';

export interface ReceivePorts {
  readonly definitions: readonly SourceDefinition[];
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
  readonly queue: WorkQueue;
  readonly reports: OpsReports;
  readonly clock: Clock;
}

/** A collector's clock may be ahead by so much; a round of next year would keep out every one before it. */
const CLOCK_SKEW_MS = 86_400_000;

/**
 * Takes a collector's bundle as if this monitor had fetched its pages, and sends the round to be assessed. Whatever is in it is
 * checked before anything is written; then snapshots, rows, the source and the work, in this order, so that it can be repeated
 * from any point. `present` where the round, or this very bundle, was taken before: nothing is written then.
 * @throws HONGTOU_BAD_BUNDLE, HONGTOU_NOT_COLLECTED, HONGTOU_ROUND_OPEN, HONGTOU_BUNDLE_GAP
 */
export async function receiveBundle(text: string, ports: ReceivePorts): Promise<'taken' | 'present'> {
  const mark = `received/${createHash('sha256').update(text).digest('hex')}`;
  if ((await ports.blobs.get(mark)) !== null) return 'present';
  const bundle = readBundle(text);
  const { sourceId, tick, last } = bundle.head;
  const definition = requireCollected(sourceId, ports.definitions);
  requirePast(tick, ports.clock.now());
  const source = (await ports.sources.source(sourceId)) ?? freshSource(sourceId);
  if (source.settled !== null && source.settled >= tick) return 'present';
  if (source.opened !== source.settled && source.opened !== tick) {
    const message = `the round of ${source.opened} of ${sourceId} is not assessed yet, push ${tick} again later`;
    throw new HongtouError('HONGTOU_ROUND_OPEN', message);
  }
  await requireSnapshots(bundle, ports.blobs);
  for (const { key, bytes } of bundle.snapshots) await ports.blobs.putOnce(key, bytes);
  if (last) {
    await openRound(bundle, ports);
    await reportHeard(definition, source, tick, ports);
  }
  await ports.blobs.putOnce(mark, new TextEncoder().encode(tick));
  return 'taken';
}

async function openRound({ head, pages }: Bundle, ports: ReceivePorts): Promise<void> {
  const { sourceId, tick } = head;
  for (const page of pages) await savePage(page, ports.sources);
  // After its rows: a sweep of another process sends an open round to be assessed.
  await reviseSource(ports.sources, sourceId, (row) => ({ ...row, opened: tick }));
  await ports.queue.send([
    {
      work: { kind: 'assess', sourceId, tick },
      dedupId: `assess ${sourceId} ${tick}`,
      notBefore: ports.clock.now(),
    },
  ]);
}

/** The row that a visit would have left. What this monitor made of the page stays: what was assessed, and when it was first seen. */
async function savePage(page: CollectedPage, store: SourceStore): Promise<void> {
  await revisePage(store, page.sourceId, page.url, (known) => {
    const base = known ?? freshPage(page);
    return { ...base, ...page, foundTick: base.foundTick, pending: null, attempts: 0, notBefore: 0 };
  });
}

/** Once its rounds are those of today again, not for each one that waited. */
async function reportHeard(
  definition: SourceDefinition,
  before: SourceState,
  tick: string,
  ports: ReceivePorts,
): Promise<void> {
  const now = ports.clock.now();
  if (!isSilent(definition, before.lastRoundAt, now) || isSilent(definition, tick, now)) return;
  const { id, name } = definition;
  await ports.reports.file({
    id: `heard ${id} ${tick}`,
    tick,
    subject: id,
    kind: 'source-recovered',
    message: `${name} (${id}): its collector sends again; the last round before was ${before.lastRoundAt}`,
  });
}

function requireCollected(sourceId: string, definitions: readonly SourceDefinition[]): SourceDefinition {
  const definition = definitions.find(({ id }) => id === sourceId);
  if (definition?.capturedBy === 'collector') return definition;
  const found = definition === undefined ? 'no such source is defined here' : 'this monitor captures it itself';
  throw new HongtouError('HONGTOU_NOT_COLLECTED', `${sourceId}: ${found}, expected one with "capturedBy": "collector"`);
}

function requirePast(tick: string, now: number): void {
  if (Date.parse(tick) <= now + CLOCK_SKEW_MS) return;
  const message = `tick is ${tick}, expected none later than tomorrow (it is ${new Date(now).toISOString()} here)`;
  throw new HongtouError('HONGTOU_BAD_BUNDLE', message);
}

/** Every capture of the rows has its bytes, in this bundle, in a part before it or from an earlier round. */
async function requireSnapshots({ pages, snapshots }: Bundle, blobs: BlobStore): Promise<void> {
  const carried = new Set(snapshots.map(({ key }) => key));
  for (const { url, capture } of pages) {
    if (capture === null || carried.has(capture.snapshot) || (await blobs.get(capture.snapshot)) !== null) continue;
    const message = `${url} was captured as ${capture.snapshot}, which is neither in the bundle nor here: a bundle before it is missing`;
    throw new HongtouError('HONGTOU_BUNDLE_GAP', message);
  }
}
