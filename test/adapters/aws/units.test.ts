import {
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTable, dynamoAt, type Emulator, startDynalite } from './emulated.ts';
import { countUnits, type UnitCounter } from './units.ts';

let emulator: Emulator;
let table: string;
let counter: UnitCounter;

beforeAll(async () => {
  emulator = await startDynalite();
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  table = await createTable(dynamoAt(emulator.endpoint), 'sources');
  counter = countUnits(emulator.endpoint, new Map([[table, 'sources']]));
});

const KEY = { pk: { S: 'p' }, sk: { S: 's' } };
const taken = () => counter.take().get(table);
const put = (attributes: object, condition?: string) =>
  counter.client.send(
    new PutItemCommand({ TableName: table, Item: { ...KEY, ...attributes }, ConditionExpression: condition }),
  );

describe('the counter of request units', () => {
  it('counts a write by the kilobyte', async () => {
    await put({});
    expect(taken()).toEqual({ reads: 0, writes: 1, requests: 1 });
    await put({ body: { S: '字'.repeat(1000) } });
    expect(taken()).toEqual({ reads: 0, writes: 3, requests: 1 });
    expect(taken()).toBeUndefined();
  });

  it('counts what enters, leaves and moves within an index', async () => {
    await put({ due: { S: '1' } });
    expect(taken()?.writes).toBe(2);
    await put({ due: { S: '1' }, body: { S: 'x' } });
    expect(taken()?.writes).toBe(1);
    await put({ due: { S: '2' }, pending: { S: '1' } });
    expect(taken()?.writes).toBe(4);
    const remove = { UpdateExpression: 'REMOVE due, pending' };
    await counter.client.send(new UpdateItemCommand({ TableName: table, Key: KEY, ...remove }));
    expect(taken()?.writes).toBe(3);
  });

  it('counts a write that is refused', async () => {
    await put({ body: { S: 'x'.repeat(2000) } });
    taken();
    await expect(put({}, 'attribute_not_exists(pk)')).rejects.toThrow();
    expect(taken()).toEqual({ reads: 0, writes: 2, requests: 1 });
  });

  it('counts a strongly consistent read by four kilobytes', async () => {
    await put({ body: { S: 'x'.repeat(5000) } });
    taken();
    await counter.client.send(new GetItemCommand({ TableName: table, Key: KEY, ConsistentRead: true }));
    expect(taken()).toEqual({ reads: 2, writes: 0, requests: 1 });
    const none = { ...KEY, sk: { S: 'none' } };
    await counter.client.send(new GetItemCommand({ TableName: table, Key: none, ConsistentRead: true }));
    expect(taken()?.reads).toBe(1);
    await counter.client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'p' } },
        ConsistentRead: true,
      }),
    );
    expect(taken()).toEqual({ reads: 2, writes: 0, requests: 1 });
  });

  it.each([
    { consistent: true, reads: 3 },
    { consistent: false, reads: 1.5 },
  ])(
    'counts each key of a batch, rows or none, strongly consistent or at half: $consistent',
    async ({ consistent, reads }) => {
      await put({ body: { S: 'x'.repeat(5000) } });
      taken();
      const none = { ...KEY, sk: { S: 'none' } };
      const request = { [table]: { Keys: [KEY, none], ConsistentRead: consistent } };
      await counter.client.send(new BatchGetItemCommand({ RequestItems: request }));
      expect(taken()).toEqual({ reads, writes: 0, requests: 1 });
    },
  );
});
