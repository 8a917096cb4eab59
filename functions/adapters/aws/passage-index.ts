import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { type PassageIndex, POSTINGS_KEPT } from '../../ports/passage-index.ts';
import { byCodeUnits } from './keys.ts';
import { openBucket } from './objects.ts';
import { type Item, openTable } from './table.ts';

/** Where the index stands: postings in a table, texts in a bucket. */
export interface PassageIndexPlace {
  readonly dynamo: DynamoDBClient;
  readonly tableName: string;
  readonly s3: S3Client;
  readonly bucketName: string;
}

/** The keys that were looked up last, and who holds them. */
interface LookedUp {
  readonly asked: ReadonlySet<number>;
  readonly found: ReadonlyMap<number, readonly string[]>;
}

/** Rows that are written in parallel; one paper has some hundred fingerprints. */
const WRITES_AT_ONCE = 16;

/** Keys of fingerprints have no such character. */
const SCHEME_KEY = { pk: { S: '#scheme' } };

/**
 * The passage index: one row a fingerprint with the set of papers that hold it, each paper's text as `texts/ID`, and a row with the
 * scheme of the fingerprints.
 */
export function createPassageIndex(place: PassageIndexPlace): PassageIndex {
  const table = openTable(place.dynamo, place.tableName);
  const bucket = openBucket(place.s3, place.bucketName);
  const post = (key: number, id: string) =>
    table.updateIf(
      {
        text: 'attribute_not_exists(papers) OR size(papers) < :kept OR contains(papers, :id)',
        values: { ':kept': { N: String(POSTINGS_KEPT) }, ':id': { S: id } },
      },
      keyOf(key),
      { text: 'ADD papers :paper', values: { ':paper': { SS: [id] } } },
    );
  let last: LookedUp = { asked: new Set(), found: new Map() };
  // A paper of the last second may be missed: rivals in one second see each other late however they read, and a key that
  // looks free or unsaturated is settled by the condition of its write.
  const lookUp: PassageIndex['lookUp'] = async (keys) => {
    const names = new Map(keys.map((key) => [keyOf(key).pk.S, key]));
    const rows = await table.getAll([...names.values()].map(keyOf), 'eventual');
    const found = new Map(rows.map((row) => [names.get(row.pk?.S ?? '') ?? -1, papersOf(row)]));
    last = { asked: new Set(keys), found };
    return found;
  };
  /**
   * A read costs a tenth of a write, and papers are added again whenever their page's visit counter moved. A paper is added
   * right after it was compared: what was read then serves once more, however old, as keys only ever gain papers.
   */
  const missing = async (id: string, keys: readonly number[]): Promise<readonly number[]> => {
    const postings = keys.every((key) => last.asked.has(key)) ? last.found : await lookUp(keys);
    return keys.filter((key) => {
      const papers = postings.get(key) ?? [];
      return papers.length < POSTINGS_KEPT && !papers.includes(id);
    });
  };
  return {
    add: async ({ id, text, keys }) => {
      const bytes = new TextEncoder().encode(text);
      const standing = await bucket.get(textKey(id));
      if (standing === null || Buffer.compare(standing, bytes) !== 0) {
        await bucket.put(textKey(id), { bytes, contentType: 'text/plain; charset=utf-8' });
      }
      const wanted = await missing(id, keys);
      for (let start = 0; start < wanted.length; start += WRITES_AT_ONCE) {
        await Promise.all(wanted.slice(start, start + WRITES_AT_ONCE).map((key) => post(key, id)));
      }
    },
    lookUp,
    scheme: async () => {
      const scheme = (await table.get(SCHEME_KEY))?.scheme?.N;
      return scheme === undefined ? null : Number(scheme);
    },
    nameScheme: async (scheme) => {
      const lower = 'attribute_not_exists(scheme) OR scheme < :scheme';
      const values = { ':scheme': { N: String(scheme) } };
      await table.updateIf({ text: lower, values }, SCHEME_KEY, { text: 'SET scheme = :scheme' });
    },
    text: async (id) => {
      const bytes = await bucket.get(textKey(id));
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
  };
}

function keyOf(key: number): { readonly pk: { readonly S: string } } {
  return { pk: { S: key.toString(36) } };
}

function papersOf(row: Item): readonly string[] {
  return (row.papers?.SS ?? []).toSorted(byCodeUnits);
}

/** A document's id as it is; whatever else names a paper by its hash. */
function textKey(id: string): string {
  return `texts/${DOCUMENT_ID.test(id) ? id : createHash('sha256').update(id).digest('hex')}`;
}

/** d1f2a3b4c5d6e7f8 */
const DOCUMENT_ID = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/;
