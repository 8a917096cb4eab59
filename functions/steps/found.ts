import { decodePage } from '../domain/page/charset.ts';
import { extractPage } from '../domain/page/extract.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { articleHtml, type ListReading, readList } from '../domain/source/list.ts';
import type { PageState } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { freshPage, revisePage } from './revise.ts';

export interface FoundPorts {
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
}

/** Attachments of one paper that are fetched; a page with more is a download directory. */
const MAX_ATTACHMENTS = 20;
/** Further list pages that one round follows where the definition does not say. */
const LIST_PAGES = 3;

/** Adds the pages that a page visited in this round leads to: papers of a list, its next pages, attachments of a paper. */
export async function followPage(page: PageState, definition: SourceDefinition, ports: FoundPorts): Promise<void> {
  const tick = page.checkedTick;
  if (tick === null || (page.verdict !== 'ok' && page.verdict !== 'unchanged')) return;
  if (page.role === 'list') await followList(page, tick, definition, ports);
  if (page.role === 'paper') await followPaper(page, tick, definition, ports);
}

async function followList(
  page: PageState,
  tick: string,
  definition: SourceDefinition,
  ports: FoundPorts,
): Promise<void> {
  const reading = await readCapturedList(page, definition, ports.blobs);
  if (reading === null) return;
  for (const item of reading.items) {
    await addPage(ports.sources, {
      sourceId: definition.id,
      url: item.url,
      role: 'paper',
      parentUrl: null,
      listedTitle: item.title,
      listedOn: item.publishedOn,
      foundTick: tick,
    });
  }
  // Only the first page of a list leads on: a further page would name the same neighbours again.
  if (page.parentUrl !== null) return;
  for (const url of reading.nextPages.slice(0, (definition.lookbackPages ?? LIST_PAGES) - 1)) {
    await revisePage(ports.sources, definition.id, url, (known) => {
      const next = known ?? freshListPage(definition.id, url, page.url, tick);
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
  tick: string,
  definition: SourceDefinition,
  ports: FoundPorts,
): Promise<void> {
  if (page.verdict === 'unchanged') return;
  const text = await capturedText(page, ports.blobs);
  if (text === null) return;
  const extracted = extractPage(articleHtml(definition, text), { url: page.capture?.finalUrl ?? page.url });
  for (const attachment of extracted.attachments.slice(0, MAX_ATTACHMENTS)) {
    await addPage(ports.sources, {
      sourceId: definition.id,
      url: attachment.url,
      role: 'attachment',
      parentUrl: page.url,
      listedTitle: attachment.name,
      listedOn: null,
      foundTick: tick,
    });
  }
}

async function addPage(
  store: SourceStore,
  page: Pick<PageState, 'sourceId' | 'url' | 'role' | 'parentUrl' | 'listedTitle' | 'listedOn' | 'foundTick'>,
): Promise<void> {
  await revisePage(store, page.sourceId, page.url, (known) => (known === null ? freshPage(page) : null));
}

/** What a list said when it was last captured well; null where it never was. */
export async function readCapturedList(
  page: PageState,
  definition: SourceDefinition,
  blobs: BlobStore,
): Promise<ListReading | null> {
  const text = await capturedText(page, blobs);
  return text === null ? null : readList(definition, { url: page.capture?.finalUrl ?? page.url, text });
}

/** The decoded text of a page's newest good capture. */
export async function capturedText(page: PageState, blobs: BlobStore): Promise<string | null> {
  if (page.capture === null) return null;
  const bytes = await blobs.get(page.capture.snapshot);
  return bytes === null ? null : decodePage(bytes, page.capture.contentType ?? undefined).text;
}
