import type { DatabaseSync } from 'node:sqlite';
import type { Delivery, DeliveryClaim } from '../../domain/alert/model.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import { readBodies } from './rows.ts';

/** Claims and deliveries in SQLite. The primary key of a claim is what keeps an alert from going out twice. */
export function createDeliveryStore(database: DatabaseSync): DeliveryStore {
  database.exec(TABLES);
  return { ...claims(database), ...deliveries(database) };
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS delivery_claims (
    subscriber_id TEXT NOT NULL, change_id TEXT NOT NULL, channel TEXT NOT NULL, delivery_id TEXT NOT NULL,
    PRIMARY KEY (subscriber_id, change_id, channel)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS delivery_claims_of_delivery ON delivery_claims (delivery_id, change_id);
  CREATE TABLE IF NOT EXISTS deliveries (
    id TEXT PRIMARY KEY, status TEXT NOT NULL, attempts INTEGER NOT NULL, body TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS deliveries_unfinished ON deliveries (id) WHERE status IN ('planned', 'sending', 'unknown');
`;

type Claims = Pick<DeliveryStore, 'claim' | 'reassign' | 'claimsOf'>;

function claims(database: DatabaseSync): Claims {
  const triple = 'subscriber_id = :subscriberId AND change_id = :changeId AND channel = :channel';
  const insert = database.prepare(
    `INSERT INTO delivery_claims (subscriber_id, change_id, channel, delivery_id)
     VALUES (:subscriberId, :changeId, :channel, :deliveryId) ON CONFLICT DO NOTHING`,
  );
  const standing = database.prepare(`SELECT delivery_id FROM delivery_claims WHERE ${triple}`);
  const move = database.prepare(
    `UPDATE delivery_claims SET delivery_id = :to WHERE ${triple} AND delivery_id = :deliveryId`,
  );
  const ofDelivery = database.prepare(
    `SELECT subscriber_id, change_id, channel, delivery_id FROM delivery_claims WHERE delivery_id = ? ORDER BY change_id`,
  );
  return {
    claim: async ({ subscriberId, changeId, channel, deliveryId }) => {
      insert.run({ subscriberId, changeId, channel, deliveryId });
      const row = standing.get({ subscriberId, changeId, channel });
      return { subscriberId, changeId, channel, deliveryId: String(row?.delivery_id ?? deliveryId) };
    },
    reassign: async ({ subscriberId, changeId, channel, deliveryId }, to) =>
      move.run({ subscriberId, changeId, channel, deliveryId, to }).changes === 1 ? 'moved' : 'lost',
    claimsOf: async (deliveryId) => ofDelivery.all(deliveryId).map(claimOf),
  };
}

type Deliveries = Pick<DeliveryStore, 'open' | 'delivery' | 'advance' | 'unfinished' | 'all'>;

/** Rows that `all` reads at a time. */
const BATCH = 200;

function deliveries(database: DatabaseSync): Deliveries {
  const insert = database.prepare(
    'INSERT INTO deliveries (id, status, attempts, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const one = readBodies<Delivery>(database, 'SELECT body FROM deliveries WHERE id = ?');
  const update = database.prepare(
    `UPDATE deliveries SET status = ?, attempts = ?, body = ? WHERE id = ? AND status = ? AND attempts = ?`,
  );
  const unfinished = readBodies<Delivery>(
    database,
    `SELECT body FROM deliveries WHERE status IN ('planned', 'sending', 'unknown') AND id > ? ORDER BY id LIMIT ?`,
  );
  const after = readBodies<Delivery>(database, 'SELECT body FROM deliveries WHERE id > ? ORDER BY id LIMIT ?');
  return {
    open: async (delivery) => {
      const { id, status, attempts } = delivery;
      return insert.run(id, status, attempts, JSON.stringify(delivery)).changes === 1 ? 'opened' : 'present';
    },
    delivery: async (id) => one.one(id),
    advance: async (expected, delivery) => {
      const { id, status, attempts } = delivery;
      const body = JSON.stringify(delivery);
      const { changes } = update.run(status, attempts, body, id, expected.status, expected.attempts);
      return changes === 1 ? 'advanced' : 'lost';
    },
    unfinished: async (limit, from = '') => unfinished.all(from, limit),
    all: async function* () {
      for (let batch = after.all('', BATCH); batch.length > 0; batch = after.all(batch.at(-1)?.id ?? '', BATCH)) {
        yield* batch;
      }
    },
  };
}

function claimOf(row: Readonly<Record<string, unknown>>): DeliveryClaim {
  return {
    subscriberId: String(row.subscriber_id),
    changeId: String(row.change_id),
    channel: row.channel as DeliveryClaim['channel'],
    deliveryId: String(row.delivery_id),
  };
}
