import type { DatabaseSync } from 'node:sqlite';
import type { Decision } from '../../domain/knowledge/follow.ts';
import type { Knowledge } from '../../domain/knowledge/model.ts';
import type { KnowledgeRow } from '../../domain/knowledge/rows.ts';
import type { KnowledgeStore } from '../../ports/knowledge-store.ts';
import { exclusively } from './database.ts';
import { byCodeUnits, readBodies } from './rows.ts';

/** What the corpus knows, in SQLite: rows by key in a table without row ids, so that one key is one stretch of the file. */
export function createKnowledgeStore(database: DatabaseSync): KnowledgeStore {
  database.exec(TABLES);
  const put = database.prepare(
    'INSERT INTO knowledge (key, document_id, stamp, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const byKey = database.prepare(
    'SELECT document_id, stamp, body FROM knowledge WHERE key = ? ORDER BY document_id, stamp',
  );
  const nextKey = database.prepare('SELECT key FROM knowledge WHERE key > ? ORDER BY key LIMIT 1');
  const atOrAfter = database.prepare('SELECT key FROM knowledge WHERE key >= ? ORDER BY key LIMIT 1');
  const decide = database.prepare(
    'INSERT INTO promise_decisions (promise_id, step_id, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const decided = readBodies<Decision>(database, 'SELECT body FROM promise_decisions WHERE promise_id = ?');
  return {
    add: async (rows) =>
      exclusively(database, () => {
        for (const { key, documentId, stamp, knowledge } of rows) {
          put.run(key, documentId, stamp, JSON.stringify(knowledge));
        }
      }),
    rows: async function* (key) {
      yield* byKey.all(key).map((row) => rowOf(key, row));
    },
    keys: async function* (prefix) {
      // One look-up a key, so that a reader who takes long holds no statement open.
      let row = atOrAfter.get(prefix);
      while (row !== undefined && String(row.key).startsWith(prefix)) {
        yield String(row.key);
        row = nextKey.get(String(row.key));
      }
    },
    decide: async (decision) => {
      decide.run(decision.promiseId, decision.transitionId, JSON.stringify(decision));
    },
    decisions: async (promiseId) =>
      decided.all(promiseId).toSorted((a, b) => byCodeUnits(a.transitionId, b.transitionId)),
  };
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS knowledge (
    key TEXT NOT NULL, document_id TEXT NOT NULL, stamp TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (key, document_id, stamp)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS promise_decisions (
    promise_id TEXT NOT NULL, step_id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (promise_id, step_id)
  ) WITHOUT ROWID;
`;

function rowOf(key: string, row: Readonly<Record<string, unknown>>): KnowledgeRow {
  return {
    key,
    documentId: String(row.document_id),
    stamp: String(row.stamp),
    knowledge: JSON.parse(String(row.body)) as readonly Knowledge[],
  };
}
