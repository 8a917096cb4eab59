import type { ChangeRecord } from '../domain/change/record.ts';
import { mergedKey } from '../domain/document/identity.ts';
import { HongtouError } from '../domain/error.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { append, heading } from './append.ts';
import { standsFor } from './identify.ts';

export interface MergePorts {
  readonly ledger: Ledger;
  readonly queue: WorkQueue;
}

/**
 * Two documents turned out to be one paper: `kept` speaks for both from now on. Nothing is rewritten: the other one's aliases
 * lead to `kept` by one more alias, both keep their histories, and a `corrected` on each, which alerts nobody, names the other.
 * Who merges again, after a crash too, gets the same two records.
 * @throws HONGTOU_NO_SUCH_DOCUMENT, HONGTOU_SAME_DOCUMENT, HONGTOU_MERGED_ELSEWHERE
 */
export async function mergeDocuments(
  kept: string,
  other: string,
  tick: string,
  ports: MergePorts,
): Promise<readonly ChangeRecord[]> {
  const { ledger, queue } = ports;
  const [keptEntry, otherEntry] = [await known(kept, ledger), await known(other, ledger)];
  const speaker = await standsFor(kept, ledger);
  if (speaker === other) throw sameDocument(kept, other);
  const owner = await ledger.claimAlias(mergedKey(other), speaker);
  if (owner !== speaker && (await standsFor(owner, ledger)) !== speaker) {
    throw new HongtouError(
      'HONGTOU_MERGED_ELSEWHERE',
      `"${other}" was merged into "${owner}" before, not "${speaker}"`,
    );
  }
  const keeper = owner === keptEntry.record.documentId ? keptEntry : await known(owner, ledger);
  const records = [
    await note(keeper, otherEntry, tick, ledger, 'takes its places'),
    await note(otherEntry, keeper, tick, ledger, 'keeps its own'),
  ];
  await queue.send(
    records.map(({ id }) => ({ work: { kind: 'notify', changeId: id }, dedupId: `notify ${id}`, notBefore: 0 })),
  );
  return records;
}

/** The record on one of the two that names the other; the one that stands, where it was written before. */
async function note(
  entry: LedgerEntry,
  other: LedgerEntry,
  tick: string,
  ledger: Ledger,
  places: 'takes its places' | 'keeps its own',
): Promise<ChangeRecord> {
  const { documentId } = entry.record;
  const names = (record: ChangeRecord) =>
    record.cause === 'merged' && record.comparedWith?.documentId === other.record.documentId;
  const standing = (await ledger.history(documentId)).find(({ record }) => names(record));
  if (standing !== undefined) return standing.record;
  const { state } = entry.record;
  const { sourceId: id, region, issuer } = state;
  const sighting = { url: '', tick, publisher: { id, region, issuer }, audience: 'silent' as const };
  const theirs = places === 'takes its places' ? other.record.state.urls : [];
  const record = await append(
    {
      ...(await heading(documentId, 'corrected', sighting, ledger, entry)),
      cause: 'merged',
      state: { ...state, urls: [...new Set([...state.urls, ...theirs])] },
      comparedWith: { documentId: other.record.documentId, version: other.record.state.version, as: 'same' },
      detail: null,
      figures: [],
      noveltyShare: null,
      commitments: [],
      deadlines: [],
    },
    state.stage,
    ledger,
  );
  // Somebody else wrote that place of the document meanwhile.
  return names(record) ? record : note(await known(documentId, ledger), other, tick, ledger, places);
}

async function known(documentId: string, ledger: Ledger): Promise<LedgerEntry> {
  const entry = await ledger.latest(documentId);
  if (entry === null) throw new HongtouError('HONGTOU_NO_SUCH_DOCUMENT', `no document "${documentId}"`);
  return entry;
}

function sameDocument(kept: string, other: string): HongtouError {
  const why = kept === other ? 'it is one document' : `"${kept}" was merged into "${other}" before`;
  return new HongtouError('HONGTOU_SAME_DOCUMENT', `"${kept}" and "${other}": ${why}, expected two documents`);
}
