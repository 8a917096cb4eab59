import { promisesOf } from '../domain/change/detail.ts';
import type { ChangeRecord } from '../domain/change/record.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import { append, heading, type Sighting, settle, stateOf } from './append.ts';
import type { CaptureReading } from './read-capture.ts';
import { storeReading } from './readings.ts';
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
      state: stateOf(reading, readingKey, sighting, { version: state.version, urls }),
      comparedWith: null,
      detail: null,
      figures: [],
      noveltyShare: null,
      commitments: promisesOf(reading.document, 5),
      deadlines: reading.document.deadlines.map(({ what, on }) => ({ what, on })),
    },
    reading.document.stage,
    ports.ledger,
  );
  await settle(record, reading.document, sighting.url, ports);
  return record;
}
