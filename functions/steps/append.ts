import { kindWord } from '../domain/alert/wording.ts';
import type { ChangeKind, ChangeRecord, DocumentState } from '../domain/change/record.ts';
import { weighChange } from '../domain/change/weight.ts';
import { workKey } from '../domain/document/identity.ts';
import type { DocumentKind, PolicyDocument, Stage } from '../domain/document/model.ts';
import type { Tick } from '../domain/source/state.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import { bindText } from './identify.ts';
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

/** What has to know of a record once it stands. */
export interface ConsequencePorts {
  readonly ledger: Ledger;
  /** Adds a text to what later papers are compared with. Idempotent. */
  readonly index: (documentId: string, text: string, other?: number) => Promise<void>;
  /** Keeps what a paper says of programmes, promises and other papers. Idempotent. */
  readonly remember: (record: ChangeRecord, document: PolicyDocument) => Promise<number>;
}

export type Heading = Pick<ChangeRecord, 'id' | 'documentId' | 'seq' | 'kind' | 'tick' | 'audience' | 'corpusState'>;

/** What a record says of the text where that is as it was. */
export const TEXT_AS_IT_WAS: Pick<
  ChangeRecord,
  'comparedWith' | 'detail' | 'figures' | 'noveltyShare' | 'commitments' | 'deadlines'
> = { comparedWith: null, detail: null, figures: [], noveltyShare: null, commitments: [], deadlines: [] };

/** The place of a document's next record. */
export async function heading(
  documentId: string,
  kind: ChangeKind,
  sighting: Pick<Sighting, 'tick' | 'audience'>,
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
export async function append(
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

/**
 * Appends what `build` makes of a document's newest record, after whatever another worker, or the same round, appended meanwhile:
 * a place that is taken by another event takes none of this one. `says` tells whether a state already holds what is to be recorded;
 * then the record of that state is answered.
 */
export async function appendNext(
  latest: LedgerEntry,
  event: {
    readonly build: (latest: LedgerEntry) => Promise<Omit<ChangeRecord, 'weight'>>;
    readonly says: (state: DocumentState) => boolean;
    readonly stageBefore: Stage | null;
  },
  ledger: Ledger,
): Promise<ChangeRecord> {
  for (let entry = latest; ; ) {
    const wanted = await event.build(entry);
    const record = await append(wanted, event.stageBefore, ledger);
    if (record.kind === wanted.kind && event.says(record.state)) return record;
    const newest = await ledger.latest(record.documentId);
    if (newest === null) throw new Error(`the records of ${record.documentId} vanished`);
    if (event.says(newest.record.state)) return newest.record;
    entry = newest;
  }
}

/** Where a document stands after a reading. */
export function stateOf(
  reading: CaptureReading,
  readingKey: string,
  sighting: Sighting,
  place: Pick<DocumentState, 'version' | 'urls' | 'force'>,
): DocumentState {
  const { document } = reading;
  const issuer = document.issuer ?? sighting.publisher.issuer;
  const topics = document.topics.toSorted((a, b) => Number(b.primary) - Number(a.primary));
  return {
    version: place.version,
    contentHash: reading.contentHash,
    reading: readingKey,
    snapshot: reading.snapshot,
    attached: reading.attached,
    engine: reading.engine,
    presence: 'present',
    ...(place.force === undefined ? {} : { force: place.force }),
    urls: place.urls,
    sourceId: sighting.publisher.id,
    region: sighting.publisher.region,
    title: document.title ?? untitled(document, issuer) ?? sighting.url,
    issuer,
    kind: document.kind,
    stage: document.stage,
    signedOn: document.signedOn,
    publishedOn: document.publishedOn,
    topics: topics.map((topic) => topic.code),
  };
}

/** What a paper without a title is called, by what it says of itself; null where that is nothing. */
function untitled({ kind, signedOn }: PolicyDocument, issuer: string | null): string | null {
  if (issuer === null && signedOn === null) return null;
  const what = kind === 'other' ? '文件' : kindWord(kind);
  return `（无标题）${[issuer, what, signedOn].filter((part) => part !== null).join(' ')}`;
}

/** Repeats what follows an append: a process may have died in between. */
export async function settle(
  record: ChangeRecord,
  document: PolicyDocument,
  url: string,
  ports: ConsequencePorts,
): Promise<void> {
  await bindText(record.documentId, record.state.contentHash, url, ports.ledger);
  const work = workKey(document.title);
  if (work !== null) await ports.ledger.addRelative(work, record.documentId);
  await keep(record, document, ports);
}

/** Keeps what a paper says, and what later ones are compared with. Idempotent. */
export async function keep(
  record: ChangeRecord,
  document: PolicyDocument,
  ports: Pick<ConsequencePorts, 'index' | 'remember'>,
): Promise<void> {
  const rows = await ports.remember(record, document);
  await ports.index(record.documentId, document.text, RULES.has(document.kind) ? undefined : rows);
}

/** Kinds of papers that others quote sentence by sentence. */
const RULES: ReadonlySet<DocumentKind> = new Set(['measure', 'draft']);
