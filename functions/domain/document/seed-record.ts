import { HongtouError } from '../error.ts';
import type { Fact } from '../facts/model.ts';
import { contentHashOf } from './identity.ts';
import type { PolicyDocument } from './model.ts';

/**
 * What seeds/corpus keeps of a paper that others published: header, facts with their places, citations among them, fingerprints
 * and where it stands; not its sentences, and nobody's name. Whoever imports the text gets the quotes too.
 */
export interface SeedRecord {
  readonly version: 1;
  readonly id: string;
  readonly engine: string;
  /** Where the paper came from, in words: a publisher, a URL, a file. */
  readonly source: string;
  readonly characters: number;
  readonly contentHash: string;
  readonly header: Pick<
    PolicyDocument,
    | 'kind'
    | 'title'
    | 'documentNumber'
    | 'case'
    | 'issuer'
    | 'signedOn'
    | 'publishedOn'
    | 'stage'
    | 'answerClass'
    | 'disclosure'
    | 'validity'
    | 'topics'
    | 'warnings'
  >;
  readonly facts: readonly Fact[];
  /** Fingerprints as the passage index keeps them. */
  readonly fingerprints: readonly number[];
}

export function seedRecordOf(
  document: PolicyDocument,
  about: {
    readonly id: string;
    readonly source: string;
    readonly engine: string;
    readonly fingerprints: readonly number[];
  },
): SeedRecord {
  const { kind, title, documentNumber, issuer, signedOn, publishedOn, stage, answerClass, disclosure } = document;
  const { validity, topics, warnings } = document;
  return {
    version: 1,
    id: about.id,
    engine: about.engine,
    source: about.source,
    characters: document.text.length,
    contentHash: contentHashOf(document.text),
    header: {
      kind,
      title,
      documentNumber,
      case: document.case,
      issuer,
      signedOn,
      publishedOn,
      stage,
      answerClass,
      disclosure,
      validity,
      topics,
      warnings,
    },
    facts: document.facts,
    fingerprints: about.fingerprints,
  };
}

/** The record as a document without text: everything that can be known without the sentences. */
export function documentOfRecord(record: SeedRecord): PolicyDocument {
  return {
    ...record.header,
    addressees: [],
    cc: [],
    attachments: [],
    hasContactPhone: false,
    deadlines: [],
    sections: [],
    commitments: [],
    facts: record.facts,
    text: '',
  };
}

/** @throws HONGTOU_BAD_SEED naming the file and what was expected */
export function parseSeedRecord(value: unknown, file: string): SeedRecord {
  const record = value as Partial<SeedRecord> | null;
  const isRecord =
    typeof record === 'object' &&
    record !== null &&
    record.version === 1 &&
    typeof record.id === 'string' &&
    typeof record.contentHash === 'string' &&
    typeof record.header === 'object' &&
    Array.isArray(record.facts) &&
    Array.isArray(record.fingerprints);
  if (!isRecord)
    throw new HongtouError('HONGTOU_BAD_SEED', `${file}: expected a record of version 1 as hongtou records writes it`);
  return record as SeedRecord;
}
