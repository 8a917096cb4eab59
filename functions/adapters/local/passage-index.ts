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
  const idOf = database.prepare('SELECT id FROM passage_papers WHERE number = ?');
  const textOf = database.prepare('SELECT text FROM passage_papers WHERE id = ?');

  return {
    async add(paper: IndexedPaper): Promise<void> {
      exclusively(database, () => {
        const { number } = putPaper.get(paper.id, deflateRawSync(paper.text)) as { number: number };
        for (const key of paper.keys) putPosting.run(key, number);
      });
    },
    async lookUp(keys: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
      const ids = new Map<number, string>();
      const found = new Map<number, readonly string[]>();
      for (const key of keys) {
        const rows = holders.all(key) as { paper: number }[];
        if (rows.length === 0) continue;
        for (const { paper } of rows) if (!ids.has(paper)) ids.set(paper, (idOf.get(paper) as { id: string }).id);
        found.set(key, rows.map(({ paper }) => ids.get(paper) ?? '').sort());
      }
      return found;
    },
    async text(id: string): Promise<string | null> {
      const row = textOf.get(id) as { text: Uint8Array } | undefined;
      return row === undefined ? null : inflateRawSync(row.text).toString('utf8');
    },
  };
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS passage_papers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS passage_postings (key INTEGER NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY (key, paper)) WITHOUT ROWID;
`;
