import { figuresOfDifference } from '../domain/change/detail.ts';
import { diffTexts } from '../domain/change/diff.ts';
import { dayIn } from '../domain/change/due.ts';
import { deadlinesOf, neededFor, newsOf, promisesToTell } from '../domain/change/first/news.ts';
import { validityOf } from '../domain/change/first/validity.ts';
import type { Comparison, FactDifference } from '../domain/change/model.ts';
import type { ChangeKind, ChangeRecord, DocumentState } from '../domain/change/record.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { Dispute } from '../domain/knowledge/model.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import {
  append,
  appendNext,
  type ConsequencePorts,
  heading,
  type Sighting,
  settle,
  stateOf,
  TEXT_AS_IT_WAS,
} from './append.ts';
import { draftOf } from './draft.ts';
import { bindText, claimIdentity, type IdentifyPorts } from './identify.ts';
import type { CaptureReading } from './read-capture.ts';
import { loadReading, storeDetail, storeReading } from './readings.ts';

export interface RecordPorts extends IdentifyPorts, ConsequencePorts {
  readonly blobs: BlobStore;
  /** Compares a text with everything stored before. */
  readonly compare: (paper: { readonly id: string; readonly document: PolicyDocument }) => Promise<Comparison>;
  /** Whether an earlier program indexed the papers by another scheme; `nameIndexScheme` says that all were indexed anew. */
  readonly isIndexOutdated: () => Promise<boolean>;
  readonly nameIndexScheme: () => Promise<void>;
  /** Keeps that another publisher's copy of a paper gives other figures. Idempotent. */
  readonly dispute: (record: ChangeRecord, dispute: Dispute) => Promise<void>;
}

/** Records a paper never seen before, compared with its draft where there is one and with the corpus. */
export async function recordPublished(
  sighting: Sighting,
  reading: CaptureReading,
  comparison: Comparison,
  ports: RecordPorts,
): Promise<ChangeRecord> {
  const { document } = reading;
  const documentId = await claimIdentity(reading, sighting.url, ports);
  // Who takes papers in silence fills the corpus: what the order of their arrival makes new or old is news to nobody.
  const told = sighting.audience === 'announce' ? comparison : null;
  const draft = await draftOf(document, documentId, sighting.publisher, ports);
  const readingKey = await storeReading(document, ports.blobs);
  const difference = draft && diffTexts(draft.document.text, document.text, factsOf(draft.document, document));
  const validity = validityOf(document);
  const draftBefore = draft && { text: draft.document.text, documentId: draft.entry.record.documentId };
  const news =
    difference && draftBefore
      ? {
          figures: figuresOfDifference(
            difference.facts.filter((fact) => isNewsOfRule(fact, validity)),
            draftBefore,
            document,
          ),
          ...promisesToTell(document),
        }
      : told === null
        ? { figures: [], ...promisesToTell(document) }
        : newsOf({ document, documentId }, told, await textsOf(neededFor(document, told), ports));
  const detail = await storeDetail(
    { difference, comparison: told, before: draft?.entry.record.state.reading ?? null, after: readingKey },
    ports.blobs,
  );
  const record = await append(
    {
      ...(await heading(documentId, 'published', sighting, ports.ledger)),
      state: stateOf(reading, readingKey, sighting, { version: 1, urls: [sighting.url] }),
      comparedWith: draft && {
        documentId: draft.entry.record.documentId,
        version: draft.entry.record.state.version,
        as: 'draft',
      },
      detail,
      ...news,
      noveltyShare: difference
        ? share(difference.stats.insertedChars, difference.stats.newChars)
        : (told?.noveltyShare ?? null),
      deadlines: deadlinesOf(document, dayIn(sighting.tick)),
      ...(validity === null ? {} : { validity }),
    },
    draft?.document.stage ?? null,
    ports.ledger,
  );
  if (!record.state.urls.includes(sighting.url)) {
    if (record.state.contentHash !== reading.contentHash) {
      // Another worker recorded another paper of this title at the same moment: the title is that one's.
      const own = await claimIdentity(reading, sighting.url, ports);
      if (own !== documentId) return recordPublished(sighting, reading, comparison, ports);
    }
    // Another worker found the paper elsewhere at the same moment: this page is a copy of that one.
    const latest = await ports.ledger.latest(documentId);
    if (latest !== null) return recordEvent('reposted', sighting, latest, ports);
  }
  await settle(record, document, sighting.url, ports);
  return record;
}

/** Records a new content state of a known document, compared with the version before as the same engine reads it. */
export async function recordRevised(
  sighting: Sighting,
  reading: CaptureReading,
  before: PolicyDocument,
  latest: LedgerEntry,
  ports: RecordPorts,
): Promise<ChangeRecord> {
  const { contentHash } = latest.record.state;
  const build = async (entry: LedgerEntry) => {
    const { reading: readBefore, contentHash: hashBefore } = entry.record.state;
    const old = hashBefore === contentHash ? before : await loadReading(readBefore, ports.blobs);
    return revision(sighting, reading, old, entry, ports);
  };
  const says = (state: DocumentState) => state.contentHash === reading.contentHash && state.presence === 'present';
  const record = await appendNext(latest, { build, says, stageBefore: before.stage }, ports.ledger);
  await settle(record, reading.document, sighting.url, ports);
  return record;
}

async function revision(
  sighting: Sighting,
  reading: CaptureReading,
  before: PolicyDocument,
  latest: LedgerEntry,
  ports: RecordPorts,
): Promise<Omit<ChangeRecord, 'weight'>> {
  const { state, documentId } = latest.record;
  const difference = diffTexts(before.text, reading.document.text, factsOf(before, reading.document));
  const readingKey = await storeReading(reading.document, ports.blobs);
  const detail = await storeDetail(
    { difference, comparison: null, before: await storeReading(before, ports.blobs), after: readingKey },
    ports.blobs,
  );
  return {
    ...(await heading(documentId, 'revised', sighting, ports.ledger, latest)),
    state: stateOf(reading, readingKey, sighting, {
      ...state,
      version: state.version + 1,
      urls: state.urls.includes(sighting.url) ? state.urls : [sighting.url, ...state.urls],
    }),
    comparedWith: { documentId, version: state.version, as: 'version' },
    detail,
    figures: figuresOfDifference(difference.facts, { text: before.text, documentId }, reading.document),
    noveltyShare: share(difference.stats.insertedChars, difference.stats.newChars),
    commitments: [],
    deadlines: deadlinesOf(reading.document, dayIn(sighting.tick)),
  };
}

/** Records an event that leaves the text as it is: withdrawn, restored, reposted, relocated. */
export async function recordEvent(
  kind: 'withdrawn' | 'restored' | 'relocated' | 'reposted',
  sighting: Sighting,
  latest: LedgerEntry,
  ports: Pick<RecordPorts, 'ledger'>,
): Promise<ChangeRecord> {
  const { state, documentId } = latest.record;
  const build = (entry: LedgerEntry) => event(kind, sighting, entry, ports.ledger);
  const says = (now: DocumentState) => holds(kind, sighting.url, now);
  const record = await appendNext(latest, { build, says, stageBefore: state.stage }, ports.ledger);
  await bindText(documentId, state.contentHash, sighting.url, ports.ledger);
  return record;
}

async function event(
  kind: ChangeKind,
  sighting: Sighting,
  latest: LedgerEntry,
  ledger: Ledger,
): Promise<Omit<ChangeRecord, 'weight'>> {
  const { state, documentId } = latest.record;
  const known = state.urls.includes(sighting.url) ? state.urls : [...state.urls, sighting.url];
  const urls = kind === 'relocated' ? [sighting.url, ...known.filter((url) => url !== sighting.url)] : known;
  // A copy elsewhere does not bring back the page that spoke for the paper.
  const presence =
    kind === 'withdrawn' || (kind === 'reposted' && state.presence === 'withdrawn') ? 'withdrawn' : 'present';
  return {
    ...(await heading(documentId, kind, sighting, ledger, latest)),
    ...TEXT_AS_IT_WAS,
    state: { ...state, urls, presence },
  };
}

/** Whether a document's state already holds what an event brings. */
function holds(kind: ChangeKind, url: string, { urls, presence }: DocumentState): boolean {
  if (kind === 'withdrawn') return presence === 'withdrawn';
  if (kind === 'relocated') return urls[0] === url && presence === 'present';
  return kind === 'reposted' ? urls.includes(url) : presence === 'present';
}

/**
 * The days on which a draft took comments are over when the rule comes: that it no longer names them is no news. From when the rule
 * holds is told as its validity.
 */
function isNewsOfRule({ kind, type, after }: FactDifference, validity: ChangeRecord['validity'] | null): boolean {
  if (type !== 'date' || kind === 'changed') return true;
  return kind === 'added' && after?.value !== (validity?.effectiveOn ?? '');
}

async function textsOf(ids: ReadonlySet<string>, ports: RecordPorts): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const id of ids) {
    const entry = await ports.ledger.latest(id);
    if (entry !== null) texts.set(id, (await loadReading(entry.record.state.reading, ports.blobs)).text);
  }
  return texts;
}

function factsOf(old: PolicyDocument, next: PolicyDocument) {
  return { old: old.facts, next: next.facts };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000;
}
