import type { DatabaseSync } from 'node:sqlite';
import type { Subscriber } from '../../domain/alert/model.ts';
import type { SubscriberStore } from '../../ports/subscriber-store.ts';
import { readBodies } from './rows.ts';

/** Rows that `all` reads at a time. */
const BATCH = 200;

/** Subscribers in SQLite. */
export function createSubscriberStore(database: DatabaseSync): SubscriberStore {
  database.exec(
    'CREATE TABLE IF NOT EXISTS subscribers (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL)',
  );
  const one = readBodies<Subscriber>(database, 'SELECT body FROM subscribers WHERE id = ?');
  const after = readBodies<Subscriber>(database, 'SELECT body FROM subscribers WHERE id > ? ORDER BY id LIMIT ?');
  const insert = database.prepare(
    'INSERT INTO subscribers (id, revision, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare('UPDATE subscribers SET revision = ?, body = ? WHERE id = ? AND revision = ?');
  return {
    subscriber: async (id) => one.one(id),
    save: async (subscriber) => {
      const { id, revision: expected } = subscriber;
      const revision = expected + 1;
      const body = JSON.stringify({ ...subscriber, revision });
      const { changes } = expected === 0 ? insert.run(id, revision, body) : update.run(revision, body, id, expected);
      return changes === 1 ? 'saved' : 'stale';
    },
    all: async function* () {
      for (let batch = after.all('', BATCH); batch.length > 0; batch = after.all(batch.at(-1)?.id ?? '', BATCH)) {
        yield* batch;
      }
    },
  };
}
