import { decodePage } from '../domain/page/charset.ts';
import type { ExtractedPage } from '../domain/page/extract.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { ListReading } from '../domain/source/list.ts';
import { isUnreadable } from '../domain/source/read-page.ts';
import type { PageState } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { freshPage, revisePage } from './revise.ts';
import type { Visit } from './visit.ts';

export interface CapturedPorts {
  readonly blobs: BlobStore;
  readonly pages: PageReader;
}

export interface FoundPorts extends CapturedPorts {
  readonly sources: SourceStore;
}

/** Attachments of one paper that are fetched; a page with more is a download directory. */
const MAX_ATTACHMENTS = 20;
/** Further list pages that one round follows where the definition does not say. */
const LIST_PAGES = 3;

/**
 * The rows of pages that a visit leads to and that nobody knew, for the caller to save before the page's own: papers of a list,
 * attachments of a paper. Further pages of a list are opened at once.
 */
export async function followPage(
  visit: Visit,
  definition: SourceDefinition,
  ports: FoundPorts,
): Promise<readonly PageState[]> {
  const { role, verdict, checkedTick: tick } = visit.row;
  if (tick === null || (verdict !== 'ok' && verdict !== 'unchanged')) return [];
  if (role === 'list') return followList(visit, tick, definition, ports);
  return role === 'paper' && visit.paper !== null ? followPaper(visit.row, visit.paper, tick, ports) : [];
}

async function followList(
  { row, list }: Visit,
  tick: string,
  definition: SourceDefinition,
  ports: FoundPorts,
): Promise<readonly PageState[]> {
  const reading = list ?? (await readCapturedList(row, definition, ports));
  // The round says of a list that cannot be read that it failed.
  if (reading === null || reading === 'unreadable') return [];
  const found = reading.items.map((item) =>
    freshPage({
      sourceId: definition.id,
      url: item.url,
      role: 'paper',
      parentUrl: null,
      listedTitle: item.title,
      listedOn: item.publishedOn,
      foundTick: tick,
    }),
  );
  // Only the first page of a list leads on: a further page would name the same neighbours again.
  if (row.parentUrl === null) await openListPages(row, reading.nextPages, tick, definition, ports);
  return unknown(found, ports);
}

async function openListPages(
  first: PageState,
  urls: readonly string[],
  tick: string,
  definition: SourceDefinition,
  ports: FoundPorts,
): Promise<void> {
  for (const url of urls.slice(0, (definition.lookbackPages ?? LIST_PAGES) - 1)) {
    await revisePage(ports.sources, definition.id, url, (known) => {
      const next = known ?? freshListPage(definition.id, url, first.url, tick);
      if (next.checkedTick === tick || (known !== null && known.pending === tick)) return null;
      return { ...next, pending: tick, attempts: 0, notBefore: 0 };
    });
  }
}

function freshListPage(sourceId: string, url: string, parentUrl: string, foundTick: string): PageState {
  return freshPage({ sourceId, url, role: 'list', parentUrl, listedTitle: null, listedOn: null, foundTick });
}

async function followPaper(
  page: PageState,
  paper: ExtractedPage,
  tick: string,
  ports: FoundPorts,
): Promise<readonly PageState[]> {
  const found = paper.attachments.slice(0, MAX_ATTACHMENTS).map(({ url, name }) =>
    freshPage({
      sourceId: page.sourceId,
      url,
      role: 'attachment',
      parentUrl: page.url,
      listedTitle: name,
      listedOn: null,
      foundTick: tick,
    }),
  );
  return unknown(found, ports);
}

/** Those without a row; who adds one meanwhile was first, and the row stands. */
async function unknown(pages: readonly PageState[], { sources }: FoundPorts): Promise<readonly PageState[]> {
  const rows: PageState[] = [];
  for (const page of pages) if ((await sources.page(page.sourceId, page.url)) === null) rows.push(page);
  return rows;
}

/** What a list said when it was last captured well; null where it never was, `unreadable` where it is beyond what may be spent on one. */
export async function readCapturedList(
  page: PageState,
  definition: SourceDefinition,
  { blobs, pages }: CapturedPorts,
): Promise<ListReading | 'unreadable' | null> {
  const text = await capturedText(page, blobs);
  if (text === null) return null;
  try {
    return (await pages.readList({ definition, url: page.capture?.finalUrl ?? page.url, text })).reading;
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}

/** The decoded text of a page's newest good capture. */
export async function capturedText(page: PageState, blobs: BlobStore): Promise<string | null> {
  if (page.capture === null) return null;
  const bytes = await blobs.get(page.capture.snapshot);
  return bytes === null ? null : decodePage(bytes, page.capture.contentType ?? undefined).text;
}
