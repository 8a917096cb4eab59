import type { ChangeDetail } from '../domain/change/detail.ts';
import type { ChangeRecord } from '../domain/change/record.ts';
import { type FeedAddress, feedPageOf, type NumberedChange, PAGE_SIZE } from '../domain/feed/json-feed.ts';
import { sourceHealth } from '../domain/feed/source-health.ts';
import { changePage } from '../domain/reader/changes.ts';
import { documentPage } from '../domain/reader/documents.ts';
import { type ReaderPage, renderPage } from '../domain/reader/layout.ts';
import { homePage, olderPage, olderPath, topicPages } from '../domain/reader/lists.ts';
import { sourcesPage } from '../domain/reader/sources.ts';
import { FAVICON, STYLE } from '../domain/reader/style.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { KnowledgeStore } from '../ports/knowledge-store.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { SiteStore } from '../ports/site-store.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { openShownReferences } from './published-references.ts';
import { findReading } from './readings.ts';
import { RECENT_KEPT, readRecent, type ToldChange, told, writeRecent } from './recent.ts';
import { freshSource } from './revise.ts';

export interface PublishPorts {
  readonly definitions: readonly SourceDefinition[];
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  /** What papers cite each other. */
  readonly knowledge: KnowledgeStore;
  readonly sources: SourceStore;
  readonly site: SiteStore;
  readonly address: FeedAddress;
}

const PROGRESS = 'published.json';

/**
 * Publishes every numbered change that is not out yet: its page, its document's page, full feed pages once and for all, then
 * the head. Whatever a page points at is written before it. Many changes go out a stretch at a time, so that whoever is stopped goes on
 * from the last one.
 */
export async function publish(ports: PublishPorts): Promise<{ readonly published: number }> {
  const last = (await ports.ledger.lastNumber())?.n ?? 0;
  const published = await progress(ports.site);
  if (published === last) {
    // Nothing new to read, but when each source was last checked well still moves.
    await writeSources(ports);
    return { published: 0 };
  }
  await page('style.css', STYLE, 'text/css; charset=utf-8', ports.site);
  await page('favicon.svg', FAVICON, 'image/svg+xml', ports.site);
  const references = openShownReferences(ports);
  let done = published ?? 0;
  do {
    const end = Math.min(done + STRETCH, last);
    await publishStretch(done, end, references, ports);
    done = end;
  } while (done < last);
  return { published: last - (published ?? 0) };
}

/** Changes that go out together: a publisher on a stack has fifteen minutes, and a change takes some twenty calls. */
const STRETCH = 500;

type FindReferences = ReturnType<typeof openShownReferences>;

/** The changes above `done` up to `last`. A document's page is written once, however many of them cite it. */
async function publishStretch(
  done: number,
  last: number,
  references: FindReferences,
  ports: PublishPorts,
): Promise<void> {
  const documents = new Set<string>();
  const others = new Set<string>();
  const standing = await readRecent(done, ports.site, ports.address);
  let recent = standing ?? (await toldBetween(done - RECENT_KEPT + 1, done, [], ports));
  for (let n = done + 1; n <= last; n++) {
    const change = await numbered(n, ports.ledger);
    await writeChange(change, ports);
    documents.add(change.record.documentId);
    recent = [...recent.slice(-RECENT_KEPT - PAGE_SIZE), told(change, ports.address)];
  }
  for (const id of documents) for (const cited of await writeDocument(id, last, references, ports)) others.add(cited);
  // Who is cited by a new paper says so.
  for (const id of others) if (!documents.has(id)) await writeDocument(id, last, references, ports);
  const feedWasUpTo = archivedUpTo(done);
  // Before the new ones, of which the first one that stands is taken for a sign that all below it do.
  await writeMissingOlder(feedWasUpTo, recent, ports);
  for (let end = feedWasUpTo + PAGE_SIZE; end < last; end += PAGE_SIZE) await writeArchive(end, recent, ports);
  await writeHead(last, recent, ports);
  await writeHome(last, recent, ports);
  await writeSources(ports);
  await writeRecent(recent, ports.site, ports.address);
  await page(PROGRESS, `${JSON.stringify({ n: last })}\n`, 'application/json', ports.site);
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

/** The changes from one number to another: rendered before, or read and rendered now. */
async function toldBetween(
  from: number,
  to: number,
  recent: readonly ToldChange[],
  ports: PublishPorts,
): Promise<readonly ToldChange[]> {
  const first = Math.max(1, from);
  const kept = recent.filter(({ row }) => row.n >= first && row.n <= to);
  if (kept.length === to - first + 1) return kept;
  const changes: ToldChange[] = [];
  for (let n = first; n <= to; n++) changes.push(told(await numbered(n, ports.ledger), ports.address));
  return changes;
}

async function writeChange(change: NumberedChange, ports: PublishPorts): Promise<void> {
  const { record } = change;
  const { detail, before, after } = await textsOf(record, ports.blobs);
  const html = changePage(change, detail, { before, after }, ports.address);
  await writeHtml(`changes/${change.n}.html`, html, ports.site);
}

/** What a change did to the text; nulls where any of it is lost: one lost text would keep everything behind it from readers. */
async function textsOf({ detail: key, state }: ChangeRecord, blobs: BlobStore) {
  const lost = { detail: null, before: null, after: null };
  const detail = key === null ? null : await findDetail(key, blobs);
  if (detail === null) return lost;
  const after = await findReading(state.reading, blobs);
  const before = detail.before === null ? null : await findReading(detail.before, blobs);
  if (after === null || (before === null && detail.before !== null)) return lost;
  return { detail, before: before?.text ?? null, after: after.text };
}

/** The page of a document with its changes up to number `last`. Answers the documents that it cites. */
async function writeDocument(
  documentId: string,
  last: number,
  references: FindReferences,
  ports: PublishPorts,
): Promise<readonly string[]> {
  const history: NumberedChange[] = [];
  for (const entry of await ports.ledger.history(documentId)) {
    const number = entry.claimedNumber === null ? null : await ports.ledger.numberAt(entry.claimedNumber);
    if (number?.changeId !== entry.record.id || number.n > last) continue;
    history.push({ n: number.n, hash: number.hash, record: entry.record });
  }
  const latest = history.at(-1);
  if (latest === undefined) return [];
  // Where the text is gone, a page with the history is better than none.
  const paper = await findReading(latest.record.state.reading, ports.blobs);
  const tied = paper === null ? null : await references(latest, paper);
  const known = paper === null || tied === null ? null : { paper, references: tied.references };
  const shown = documentPage(history, known, ports.address);
  if (shown !== null) await writeHtml(`documents/${documentId}.html`, shown, ports.site);
  return tied?.cited ?? [];
}

/** A full page of the feed, and the same for readers, is named after its last number and never changes. */
async function writeArchive(end: number, recent: readonly ToldChange[], ports: PublishPorts): Promise<void> {
  const changes = await toldBetween(end - PAGE_SIZE + 1, end, recent, ports);
  const path = `feed/${end}.json`;
  await ports.site.writeOnce(path, feedContent(changes, path, end - PAGE_SIZE, ports.address));
  await writeOlder(changes, ports);
}

/** The last number that stands on a full page when number `last` is the newest: the newest page, even a full one, is the head. */
function archivedUpTo(last: number): number {
  return last === 0 ? 0 : Math.floor((last - 1) / PAGE_SIZE) * PAGE_SIZE;
}

async function writeHead(last: number, recent: readonly ToldChange[], ports: PublishPorts): Promise<void> {
  const archived = archivedUpTo(last);
  const changes = await toldBetween(archived + 1, last, recent, ports);
  await ports.site.write('feed.json', feedContent(changes, 'feed.json', archived, ports.address));
}

function feedContent(changes: readonly ToldChange[], path: string, older: number, address: FeedAddress) {
  const nextUrl = older > 0 ? `${address.base}feed/${older}.json` : null;
  const items = changes.map(({ item }) => item);
  const json = feedPageOf(items, { url: `${address.base}${path}`, nextUrl }, address);
  return { bytes: new TextEncoder().encode(json), contentType: 'application/feed+json; charset=utf-8' };
}

async function writeHome(last: number, recent: readonly ToldChange[], ports: PublishPorts): Promise<void> {
  const rows = recent.slice(-RECENT_KEPT).map(({ row }) => row);
  const older = Math.ceil(Math.max(0, last - RECENT_KEPT) / PAGE_SIZE) * PAGE_SIZE;
  // What a page leads to is there before it.
  for (const [code, shown] of topicPages(rows, ports.address))
    await writeHtml(`topics/${code}.html`, shown, ports.site);
  await writeHtml('index.html', homePage(rows, ports.address, older), ports.site);
}

/**
 * A site of an earlier program has no pages behind the home page: they are made once. From the first one up, so that whoever dies in
 * between leaves none that leads to a missing one.
 */
async function writeMissingOlder(last: number, recent: readonly ToldChange[], ports: PublishPorts): Promise<void> {
  let standing = last;
  while (standing > 0 && (await ports.site.read(olderPath(standing))) === null) standing -= PAGE_SIZE;
  for (let end = standing + PAGE_SIZE; end <= last; end += PAGE_SIZE) {
    await writeOlder(await toldBetween(end - PAGE_SIZE + 1, end, recent, ports), ports);
  }
}

async function writeOlder(changes: readonly ToldChange[], ports: PublishPorts): Promise<void> {
  const rows = changes.map(({ row }) => row);
  const last = rows.at(-1)?.n ?? 0;
  await writeHtml(olderPath(last), olderPage(rows, last - PAGE_SIZE), ports.site);
}

async function writeSources(ports: PublishPorts): Promise<void> {
  const states = [];
  for (const { id, name } of ports.definitions)
    states.push({ ...((await ports.sources.source(id)) ?? freshSource(id)), name });
  await page('sources.json', sourceHealth(states), 'application/json; charset=utf-8', ports.site);
  await writeHtml('sources.html', sourcesPage(states), ports.site);
}

async function findDetail(key: string, blobs: BlobStore): Promise<ChangeDetail | null> {
  const bytes = await blobs.get(key);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as ChangeDetail);
}

async function writeHtml(path: string, content: ReaderPage, site: SiteStore): Promise<void> {
  await page(path, renderPage(content), 'text/html; charset=utf-8', site);
}

async function page(path: string, text: string, contentType: string, site: SiteStore): Promise<void> {
  await site.write(path, { bytes: new TextEncoder().encode(text), contentType });
}
