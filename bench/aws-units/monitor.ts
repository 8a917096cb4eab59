import { createBlobStore } from '../../functions/adapters/aws/blob-store.ts';
import { createDeliveryStore } from '../../functions/adapters/aws/delivery-store.ts';
import { createKnowledgeStore } from '../../functions/adapters/aws/knowledge-store.ts';
import { createLedger } from '../../functions/adapters/aws/ledger.ts';
import { createOpsReports } from '../../functions/adapters/aws/ops-reports.ts';
import { createPassageIndex } from '../../functions/adapters/aws/passage-index.ts';
import { createSiteStore } from '../../functions/adapters/aws/site-store.ts';
import { createSourceStore } from '../../functions/adapters/aws/source-store.ts';
import { createSubscriberStore } from '../../functions/adapters/aws/subscriber-store.ts';
import { TABLES, type TableName } from '../../functions/adapters/aws/tables.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createWorkQueue } from '../../functions/adapters/local/work-queue.ts';
import { createPageReader } from '../../functions/adapters/thread/page-reader.ts';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { parseSourceDefinition } from '../../functions/domain/source/definition.ts';
import { createTopicLabeller } from '../../functions/domain/topic/label.ts';
import { topicNames } from '../../functions/domain/topic/taxonomy.ts';
import type { LocalPorts } from '../../functions/pipeline.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { KnowledgeStore } from '../../functions/ports/knowledge-store.ts';
import type { PortalGate } from '../../functions/ports/portal-gate.ts';
import { createComparer } from '../../functions/steps/compare.ts';
import { createMemory } from '../../functions/steps/remember.ts';
import { createBucket, s3At } from '../../test/adapters/aws/buckets.ts';
import { createTable, dynamoAt, startDynalite } from '../../test/adapters/aws/emulated.ts';
import { startLoopbackS3 } from '../../test/adapters/aws/loopback-bucket.ts';
import { countUnits } from '../../test/adapters/aws/units.ts';
import { LIST_URL } from './portal.ts';
import { type RowKind, rowKinds } from './rows.ts';
import { add, type Consumption, type Spent } from './spent.ts';

export interface BenchMonitor {
  readonly ports: LocalPorts;
  readonly knowledge: KnowledgeStore;
  /** What was consumed since the last call. */
  take(): Consumption;
  /** Starts a new account by step. */
  stepping(): { begin(step: string): void; end(): Spent };
  /** What stands in the tables. */
  rows(): Promise<readonly RowKind[]>;
  /** By table, since the beginning. */
  everything(): Spent;
  close(): Promise<void>;
}

const SOURCE = parseSourceDefinition({
  id: 'bench-replies',
  name: 'bench',
  region: '449900',
  issuer: '临澜市工业和信息化局',
  cadenceHours: 6,
  adapter: { type: 'static-list', listUrl: LIST_URL, item: 'ul.gl-list li', link: 'a', date: 'span.date' },
  assertions: { minimumItems: 1, datedShare: 0 },
  seenLive: true,
});

/** The steps over the AWS adapters, on emulators in this process; work waits in a local queue, mail goes nowhere. */
export async function openBenchMonitor(gate: PortalGate, clock: Clock): Promise<BenchMonitor> {
  const [dynamo, s3] = [await startDynalite(), await startLoopbackS3()];
  const names = {} as Record<TableName, string>;
  for (const name of Object.keys(TABLES) as TableName[])
    names[name] = await createTable(dynamoAt(dynamo.endpoint), name);
  // On AWS the ledger's table holds what papers say as well; here it stands apart, to be counted apart.
  const knowledgeTable = await createTable(dynamoAt(dynamo.endpoint), 'ledger');
  const tables = new Map(Object.entries(names).map(([name, table]) => [table, name as TableName]));
  const counter = countUnits(dynamo.endpoint, tables.set(knowledgeTable, 'ledger'));
  const called = (table: string) =>
    table === knowledgeTable ? 'ledger: what papers say' : (tables.get(table) ?? table);
  const { client } = counter;
  const knowledge = createKnowledgeStore(client, knowledgeTable);
  const objects = s3At(s3.endpoint);
  const bucketName = await createBucket(objects);
  const topicName = topicNames(readTaxonomy());
  const accepted = {
    send: async () => ({ outcome: 'accepted', reference: 'bench' }) as const,
    find: async () => 'unknown' as const,
  };
  const database = openDatabase(':memory:');
  const ports: LocalPorts = {
    ...createComparer({
      passages: createPassageIndex({ dynamo: client, tableName: names.passages, s3: objects, bucketName }),
    }),
    ...createMemory({ knowledge, newestName: (name) => name }),
    definitions: [SOURCE],
    ledger: createLedger(client, names.ledger),
    knowledge,
    sources: createSourceStore(client, names.sources),
    subscribers: createSubscriberStore(client, names.subscribers),
    deliveries: createDeliveryStore(client, names.deliveries),
    reports: createOpsReports(client, names.sources),
    queue: createWorkQueue(database, { maxDeliveries: 5 }),
    blobs: createBlobStore(objects, bucketName),
    site: createSiteStore(objects, bucketName),
    attachments: { read: async () => ({ kind: 'unknown', text: null, warnings: [] }) },
    labelTopics: createTopicLabeller(readTaxonomy()),
    gate,
    pages: createPageReader(new URL('../../functions/adapters/thread/page-thread.ts', import.meta.url)),
    clock,
    mail: accepted,
    sms: accepted,
    address: { base: 'http://127.0.0.1/', topicName },
    wording: { topicName, linkTo: (n) => `http://127.0.0.1/changes/${n}.html`, manageUrlOf: () => null },
  };
  const byTable = new Map<string, Consumption>();
  const take = (): Consumption => {
    let sum: Consumption = {
      writes: 0,
      reads: 0,
      puts: s3.requests.get('PUT') ?? 0,
      gets: s3.requests.get('GET') ?? 0,
    };
    s3.requests.clear();
    for (const [table, { writes, reads }] of counter.take()) {
      const units = { writes, reads, puts: 0, gets: 0 };
      const name = called(table);
      sum = add(sum, units);
      byTable.set(name, add(byTable.get(name) ?? { writes: 0, reads: 0, puts: 0, gets: 0 }, units));
    }
    return sum;
  };
  return {
    ports,
    knowledge,
    take,
    stepping: () => account(take),
    rows: () => rowKinds(dynamoAt(dynamo.endpoint), [...Object.values(names), knowledgeTable]),
    everything: () => new Map(byTable),
    close: async () => {
      database.close();
      client.destroy();
      objects.destroy();
      await Promise.all([dynamo.stop(), s3.stop()]);
    },
  };
}

function account(take: () => Consumption): { begin(step: string): void; end(): Spent } {
  const spent = new Map<string, Consumption>();
  let running = 'schedule and sweep';
  const close = (): void => {
    const known = spent.get(running) ?? { writes: 0, reads: 0, puts: 0, gets: 0 };
    spent.set(running, add(known, take()));
  };
  return {
    begin: (step) => {
      close();
      running = step;
    },
    end: () => {
      close();
      return spent;
    },
  };
}
