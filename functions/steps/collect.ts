import { writeBundle } from '../domain/collect/bundle.ts';
import type { CollectedPage, Snapshot } from '../domain/collect/collected.ts';
import { HongtouError } from '../domain/error.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { isUnreadable, type PaperPage } from '../domain/source/read-page.ts';
import { nextVisit } from '../domain/source/revisit.ts';
import type { PageState, Tick } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { BundleLink } from '../ports/bundle-link.ts';
import type { BundleOutbox } from '../ports/bundle-outbox.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { capturedText } from './found.ts';
import { freshSource, revisePage, reviseSource } from './revise.ts';

export interface CollectPorts {
  readonly definitions: readonly SourceDefinition[];
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
  readonly pages: PageReader;
  readonly outbox: BundleOutbox;
  /** Bytes of snapshots after which a part is closed; default 32 MB: base64 and all, it stays far under what a receiver takes. */
  readonly partBytes?: number;
}

const PART_BYTES = 32_000_000;
const HOUR = 3_600_000;

/** The sources that this machine captures for another, as ones of its own. */
export function collectedSources(definitions: readonly SourceDefinition[]): readonly SourceDefinition[] {
  return definitions
    .filter(({ capturedBy }) => capturedBy === 'collector')
    .map(({ capturedBy: _elsewhere, ...definition }) => definition);
}

/**
 * Stands where a monitor assesses: writes a source's finished round as a bundle, in parts where it is large, and closes it. In
 * this machine's rows `assessed` is the snapshot that was bundled last. The source's row is moved last, so that a process that
 * died before writes the same names again, which keep what they have.
 */
export async function collectRound(
  round: { readonly sourceId: string; readonly tick: Tick },
  ports: CollectPorts,
): Promise<void> {
  const { sourceId, tick } = round;
  const definition = ports.definitions.find(({ id }) => id === sourceId);
  const source = (await ports.sources.source(sourceId)) ?? freshSource(sourceId);
  if (definition === undefined || source.settled === tick) return;
  const rows: PageState[] = [];
  for await (const row of ports.sources.pagesOf(sourceId)) {
    // Also pages of a round that was never finished, because the next one was opened before.
    if (row.checkedTick !== null && row.checkedTick > (source.settled ?? '')) rows.push(row);
  }
  await writeParts(sourceId, tick, rows, ports);
  for (const row of rows) await markBundled(row, definition, ports);
  await reviseSource(ports.sources, sourceId, (state) => ({
    ...state,
    settled: tick,
    lastRoundAt: tick,
    nextDueAt: Date.parse(tick) + definition.cadenceHours * HOUR,
  }));
}

async function writeParts(
  sourceId: string,
  tick: Tick,
  rows: readonly PageState[],
  ports: CollectPorts,
): Promise<void> {
  let part = 1;
  let snapshots: Snapshot[] = [];
  let bytes = 0;
  const close = async (last: boolean): Promise<void> => {
    const pages = last ? rows.map(collectedPage) : [];
    await ports.outbox.put(
      bundleName(sourceId, tick, part),
      writeBundle({ sourceId, tick, part, last, pages, snapshots }),
    );
    part += 1;
    snapshots = [];
    bytes = 0;
  };
  for (const key of newSnapshots(rows)) {
    const snapshot = await ports.blobs.get(key);
    if (snapshot === null) continue;
    if (bytes > 0 && bytes + snapshot.length > (ports.partBytes ?? PART_BYTES)) await close(false);
    snapshots.push({ key, bytes: snapshot });
    bytes += snapshot.length;
  }
  await close(true);
}

/** Sorts by round, source and part. @example 2026-11-18T010000.000Z_sz-gxj-replies_0001 */
function bundleName(sourceId: string, tick: Tick, part: number): string {
  return `${tick.replaceAll(':', '')}_${sourceId}_${String(part).padStart(4, '0')}`;
}

/** The source in a bundle's name. */
export function sourceOf(name: string): string {
  return name.split('_')[1] ?? name;
}

function newSnapshots(rows: readonly PageState[]): ReadonlySet<string> {
  const keys = rows.flatMap(({ capture, assessed }) =>
    capture === null || capture.snapshot === assessed ? [] : [capture.snapshot],
  );
  return new Set(keys);
}

function collectedPage(row: PageState): CollectedPage {
  const {
    host: _h,
    pending: _p,
    attempts: _a,
    notBefore: _n,
    assessed: _s,
    documentId: _d,
    revision: _r,
    ...page
  } = row;
  return page;
}

/** A page whose text changed is visited again soon, as where it is assessed; bytes alone change with every visit on some portals. */
async function markBundled(row: PageState, definition: SourceDefinition, ports: CollectPorts): Promise<void> {
  const { capture, assessed } = row;
  if (capture === null || capture.snapshot === assessed) return;
  const isNews = assessed !== null && row.role === 'paper' && (await textChanged(row, assessed, definition, ports));
  const { revisitDays } = definition;
  const soon = isNews
    ? { quietVisits: 1, dueAt: nextVisit({ now: Date.parse(capture.tick), quietVisits: 0, revisitDays }) }
    : {};
  await revisePage(ports.sources, row.sourceId, row.url, (page) =>
    page === null || page.assessed === capture.snapshot ? null : { ...page, assessed: capture.snapshot, ...soon },
  );
}

async function textChanged(
  row: PageState,
  before: string,
  definition: SourceDefinition,
  { blobs, pages }: CollectPorts,
): Promise<boolean> {
  const { capture } = row;
  if (capture === null) return false;
  const texts: (string | null)[] = [];
  for (const snapshot of [before, capture.snapshot]) {
    const text = await capturedText({ ...row, capture: { ...capture, snapshot } }, blobs);
    texts.push(text === null ? null : await paperText({ definition, url: capture.finalUrl, text }, pages));
  }
  return texts[0] !== texts[1];
}

/** null where it is beyond what may be spent on a page. */
async function paperText(page: PaperPage, pages: PageReader): Promise<string | null> {
  try {
    return (await pages.readPaper(page)).text;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

export interface Pushed {
  readonly delivered: number;
  readonly failures: readonly { readonly name: string; readonly error: unknown }[];
}

/**
 * Pushes what waits, each source's rounds in their order: after one that was refused, no later one of its source is pushed.
 * Where the link itself is dead, or `isStopped`, nothing more is tried. What was not delivered stays in the outbox.
 */
export async function pushBundles(
  outbox: BundleOutbox,
  link: BundleLink,
  isStopped: () => boolean = () => false,
): Promise<Pushed> {
  const failures: { name: string; error: unknown }[] = [];
  const refused = new Set<string>();
  let delivered = 0;
  for (const name of await outbox.waiting()) {
    if (isStopped()) break;
    if (refused.has(sourceOf(name))) continue;
    try {
      const packed = await outbox.packed(name);
      if (packed !== null) await link.push(name, packed);
      await outbox.delivered(name);
      delivered += 1;
    } catch (error) {
      failures.push({ name, error });
      refused.add(sourceOf(name));
      if (error instanceof HongtouError && error.code === 'HONGTOU_LINK_DEAD') break;
    }
  }
  return { delivered, failures };
}
