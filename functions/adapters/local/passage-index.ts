import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type IndexedPaper, type PassageIndex, POSTINGS_KEPT } from '../../ports/passage-index.ts';
import { exclusively } from './database.ts';

/**
 * The passage index in SQLite: postings as rows (key, paper) of a table without row ids, texts deflated.
 * About 20 bytes a fingerprint and a fifth of the text's UTF-8 bytes.
 */
export function createPassageIndex(database: DatabaseSync): PassageIndex {
  database.exec(SCHEMA);
  const putPaper = database.prepare(
    'INSERT INTO passage_papers (id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text RETURNING number',
  );
  const putPosting = database.prepare(
    `INSERT OR IGNORE INTO passage_postings (key, paper)
     SELECT ?1, ?2 WHERE (SELECT count(*) FROM passage_postings WHERE key = ?1) < ${POSTINGS_KEPT}`,
  );
  const holders = database.prepare('SELECT paper FROM passage_postings WHERE key = ?');
  holders.setReturnArrays(true);
  const idOf = database.prepare('SELECT id FROM passage_papers INDEXED BY passage_numbers WHERE number = ?');
  const ids = new Map<number, string>();
  const idFor = (paper: number): string => {
    const known = ids.get(paper);
    if (known !== undefined) return known;
    const { id } = idOf.get(paper) as { id: string };
    if (ids.size >= IDS_KEPT) ids.clear();
    ids.set(paper, id);
    return id;
  };
  const nameScheme = database.prepare(
    'INSERT INTO passage_scheme (one, scheme) VALUES (1, ?) ON CONFLICT DO UPDATE SET scheme = max(scheme, excluded.scheme)',
  );
  const schemeOf = database.prepare('SELECT scheme FROM passage_scheme');
  const textOf = database.prepare('SELECT text FROM passage_papers WHERE id = ?');

  return {
    async add(paper: IndexedPaper): Promise<void> {
      exclusively(database, () => {
        const { number } = putPaper.get(paper.id, deflateRawSync(paper.text)) as { number: number };
        for (const key of paper.keys) putPosting.run(key, number);
      });
    },
    async lookUp(keys: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
      const found = new Map<number, readonly string[]>();
      for (const key of keys) {
        const rows = holders.all(key) as unknown as readonly (readonly [number])[];
        if (rows.length > 0) found.set(key, rows.map(([paper]) => idFor(paper)).sort());
      }
      return found;
    },
    async text(id: string): Promise<string | null> {
      const row = textOf.get(id) as { text: Uint8Array } | undefined;
      return row === undefined ? null : inflateRawSync(row.text).toString('utf8');
    },
    scheme: async () => (schemeOf.get() as { scheme: number } | undefined)?.scheme ?? null,
    nameScheme: async (scheme) => {
      nameScheme.run(scheme);
    },
  };
}

/** A paper's number is its own for good; about 2 MB of ids. */
const IDS_KEPT = 20_000;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS passage_papers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS passage_numbers ON passage_papers (number, id);
CREATE TABLE IF NOT EXISTS passage_postings (key INTEGER NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY (key, paper)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passage_scheme (one INTEGER PRIMARY KEY, scheme INTEGER NOT NULL);
`;
