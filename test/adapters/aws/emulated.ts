import type { AddressInfo } from 'node:net';
import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  type KeySchemaElement,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { TABLES, type TableDefinition, type TableName } from '../../../functions/adapters/aws/tables.ts';
import type { Opened } from '../../contracts/opened.ts';

/** What every client of an emulator is told; it checks none of it. */
export const ANYWHERE = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
} as const;

export interface Emulator {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** DynamoDB in this process. */
export async function startDynalite(): Promise<Emulator> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export function dynamoAt(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({ ...ANYWHERE, endpoint });
}

let tablesMade = 0;

/** Makes a table as a deployment would, under a name of its own. */
export async function createTable(client: DynamoDBClient, name: TableName): Promise<string> {
  tablesMade += 1;
  const tableName = `${name}-${process.pid}-${tablesMade}`;
  await client.send(new CreateTableCommand({ TableName: tableName, ...creation(TABLES[name]) }));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  return tableName;
}

/** A store on a new table, through two clients as two processes would have them. */
export async function openOnTable<T>(
  endpoint: string,
  name: TableName,
  create: (client: DynamoDBClient, tableName: string) => T,
): Promise<Opened<T>> {
  const clients = [dynamoAt(endpoint), dynamoAt(endpoint)] as const;
  const tableName = await createTable(clients[0], name);
  return {
    subject: create(clients[0], tableName),
    other: create(clients[1], tableName),
    close: async () => {
      for (const client of clients) client.destroy();
    },
  };
}

function creation(table: TableDefinition): Omit<CreateTableCommandInput, 'TableName'> {
  const indexes = table.indexes.map((index) => ({
    reach: index.reach,
    IndexName: index.name,
    KeySchema: keySchema(index.partitionKey, index.sortKey),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  }));
  const [local, global] = ['local', 'global'].map((reach) =>
    indexes.filter((index) => index.reach === reach).map(({ reach: _, ...index }) => index),
  );
  return {
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table.partitionKey, table.sortKey),
    AttributeDefinitions: attributes(table),
    ...(local?.length ? { LocalSecondaryIndexes: local } : {}),
    ...(global?.length ? { GlobalSecondaryIndexes: global } : {}),
  };
}

function keySchema(partitionKey: string, sortKey: string | null): KeySchemaElement[] {
  const partition: KeySchemaElement = { AttributeName: partitionKey, KeyType: 'HASH' };
  return sortKey === null ? [partition] : [partition, { AttributeName: sortKey, KeyType: 'RANGE' }];
}

function attributes(table: TableDefinition): AttributeDefinition[] {
  const names = new Set([
    table.partitionKey,
    table.sortKey,
    ...table.indexes.flatMap((i) => [i.partitionKey, i.sortKey]),
  ]);
  return [...names].flatMap((name) => (name === null ? [] : [{ AttributeName: name, AttributeType: 'S' as const }]));
}
