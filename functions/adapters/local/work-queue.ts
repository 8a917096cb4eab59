import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { LeasedWorkQueue, WorkLease, WorkMessage } from '../../ports/work-queue.ts';
import { exclusively } from './database.ts';

/**
 * Work in one SQLite table. A row waits (no receipt) or is leased (a receipt, and `visible_at` is the end of the lease).
 * A message that is sent while its twin is leased waits beside it: the twin may have read the store before the sender wrote.
 */
export function createWorkQueue(database: DatabaseSync, limits: { readonly maxDeliveries: number }): LeasedWorkQueue {
  database.exec(TABLES);
  const next = database.prepare('SELECT min(visible_at) AS at FROM work');
  const finish = database.prepare('DELETE FROM work WHERE receipt = ?');
  const dead = database.prepare('SELECT message, reason FROM dead_work ORDER BY rowid');
  return {
    send: sender(database),
    receive: receiver(database, limits.maxDeliveries),
    fail: failer(database, limits.maxDeliveries),
    done: async (lease) => {
      finish.run(lease.receipt);
    },
    nextAt: async () => {
      const at = next.get()?.at;
      return typeof at === 'number' ? at : null;
    },
    dead: async () => dead.all().map((row) => ({ message: messageOf(row), reason: String(row.reason) })),
  };
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS work (
    id INTEGER PRIMARY KEY, dedup_id TEXT NOT NULL, message TEXT NOT NULL, visible_at INTEGER NOT NULL,
    deliveries INTEGER NOT NULL DEFAULT 0, receipt TEXT UNIQUE
  );
  CREATE UNIQUE INDEX IF NOT EXISTS work_waiting ON work (dedup_id) WHERE receipt IS NULL;
  CREATE INDEX IF NOT EXISTS work_visible ON work (visible_at, id);
  CREATE TABLE IF NOT EXISTS dead_work (dedup_id TEXT PRIMARY KEY, message TEXT NOT NULL, reason TEXT NOT NULL);
`;

function sender(database: DatabaseSync): LeasedWorkQueue['send'] {
  const insert = database.prepare(
    'INSERT INTO work (dedup_id, message, visible_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return async (messages) => {
    if (messages.length === 0) return;
    exclusively(database, () => {
      for (const message of messages) insert.run(message.dedupId, JSON.stringify(message), message.notBefore);
    });
  };
}

function receiver(database: DatabaseSync, maxDeliveries: number): LeasedWorkQueue['receive'] {
  const next = database.prepare(
    'SELECT id, message, deliveries FROM work WHERE visible_at <= ? ORDER BY visible_at, id LIMIT 1',
  );
  const lease = database.prepare(
    'UPDATE work SET receipt = ?, visible_at = ?, deliveries = deliveries + 1 WHERE id = ?',
  );
  const bury = burial(database);
  const take = (now: number, leaseMs: number): WorkLease | null => {
    for (;;) {
      const row = next.get(now);
      if (row === undefined) return null;
      const deliveries = Number(row.deliveries);
      if (deliveries < maxDeliveries) {
        const receipt = randomUUID();
        lease.run(receipt, now + leaseMs, Number(row.id));
        return { message: messageOf(row), receipt, deliveries: deliveries + 1 };
      }
      bury(Number(row.id), messageOf(row), `not done within its lease, ${deliveries} times`);
    }
  };
  return async (now, leaseMs) => exclusively(database, () => take(now, leaseMs));
}

function failer(database: DatabaseSync, maxDeliveries: number): LeasedWorkQueue['fail'] {
  const leased = database.prepare('SELECT id, dedup_id, message, deliveries FROM work WHERE receipt = ?');
  const twin = database.prepare('SELECT id FROM work WHERE dedup_id = ? AND receipt IS NULL');
  const merge = database.prepare('UPDATE work SET deliveries = max(deliveries, ?) WHERE id = ?');
  const remove = database.prepare('DELETE FROM work WHERE id = ?');
  const release = database.prepare('UPDATE work SET receipt = NULL, visible_at = ? WHERE id = ?');
  const bury = burial(database);
  return async (lease, failure) =>
    exclusively(database, () => {
      const row = leased.get(lease.receipt);
      // The lease ran out and somebody else has the message now, or has finished it.
      if (row === undefined) return 'retry';
      const id = Number(row.id);
      const deliveries = Number(row.deliveries);
      if (deliveries >= maxDeliveries) {
        bury(id, messageOf(row), failure.reason);
        return 'dead';
      }
      const waiting = twin.get(String(row.dedup_id));
      if (waiting === undefined) release.run(failure.retryAt, id);
      else {
        // One message again, with the failures of both: a poison that is sent anew each round must still come to its end.
        merge.run(deliveries, Number(waiting.id));
        remove.run(id);
      }
      return 'retry';
    });
}

/** Moves a message to the dead letters. One that dies again under the same id replaces its earlier reason. */
function burial(database: DatabaseSync): (id: number, message: WorkMessage, reason: string) => void {
  const remove = database.prepare('DELETE FROM work WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO dead_work (dedup_id, message, reason) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET message = excluded.message, reason = excluded.reason`,
  );
  return (id, message, reason) => {
    insert.run(message.dedupId, JSON.stringify(message), reason);
    remove.run(id);
  };
}

function messageOf(row: Readonly<Record<string, unknown>>): WorkMessage {
  return JSON.parse(String(row.message)) as WorkMessage;
}
