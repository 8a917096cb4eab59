import type { ChangeDetail } from '../domain/change/detail.ts';
import { type FeedAddress, feedPage, type NumberedChange, PAGE_SIZE } from '../domain/feed/json-feed.ts';
import { sourceHealth } from '../domain/feed/source-health.ts';
import { changePage, homePage, topicPages } from '../domain/reader/changes.ts';
import { documentPage } from '../domain/reader/documents.ts';
import { type ReaderPage, renderPage } from '../domain/reader/layout.ts';
import { sourcesPage } from '../domain/reader/sources.ts';
import { FAVICON, STYLE } from '../domain/reader/style.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { SiteStore } from '../ports/site-store.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { loadReading } from './readings.ts';
import { freshSource } from './revise.ts';

export interface PublishPorts {
  readonly definitions: readonly SourceDefinition[];
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly sources: SourceStore;
  readonly site: SiteStore;
  readonly address: FeedAddress;
}

/** Changes shown on the home page. */
const HOME_ITEMS = 200;
const PROGRESS = 'published.json';

/**
 * Publishes every numbered change that is not out yet: its page, its document's page, full feed pages once and for all, then
 * the head. Whatever a page points at is written before it.
 */
export async function publish(ports: PublishPorts): Promise<{ readonly published: number }> {
  const last = (await ports.ledger.lastNumber())?.n ?? 0;
  const standing = await progress(ports.site);
  const done = standing ?? 0;
  if (standing === last) {
    // Nothing new to read, but when each source was last checked well still moves.
    await writeSources(ports);
    return { published: 0 };
  }
  await page('style.css', STYLE, 'text/css; charset=utf-8', ports.site);
  await page('favicon.svg', FAVICON, 'image/svg+xml', ports.site);
  const documents = new Set<string>();
  for (let n = done + 1; n <= last; n++) {
    const change = await numbered(n, ports.ledger);
    await writeChange(change, ports);
    documents.add(change.record.documentId);
  }
  for (const id of documents) await writeDocument(id, ports);
  const feedWasUpTo = Math.floor(done / PAGE_SIZE) * PAGE_SIZE;
  for (let end = feedWasUpTo + PAGE_SIZE; end < last; end += PAGE_SIZE) await writeArchive(end, ports);
  await writeHead(last, ports);
  await writeHome(last, ports);
  await writeSources(ports);
  await page(PROGRESS, `${JSON.stringify({ n: last })}\n`, 'application/json', ports.site);
  return { published: last - done };
}

/** The last number that is out; null on a site that was never published. */
async function progress(site: SiteStore): Promise<number | null> {
  const bytes = await site.read(PROGRESS);
  if (bytes === null) return null;
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number' ? value.n : 0;
}

async function numbered(n: number, ledger: Ledger): Promise<NumberedChange> {
  const number = await ledger.numberAt(n);
  const entry = number === null ? null : await ledger.entry(number.changeId);
  if (number === null || entry === null) throw new Error(`change number ${n} has no record`);
  return { n, hash: number.hash, record: entry.record };
}

async function range(from: number, to: number, ledger: Ledger): Promise<readonly NumberedChange[]> {
  const changes: NumberedChange[] = [];
  for (let n = Math.max(1, from); n <= to; n++) changes.push(await numbered(n, ledger));
  return changes;
}

async function writeChange(change: NumberedChange, ports: PublishPorts): Promise<void> {
  const { record } = change;
  const detail = record.detail === null ? null : await loadDetail(record.detail, ports.blobs);
  const after = record.detail === null ? null : (await loadReading(record.state.reading, ports.blobs)).text;
  const before = detail?.before ? (await loadReading(detail.before, ports.blobs)).text : null;
  const html = changePage(change, detail, { before, after }, ports.address);
  await writeHtml(`changes/${change.n}.html`, html, ports.site);
}

async function writeDocument(documentId: string, ports: PublishPorts): Promise<void> {
  const history: NumberedChange[] = [];
  for (const entry of await ports.ledger.history(documentId)) {
    const number = entry.claimedNumber === null ? null : await ports.ledger.numberAt(entry.claimedNumber);
    if (number?.changeId === entry.record.id) history.push({ n: number.n, hash: number.hash, record: entry.record });
  }
  const shown = documentPage(history);
  if (shown !== null) await writeHtml(`documents/${documentId}.html`, shown, ports.site);
}

/** A full feed page is named after its last number and never changes. */
async function writeArchive(end: number, ports: PublishPorts): Promise<void> {
  const changes = await range(end - PAGE_SIZE + 1, end, ports.ledger);
  const path = `feed/${end}.json`;
  await ports.site.writeOnce(path, feedContent(changes, path, end - PAGE_SIZE, ports.address));
}

async function writeHead(last: number, ports: PublishPorts): Promise<void> {
  const archived = last === 0 ? 0 : Math.floor((last - 1) / PAGE_SIZE) * PAGE_SIZE;
  const changes = await range(archived + 1, last, ports.ledger);
  await ports.site.write('feed.json', feedContent(changes, 'feed.json', archived, ports.address));
}

function feedContent(changes: readonly NumberedChange[], path: string, older: number, address: FeedAddress) {
  const nextUrl = older > 0 ? `${address.base}feed/${older}.json` : null;
  const json = feedPage(changes, { url: `${address.base}${path}`, nextUrl }, address);
  return { bytes: new TextEncoder().encode(json), contentType: 'application/feed+json; charset=utf-8' };
}

async function writeHome(last: number, ports: PublishPorts): Promise<void> {
  const changes = await range(last - HOME_ITEMS + 1, last, ports.ledger);
  // What a page leads to is there before it.
  for (const [code, shown] of topicPages(changes, ports.address))
    await writeHtml(`topics/${code}.html`, shown, ports.site);
  await writeHtml('index.html', homePage(changes, ports.address), ports.site);
}

async function writeSources(ports: PublishPorts): Promise<void> {
  const states = [];
  for (const { id, name } of ports.definitions)
    states.push({ ...((await ports.sources.source(id)) ?? freshSource(id)), name });
  await page('sources.json', sourceHealth(states), 'application/json; charset=utf-8', ports.site);
  await writeHtml('sources.html', sourcesPage(states), ports.site);
}

async function loadDetail(key: string, blobs: BlobStore): Promise<ChangeDetail> {
  const bytes = await blobs.get(key);
  if (bytes === null) throw new Error(`the detail ${key} is missing from the blob store`);
  return JSON.parse(new TextDecoder().decode(bytes)) as ChangeDetail;
}

async function writeHtml(path: string, content: ReaderPage, site: SiteStore): Promise<void> {
  await page(path, renderPage(content), 'text/html; charset=utf-8', site);
}

async function page(path: string, text: string, contentType: string, site: SiteStore): Promise<void> {
  await site.write(path, { bytes: new TextEncoder().encode(text), contentType });
}
