import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Subscriber } from '../../domain/alert/model.ts';
import type { SubscriberStore } from '../../ports/subscriber-store.ts';
import { pack, unpack } from './packed.ts';
import { openTable, partition, revisionIs } from './table.ts';

/** Subscribers as one partition of their own table: every change is held against all of them, in order. */
export function createSubscriberStore(client: DynamoDBClient, tableName: string): SubscriberStore {
  const table = openTable(client, tableName);
  const keyOf = (id: string) => ({ pk: { S: 'subscribers' }, sk: { S: id } });
  return {
    subscriber: async (id) => {
      const item = await table.get(keyOf(id));
      return item === null ? null : unpack<Subscriber>(item.body);
    },
    save: async (subscriber) => {
      const key = keyOf(subscriber.id);
      const revision = subscriber.revision + 1;
      const item = { ...key, revision: { N: String(revision) }, body: pack({ ...subscriber, revision }) };
      return (await table.putIf(revisionIs(subscriber.revision), item)) === 'written' ? 'saved' : 'stale';
    },
    all: async function* () {
      for await (const item of table.query(partition('subscribers'))) yield unpack<Subscriber>(item.body);
    },
  };
}
