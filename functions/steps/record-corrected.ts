import { diffTexts } from '../domain/change/diff.ts';
import { dayIn } from '../domain/change/due.ts';
import { deadlinesOf, promisesToTell } from '../domain/change/first/news.ts';
import type { ChangeRecord, DocumentState } from '../domain/change/record.ts';
import type { Tick } from '../domain/source/state.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import { append, heading, type Publisher, type Sighting, settle, stateOf } from './append.ts';
import type { CaptureReading } from './read-capture.ts';
import { loadReading, storeDetail, storeReading } from './readings.ts';
import type { RecordPorts } from './record.ts';

/** The source of papers of which only a seed record is known. */
export const SEEDS_SOURCE = 'seeds';

/** Records that the text of a paper came which was known by its seed record only: our knowledge grew, the paper did not change. */
export async function recordCompleted(
  sighting: Sighting,
  reading: CaptureReading,
  latest: LedgerEntry,
  ports: RecordPorts,
): Promise<ChangeRecord> {
  const { state, documentId } = latest.record;
  const readingKey = await storeReading(reading.document, ports.blobs);
  const urls = [sighting.url, ...state.urls.filter((url) => !url.startsWith('seed:'))];
  const record = await append(
    {
      ...(await heading(documentId, 'corrected', { ...sighting, audience: 'silent' }, ports.ledger, latest)),
      state: stateOf(reading, readingKey, sighting, { ...state, urls }),
      comparedWith: null,
      detail: null,
      figures: [],
      noveltyShare: null,
      ...promisesToTell(reading.document),
      deadlines: deadlinesOf(reading.document, dayIn(sighting.tick)),
    },
    reading.document.stage,
    ports.ledger,
  );
  await settle(record, reading.document, sighting.url, ports);
  return record;
}

/**
 * Records that the bytes of a paper's newest version are read differently now: a new engine, a repaired selector, a template or
 * edited topics, never the government (promise 10). The version stands. null where the reading is the same.
 */
export async function recordReread(
  latest: LedgerEntry,
  reading: CaptureReading,
  about: { readonly tick: Tick; readonly publisher: Publisher },
  ports: RecordPorts,
): Promise<ChangeRecord | null> {
  const { state, documentId } = latest.record;
  const url = state.urls[0] ?? documentId;
  const sighting: Sighting = { ...about, url, audience: 'silent' };
  const readingKey = await storeReading(reading.document, ports.blobs);
  const next = { ...stateOf(reading, readingKey, sighting, state), presence: state.presence };
  if (isSame(state, next)) {
    // A process that died after the append left the consequences undone.
    if (latest.record.cause === 'upgrade') await settle(latest.record, reading.document, url, ports);
    return null;
  }
  const before = await loadReading(state.reading, ports.blobs);
  const difference = before.text === reading.document.text ? null : diffTexts(before.text, reading.document.text);
  const detail = { difference, comparison: null, before: state.reading, after: readingKey };
  const record = await append(
    {
      ...(await heading(documentId, 'corrected', sighting, ports.ledger, latest)),
      cause: 'upgrade',
      state: next,
      comparedWith: null,
      detail: difference === null ? null : await storeDetail(detail, ports.blobs),
      figures: [],
      noveltyShare: null,
      commitments: [],
      deadlines: deadlinesOf(reading.document, dayIn(sighting.tick)),
    },
    reading.document.stage,
    ports.ledger,
  );
  await settle(record, reading.document, url, ports);
  return record;
}

/** Which engine read it, and that its attachments were noted by now, is no difference. */
function isSame(state: DocumentState, next: DocumentState): boolean {
  const said = ({ engine: _engine, attached: _attached, ...rest }: DocumentState) =>
    JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return said(state) === said(next);
}
