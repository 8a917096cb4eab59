import type { ChangeRecord, DocumentState } from '../domain/change/record.ts';
import { ENGINE_VERSION } from '../domain/document/engine.ts';
import { contentHashOf } from '../domain/document/identity.ts';
import { readDocument } from '../domain/document/read.ts';
import { HongtouError } from '../domain/error.ts';
import { isUnreadable } from '../domain/source/read-page.ts';
import type { PageState, Tick } from '../domain/source/state.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import { keep, type Publisher } from './append.ts';
import type { AssessPorts } from './assess.ts';
import { IMPORTED_PLACE, IMPORTER } from './import-paper.ts';
import { type CaptureReading, type ReadingRules, readRecorded } from './read-capture.ts';
import { loadReading } from './readings.ts';
import { recordReread, SEEDS_SOURCE } from './record-corrected.ts';
import { templatesOf } from './templates.ts';

/**
 * What became of one paper; `unread` where its bytes or its source's definition are not to be had, or are
 * beyond what may be spent on reading.
 */
export type Reread =
  | { readonly outcome: 'same' | 'unread'; readonly documentId: string }
  | { readonly outcome: 'corrected'; readonly documentId: string; readonly record: ChangeRecord };

/**
 * Reads the stored bytes of every paper again with the present engine, definitions, templates and topics (promise 10), in the
 * order in which the papers came. What is read differently is recorded in silence as a technical re-reading. Can be repeated
 * and taken up after a crash: what was re-read is the same the next time.
 * @param sourceId only this source's papers; `import` for imported ones, null for all
 * @throws HONGTOU_NO_SUCH_SOURCE
 */
export async function* reread(sourceId: string | null, tick: Tick, ports: AssessPorts): AsyncGenerator<Reread> {
  if (sourceId !== null && sourceId !== IMPORTER.id && !ports.definitions.some(({ id }) => id === sourceId)) {
    throw new HongtouError('HONGTOU_NO_SUCH_SOURCE', `no source "${sourceId}" is watched`);
  }
  const shelves = new Map<string, Promise<Shelf | null>>();
  const shelfOf = (id: string) => {
    const shelf = shelves.get(id) ?? openShelf(id, ports);
    shelves.set(id, shelf);
    return shelf;
  };
  const seen = new Set<string>();
  let corrected = 0;
  for (let n = 1; ; n++) {
    const number = await ports.ledger.numberAt(n);
    if (number === null) break;
    const first = await ports.ledger.entry(number.changeId);
    if (first === null || seen.has(first.record.documentId)) continue;
    const { documentId } = first.record;
    seen.add(documentId);
    const latest = await ports.ledger.latest(documentId);
    if (latest === null || !isAsked(latest.record.state, sourceId)) continue;
    const result = await rereadOne(latest, tick, await shelfOf(latest.record.state.sourceId), ports);
    corrected += Number(result.outcome === 'corrected');
    yield result;
  }
  if (sourceId === null) await ports.nameIndexScheme();
  if (corrected === 0) return;
  const now = Date.parse(tick);
  await ports.queue.send([{ work: { kind: 'publish', tick }, dedupId: `publish ${tick}`, notBefore: now }]);
}

/** Of a paper that only its seed record tells, there are no bytes to read. */
function isAsked(state: DocumentState, sourceId: string | null): boolean {
  return state.sourceId !== SEEDS_SOURCE && (sourceId === null || state.sourceId === sourceId);
}

/** A source's rules and rows, read once for all its papers. */
interface Shelf {
  readonly rules: ReadingRules;
  readonly pages: ReadonlyMap<string, PageState>;
  readonly attachments: readonly PageState[];
}

async function openShelf(sourceId: string, ports: AssessPorts): Promise<Shelf | null> {
  const definition = ports.definitions.find(({ id }) => id === sourceId);
  if (definition === undefined) return null;
  const papers: PageState[] = [];
  const attachments: PageState[] = [];
  for await (const page of ports.sources.pagesOf(sourceId)) {
    if (page.role === 'paper') papers.push(page);
    else if (page.role === 'attachment') attachments.push(page);
  }
  return {
    rules: { definition, templates: await templatesOf(definition, papers, 'anew', ports) },
    pages: new Map(papers.map((page) => [page.url, page])),
    attachments,
  };
}

async function rereadOne(latest: LedgerEntry, tick: Tick, shelf: Shelf | null, ports: AssessPorts): Promise<Reread> {
  const { state, documentId } = latest.record;
  const imported = state.sourceId === IMPORTER.id;
  const reading = imported ? await readImported(state, ports) : shelf && (await readStored(state, shelf, ports));
  const publisher: Publisher | undefined = imported ? IMPORTER : shelf?.rules.definition;
  if (!reading || publisher === undefined) {
    // Whoever watches it no more still asks what it says.
    await keepAsItWas(latest.record, ports);
    return { outcome: 'unread', documentId };
  }
  const record = await recordReread(latest, reading, { tick, publisher }, ports);
  if (record === null) {
    // An earlier program may have stored it under other fingerprints and keys.
    await keep(latest.record, reading.document, ports);
    return { outcome: 'same', documentId };
  }
  await ports.queue.send([
    { work: { kind: 'notify', changeId: record.id }, dedupId: `notify ${record.id}`, notBefore: 0 },
  ]);
  return { outcome: 'corrected', documentId, record };
}

async function keepAsItWas(record: ChangeRecord, ports: AssessPorts): Promise<void> {
  const bytes = await ports.blobs.get(record.state.reading);
  if (bytes !== null) await keep(record, await loadReading(record.state.reading, ports.blobs), ports);
}

async function readStored(state: DocumentState, shelf: Shelf, ports: AssessPorts): Promise<CaptureReading | null> {
  const page = shelf.pages.get(state.urls[0] ?? '');
  if (page === undefined) return null;
  // The paper may have moved since: what was read with it hung on its old page.
  const read = shelf.attachments.filter(({ url, parentUrl }) =>
    state.attached ? url in state.attached : parentUrl === page.url,
  );
  try {
    return await readRecorded(state, page, read, shelf.rules, ports);
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** An imported paper's bytes are its text; the date that came with it stands in the reading of then. */
async function readImported(state: DocumentState, ports: AssessPorts): Promise<CaptureReading | null> {
  const bytes = await ports.blobs.get(state.snapshot);
  if (bytes === null) return null;
  const text = new TextDecoder().decode(bytes);
  const [place = ''] = state.urls;
  const { publishedOn } = await loadReading(state.reading, ports.blobs);
  const document = readDocument(text, {
    url: place.startsWith(IMPORTED_PLACE) ? null : place,
    publishedOn,
    pageTitle: null,
    labelTopics: ports.labelTopics,
  });
  return { document, contentHash: contentHashOf(text), snapshot: state.snapshot, attached: {}, engine: ENGINE_VERSION };
}
