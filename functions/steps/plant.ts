import { createHash } from 'node:crypto';
import type { ChangeRecord } from '../domain/change/record.ts';
import { documentOfRecord, type SeedRecord } from '../domain/document/seed-record.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { settle } from './append.ts';
import { knownAs } from './identify.ts';
import { type RecordPorts, recordPublished } from './record.ts';
import { SEEDS_SOURCE } from './record-corrected.ts';

export type PlantPorts = RecordPorts & { readonly queue: WorkQueue };

/**
 * Puts a seed record into the corpus, in silence: its identity, header and facts are known from then on; its text is not, and
 * comes with the first capture or import of the paper. Planting it again, or after the paper itself, changes nothing.
 */
export async function plantSeed(record: SeedRecord, tick: string, ports: PlantPorts): Promise<ChangeRecord> {
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  const snapshot = `snapshots/${createHash('sha256').update(bytes).digest('hex')}`;
  await ports.blobs.putOnce(snapshot, bytes);
  const document = documentOfRecord(record);
  const reading = { document, contentHash: record.contentHash, snapshot, attached: {}, engine: record.engine };
  const known = await knownAs(reading, ports);
  if (known !== null) {
    const { state } = known.record;
    // A process that died after the append left the consequences undone.
    if (state.sourceId === SEEDS_SOURCE) await settle(known.record, document, `seed:${record.id}`, ports);
    return known.record;
  }
  const sighting = {
    url: `seed:${record.id}`,
    tick,
    publisher: { id: SEEDS_SOURCE, region: '', issuer: null },
    audience: 'silent' as const,
  };
  const change = await recordPublished(sighting, reading, NOTHING_COMPARED, ports);
  await ports.queue.send([
    { work: { kind: 'notify', changeId: change.id }, dedupId: `notify ${change.id}`, notBefore: 0 },
  ]);
  return change;
}

/** There is no text to compare. */
const NOTHING_COMPARED = { duplicateOf: null, passages: [], factChanges: [], noveltyShare: 0 };
