import {
  type AttributeValue,
  type DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { TABLES, type TableDefinition, type TableName } from '../../../functions/adapters/aws/tables.ts';
import { dynamoAt } from './emulated.ts';

/** Request units as DynamoDB charges them on demand: a write is 1 kB, a strongly consistent read 4 kB. */
export interface Units {
  readonly reads: number;
  readonly writes: number;
  readonly requests: number;
}

export interface UnitCounter {
  readonly client: DynamoDBClient;
  /** What was consumed since the last call, by table. */
  take(): ReadonlyMap<string, Units>;
}

type Row = Readonly<Record<string, AttributeValue>>;

/**
 * A client that adds up what its requests consume, by AWS's rules from the rows that they met: emulators count Chinese text by
 * the character, and neither what indexes cost nor what a condition refused. `tables` says whose definition a table has.
 */
export function countUnits(endpoint: string, tables: ReadonlyMap<string, TableName>): UnitCounter {
  const client = dynamoAt(endpoint);
  const silent = dynamoAt(endpoint);
  let consumed = new Map<string, Units>();
  const add = (table: string, units: Omit<Units, 'requests'>): void => {
    const { reads, writes, requests } = consumed.get(table) ?? { reads: 0, writes: 0, requests: 0 };
    consumed.set(table, { reads: reads + units.reads, writes: writes + units.writes, requests: requests + 1 });
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      const input = args.input as unknown as Request;
      const table = input.TableName ?? Object.keys(input.RequestItems ?? {})[0] ?? '';
      const name = tables.get(table);
      if (name === undefined) return next(args);
      const key = keyWritten(input, TABLES[name]);
      if (key === null) {
        const result = await next(args);
        add(table, { reads: unitsRead(input, result.output as Answer), writes: 0 });
        return result;
      }
      const before = await rowAt(silent, table, key);
      try {
        const result = await next(args);
        const after = await rowAt(silent, table, key);
        const row = Math.max(kilobytes(before), kilobytes(after));
        add(table, { reads: 0, writes: row + indexWrites(TABLES[name], before, after) });
        return result;
      } catch (error) {
        if (error instanceof DynamoDBServiceException && error.name === 'ConditionalCheckFailedException') {
          add(table, { reads: 0, writes: kilobytes(before) });
        }
        throw error;
      }
    },
    { step: 'initialize', name: 'countUnits' },
  );
  return {
    client,
    take: () => {
      const taken = consumed;
      consumed = new Map();
      return taken;
    },
  };
}

/** What of a request is read here. */
interface Request {
  readonly TableName?: string;
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys: readonly Row[]; readonly ConsistentRead?: boolean }>
  >;
  readonly Item?: Row;
  readonly Key?: Row;
  readonly UpdateExpression?: string;
  readonly ConsistentRead?: boolean;
}

/** What of an answer to a read is read here. */
interface Answer {
  readonly Item?: Row;
  readonly Items?: readonly Row[];
  readonly Responses?: Readonly<Record<string, readonly Row[]>>;
}

/** The key that a request writes under; null for a read. */
function keyWritten(input: Request, { partitionKey, sortKey }: TableDefinition): Row | null {
  const row = input.Item ?? (input.UpdateExpression === undefined ? undefined : input.Key);
  const partition = row?.[partitionKey];
  if (partition === undefined) return null;
  const sort = sortKey === null ? undefined : row?.[sortKey];
  return { [partitionKey]: partition, ...(sortKey === null || sort === undefined ? {} : { [sortKey]: sort }) };
}

async function rowAt(client: DynamoDBClient, table: string, key: Row): Promise<Row | null> {
  const request = new GetItemCommand({ TableName: table, Key: { ...key }, ConsistentRead: true });
  return (await client.send(request)).Item ?? null;
}

/** Four kilobytes a unit, half of it where the newest state is not asked for. What is not there costs as much as what is small. */
function unitsRead(input: Request, answer: Answer): number {
  if (input.RequestItems !== undefined) {
    const { Keys: { length: asked } = [], ConsistentRead: consistent } = Object.values(input.RequestItems)[0] ?? {};
    const rows = Object.values(answer.Responses ?? {}).flat();
    // A key without a row costs as much as the smallest row.
    const units = rows.reduce((sum, row) => sum + fourKilobytes(bytesOf(row)), asked - rows.length);
    return units * (consistent === true ? 1 : 0.5);
  }
  const bytes = [...(answer.Items ?? []), answer.Item ?? {}].reduce((sum, row) => sum + bytesOf(row), 0);
  return fourKilobytes(bytes) * (input.ConsistentRead === true ? 1 : 0.5);
}

/** A row enters an index: 1. It leaves it: 1. Its place in it moves: 2. All indexes hold keys only, far below 1 kB. */
function indexWrites(table: TableDefinition, before: Row | null, after: Row | null): number {
  return table.indexes.reduce((sum, { partitionKey, sortKey }) => {
    const placeOf = (row: Row | null) => {
      const [partition, sort] = [row?.[partitionKey]?.S, row?.[sortKey]?.S];
      return partition === undefined || sort === undefined ? null : `${partition}\n${sort}`;
    };
    const [old, next] = [placeOf(before), placeOf(after)];
    return old === next ? sum : sum + (old === null ? 0 : 1) + (next === null ? 0 : 1);
  }, 0);
}

function kilobytes(row: Row | null): number {
  return row === null ? 1 : Math.max(1, Math.ceil(bytesOf(row) / 1024));
}

function fourKilobytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 4096));
}

/** The size of a row as AWS counts it: names and values in UTF-8. */
export function bytesOf(row: Row): number {
  return Object.entries(row).reduce((sum, [name, value]) => sum + name.length + sizeOf(value), 0);
}

function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.B !== undefined) return value.B.length;
  if (value.SS !== undefined) return value.SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return value.N?.length ?? 1;
}
