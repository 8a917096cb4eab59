import { createHash } from 'node:crypto';
import { type ChangeDetail, figuresOfComparison, figuresOfDifference, promisesOf } from '../domain/change/detail.ts';
import { diffTexts } from '../domain/change/diff.ts';
import type { Comparison } from '../domain/change/model.ts';
import type { ChangeKind, ChangeRecord, DocumentState } from '../domain/change/record.ts';
import { weighChange } from '../domain/change/weight.ts';
import { workKey } from '../domain/document/identity.ts';
import type { PolicyDocument, Stage } from '../domain/document/model.ts';
import type { Dispute } from '../domain/knowledge/model.ts';
import type { Tick } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import { bindText, claimIdentity, type IdentifyPorts } from './identify.ts';
import type { CaptureReading } from './read-capture.ts';

/** Who put the page up: a source's definition as far as a record needs it. */
export interface Publisher {
  readonly id: string;
  readonly region: string;
  readonly issuer: string | null;
}

/** A paper at a URL in a round, as it is to be recorded. */
export interface Sighting {
  readonly url: string;
  readonly tick: Tick;
  readonly publisher: Publisher;
  readonly audience: ChangeRecord['audience'];
}

export interface RecordPorts extends IdentifyPorts {
  readonly blobs: BlobStore;
  /** Compares a text with everything stored before. */
  readonly compare: (paper: { readonly id: string; readonly document: PolicyDocument }) => Promise<Comparison>;
  /** Adds a text to what later papers are compared with. Idempotent. */
  readonly index: (documentId: string, text: string) => Promise<void>;
  /** Keeps that another publisher's copy of a paper gives other figures. Idempotent. */
  readonly dispute: (record: ChangeRecord, dispute: Dispute) => Promise<void>;
  /** Keeps what a paper says of programmes, promises and other papers. Idempotent. */
  readonly remember: (record: ChangeRecord, document: PolicyDocument) => Promise<void>;
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
  const figures =
    difference && draft
      ? figuresOfDifference(
          difference.facts,
          { text: draft.document.text, documentId: draft.entry.record.documentId },
          document,
        )
      : told === null
        ? []
        : figuresOfComparison(told.factChanges, document.text, await textsOf(told, ports));
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
      figures,
      noveltyShare: difference
        ? share(difference.stats.insertedChars, difference.stats.newChars)
        : (told?.noveltyShare ?? null),
      commitments: promisesOf(document, 5),
      deadlines: document.deadlines.map(({ what, on }) => ({ what, on })),
    },
    draft?.document.stage ?? null,
    ports.ledger,
  );
  await settle(record, document, sighting.url, ports);
  return record;
}

/** Records a new content state of a known document, compared with the version before. */
export async function recordRevised(
  sighting: Sighting,
  reading: CaptureReading,
  latest: LedgerEntry,
  ports: RecordPorts,
): Promise<ChangeRecord> {
  const { state, documentId } = latest.record;
  const before = await loadReading(state.reading, ports.blobs);
  const difference = diffTexts(before.text, reading.document.text, factsOf(before, reading.document));
  const readingKey = await storeReading(reading.document, ports.blobs);
  const detail = await storeDetail(
    { difference, comparison: null, before: state.reading, after: readingKey },
    ports.blobs,
  );
  const record = await append(
    {
      ...(await heading(documentId, 'revised', sighting, ports.ledger, latest)),
      state: stateOf(reading, readingKey, sighting, { version: state.version + 1, urls: state.urls }),
      comparedWith: { documentId, version: state.version, as: 'version' },
      detail,
      figures: figuresOfDifference(difference.facts, { text: before.text, documentId }, reading.document),
      noveltyShare: share(difference.stats.insertedChars, difference.stats.newChars),
      commitments: [],
      deadlines: reading.document.deadlines.map(({ what, on }) => ({ what, on })),
    },
    before.stage,
    ports.ledger,
  );
  await settle(record, reading.document, sighting.url, ports);
  return record;
}

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

/** Records an event that leaves the text as it is: withdrawn, restored, reposted, relocated. */
export async function recordEvent(
  kind: Exclude<ChangeKind, 'published' | 'revised'>,
  sighting: Sighting,
  latest: LedgerEntry,
  ports: Pick<RecordPorts, 'ledger'>,
): Promise<ChangeRecord> {
  const { state, documentId } = latest.record;
  const known = state.urls.includes(sighting.url) ? state.urls : [...state.urls, sighting.url];
  const urls = kind === 'relocated' ? [sighting.url, ...known.filter((url) => url !== sighting.url)] : known;
  const record = await append(
    {
      ...(await heading(documentId, kind, sighting, ports.ledger, latest)),
      state: { ...state, urls, presence: kind === 'withdrawn' ? 'withdrawn' : 'present' },
      comparedWith: null,
      detail: null,
      figures: [],
      noveltyShare: null,
      commitments: [],
      deadlines: [],
    },
    state.stage,
    ports.ledger,
  );
  await bindText(documentId, state.contentHash, sighting.url, ports.ledger);
  return record;
}

/** Repeats what follows an append: a process may have died in between. */
export async function settle(
  record: ChangeRecord,
  document: PolicyDocument,
  url: string,
  ports: Pick<RecordPorts, 'ledger' | 'index' | 'remember'>,
): Promise<void> {
  await bindText(record.documentId, record.state.contentHash, url, ports.ledger);
  const work = workKey(document.title);
  if (work !== null) await ports.ledger.addRelative(work, record.documentId);
  await ports.index(record.documentId, document.text);
  await ports.remember(record, document);
}

export async function loadReading(key: string, blobs: BlobStore): Promise<PolicyDocument> {
  const bytes = await blobs.get(key);
  if (bytes === null) throw new Error(`the reading ${key} is missing from the blob store`);
  return JSON.parse(new TextDecoder().decode(bytes)) as PolicyDocument;
}

/** The newest reading of the draft that this rule came of. */
async function draftOf(
  document: PolicyDocument,
  documentId: string,
  publisher: Publisher,
  ports: RecordPorts,
): Promise<{ readonly entry: LedgerEntry; readonly document: PolicyDocument } | null> {
  const work = document.kind === 'draft' ? null : workKey(document.title);
  if (work === null) return null;
  for (const id of await ports.ledger.relatives(work)) {
    const entry = id === documentId ? null : await ports.ledger.latest(id);
    if (entry?.record.state.kind === 'draft' && isOfOnePlace(entry.record.state, document, publisher)) {
      return { entry, document: await loadReading(entry.record.state.reading, ports.blobs) };
    }
  }
  return null;
}

/** Rules of different places often bear one name: only the same region or issuer makes a draft and a rule relatives. */
function isOfOnePlace(draft: DocumentState, rule: PolicyDocument, publisher: Publisher): boolean {
  if (draft.region !== '' && draft.region === publisher.region) return true;
  return draft.issuer !== null && draft.issuer === (rule.issuer ?? publisher.issuer);
}

async function textsOf(comparison: Comparison, ports: RecordPorts): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { before } of comparison.factChanges) {
    if (before === null || texts.has(before.documentId)) continue;
    const entry = await ports.ledger.latest(before.documentId);
    if (entry !== null) texts.set(before.documentId, (await loadReading(entry.record.state.reading, ports.blobs)).text);
  }
  return texts;
}

type Heading = Pick<ChangeRecord, 'id' | 'documentId' | 'seq' | 'kind' | 'tick' | 'audience' | 'corpusState'>;

async function heading(
  documentId: string,
  kind: ChangeKind,
  sighting: Sighting,
  ledger: Ledger,
  latest?: LedgerEntry,
): Promise<Heading> {
  const seq = (latest?.record.seq ?? 0) + 1;
  const corpusState = (await ledger.lastNumber())?.n ?? 0;
  return {
    id: `${documentId}.${seq}`,
    documentId,
    seq,
    kind,
    tick: sighting.tick,
    audience: sighting.audience,
    corpusState,
  };
}

/** Appends, or answers the record that already stands in that place: whoever repeats the work finds it done. */
async function append(
  unweighed: Omit<ChangeRecord, 'weight'>,
  stageBefore: Stage | null,
  ledger: Ledger,
): Promise<ChangeRecord> {
  const record = { ...unweighed, weight: weighChange({ record: unweighed, stageBefore, firstOn: [] }) };
  if ((await ledger.append(record)) === 'appended') return record;
  const standing = await ledger.entry(record.id);
  if (standing === null) throw new Error(`the place of ${record.id} is taken but empty`);
  return standing.record;
}

function stateOf(
  reading: CaptureReading,
  readingKey: string,
  sighting: Sighting,
  place: { readonly version: number; readonly urls: readonly string[] },
): DocumentState {
  const { document } = reading;
  const topics = document.topics.toSorted((a, b) => Number(b.primary) - Number(a.primary));
  return {
    version: place.version,
    contentHash: reading.contentHash,
    reading: readingKey,
    snapshot: reading.snapshot,
    engine: reading.engine,
    presence: 'present',
    urls: place.urls,
    sourceId: sighting.publisher.id,
    region: sighting.publisher.region,
    title: document.title ?? sighting.url,
    issuer: document.issuer ?? sighting.publisher.issuer,
    kind: document.kind,
    stage: document.stage,
    signedOn: document.signedOn,
    publishedOn: document.publishedOn,
    topics: topics.map((topic) => topic.code),
  };
}

async function storeReading(document: PolicyDocument, blobs: BlobStore): Promise<string> {
  return storeJson('readings', document, blobs);
}

async function storeDetail(detail: ChangeDetail, blobs: BlobStore): Promise<string> {
  return storeJson('details', detail, blobs);
}

/** Content-addressed: whoever computes the same thing writes the same key. */
async function storeJson(folder: string, value: object, blobs: BlobStore): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const key = `${folder}/${createHash('sha256').update(bytes).digest('hex')}.json`;
  await blobs.putOnce(key, bytes);
  return key;
}

function factsOf(old: PolicyDocument, next: PolicyDocument) {
  return { old: old.facts, next: next.facts };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000;
}
