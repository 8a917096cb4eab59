import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { HongtouError } from '../../domain/error.ts';

export type Item = Readonly<Record<string, AttributeValue>>;

/** A condition on the row that stands under the key of a write, or a filter or key range of a query. */
export interface Expression {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, AttributeValue>>;
}

export interface Range extends Expression {
  readonly index?: string;
  readonly filter?: string;
  readonly order?: 'ascending' | 'descending';
  readonly limit?: number;
}

/** The key is taken by no row. */
export const FREE: Expression = { text: 'attribute_not_exists(pk)' };

/** The row still has the revision that was read; a row that was never read, revision 0, does not exist. */
export function revisionIs(revision: number): Expression {
  if (revision === 0) return FREE;
  return { text: 'revision = :revision', values: { ':revision': { N: String(revision) } } };
}

/** All rows of one partition. */
export function partition(pk: string): Expression {
  return { text: 'pk = :pk', values: { ':pk': { S: pk } } };
}

/** What became of a write with a condition. */
export type Written = 'written' | 'refused';

export type Consistency = 'strong' | 'eventual';

/** One DynamoDB table, with the few requests that the stores make. Reads are strongly consistent, but of global indexes and where `eventual` is asked for. */
export interface Table {
  get(key: Item): Promise<Item | null>;
  /** The rows that stand under the keys, in no order. `eventual` costs half, and may miss what was written in the last second. */
  getAll(keys: readonly Item[], consistency?: Consistency): Promise<readonly Item[]>;
  put(item: Item): Promise<void>;
  putIf(condition: Expression, item: Item): Promise<Written>;
  /** Puts the item if its key is free; answers the row that stands, this one or the earlier one. */
  putFirst(item: Item, key: Item): Promise<Item>;
  updateIf(condition: Expression, key: Item, change: Expression): Promise<Written>;
  /** Rows of one partition of the table or of an index, page after page. */
  query(range: Range): AsyncIterable<Item>;
  /** Every row that passes the filter; charged for every row of the table. For the operator's commands only. */
  scan(filter: string): AsyncIterable<Item>;
}

/** `globalIndexes` are those that cannot be read strongly consistent. */
export function openTable(client: DynamoDBClient, name: string, globalIndexes: readonly string[] = []): Table {
  const get = async (key: Item): Promise<Item | null> => {
    const { Item: item } = await client.send(new GetItemCommand({ TableName: name, Key: key, ConsistentRead: true }));
    return item ?? null;
  };
  return {
    get,
    getAll: (keys, consistency = 'strong') => getAll(client, name, keys, consistency === 'strong'),
    put: async (item) => {
      await client.send(new PutItemCommand({ TableName: name, Item: item }));
    },
    putIf: (condition, item) =>
      unlessRefused(client.send(new PutItemCommand({ TableName: name, Item: item, ...conditionOf(condition) }))),
    putFirst: async (item, key) => {
      const put = { TableName: name, Item: item, ...conditionOf(FREE) };
      try {
        await client.send(new PutItemCommand({ ...put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
        return item;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // Not every endpoint hands the standing row back.
        return error.Item ?? (await get(key)) ?? item;
      }
    },
    updateIf: (condition, key, change) => {
      const names = { ...condition.names, ...change.names };
      const values = { ...condition.values, ...change.values };
      const conditional = conditionOf({ text: condition.text, names, values });
      return unlessRefused(
        client.send(
          new UpdateItemCommand({ TableName: name, Key: key, UpdateExpression: change.text, ...conditional }),
        ),
      );
    },
    query: (range) => query(client, name, globalIndexes, range),
    scan: (filter) => scan(client, name, filter),
  };
}

async function unlessRefused(write: Promise<unknown>): Promise<Written> {
  try {
    await write;
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'refused';
    throw error;
  }
}

/** Requests for what a throttled batch left out, before giving up. */
const BATCH_ATTEMPTS = 8;
const BATCH_KEYS = 100;

async function getAll(
  client: DynamoDBClient,
  name: string,
  keys: readonly Item[],
  consistent: boolean,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < keys.length; start += BATCH_KEYS) {
    let missing: readonly Item[] = keys.slice(start, start + BATCH_KEYS);
    for (let attempt = 0; missing.length > 0; attempt++) {
      if (attempt === BATCH_ATTEMPTS) {
        throw new HongtouError(
          'HONGTOU_THROTTLED',
          `${name}: ${missing.length} rows were not read in ${attempt} attempts`,
        );
      }
      if (attempt > 0) await pause(25 * 2 ** attempt);
      const request = { [name]: { Keys: [...missing], ConsistentRead: consistent } };
      const answer = await client.send(new BatchGetItemCommand({ RequestItems: request }));
      found.push(...(answer.Responses?.[name] ?? []));
      missing = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    }
  }
  return found;
}

async function* query(
  client: DynamoDBClient,
  name: string,
  globalIndexes: readonly string[],
  range: Range,
): AsyncGenerator<Item> {
  let left = range.limit ?? Number.POSITIVE_INFINITY;
  let after: Record<string, AttributeValue> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: range.text,
        ExpressionAttributeNames: named(range.names),
        ExpressionAttributeValues: named(range.values),
        IndexName: range.index,
        FilterExpression: range.filter,
        ScanIndexForward: range.order !== 'descending',
        ConsistentRead: range.index === undefined || !globalIndexes.includes(range.index),
        Limit: Number.isFinite(left) ? left : undefined,
        ExclusiveStartKey: after,
      }),
    );
    for (const item of answer.Items ?? []) {
      yield item;
      left -= 1;
    }
    after = answer.LastEvaluatedKey;
  } while (after !== undefined && left > 0);
}

async function* scan(client: DynamoDBClient, name: string, filter: string): AsyncGenerator<Item> {
  let after: Record<string, AttributeValue> | undefined;
  do {
    const answer = await client.send(
      new ScanCommand({ TableName: name, FilterExpression: filter, ConsistentRead: true, ExclusiveStartKey: after }),
    );
    yield* answer.Items ?? [];
    after = answer.LastEvaluatedKey;
  } while (after !== undefined);
}

function conditionOf(condition: Expression) {
  return {
    ConditionExpression: condition.text,
    ExpressionAttributeNames: named(condition.names),
    ExpressionAttributeValues: named(condition.values),
  };
}

/** DynamoDB refuses an empty list of names or values. */
function named<T>(entries: Readonly<Record<string, T>> | undefined): Record<string, T> | undefined {
  return entries === undefined || Object.keys(entries).length === 0 ? undefined : { ...entries };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
