import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlobStore } from '../../../functions/adapters/aws/blob-store.ts';
import { createDeliveryStore } from '../../../functions/adapters/aws/delivery-store.ts';
import { createKnowledgeStore } from '../../../functions/adapters/aws/knowledge-store.ts';
import { createLedger } from '../../../functions/adapters/aws/ledger.ts';
import { createOpsReports } from '../../../functions/adapters/aws/ops-reports.ts';
import { createPassageIndex } from '../../../functions/adapters/aws/passage-index.ts';
import { createSubscriberStore } from '../../../functions/adapters/aws/subscriber-store.ts';
import { TABLES, type TableName } from '../../../functions/adapters/aws/tables.ts';
import { createPageReader } from '../../../functions/adapters/thread/page-reader.ts';
import { readTaxonomy } from '../../../functions/cli/config.ts';
import { createTopicLabeller } from '../../../functions/domain/topic/label.ts';
import type { WorkMessage } from '../../../functions/ports/work-queue.ts';
import { createComparer } from '../../../functions/steps/compare.ts';
import { deliver } from '../../../functions/steps/deliver.ts';
import { importPaper } from '../../../functions/steps/import-paper.ts';
import { notify } from '../../../functions/steps/notify.ts';
import { createMemory } from '../../../functions/steps/remember.ts';
import { atOnce, tally } from '../../contracts/opened.ts';
import { changeRecord, subscriber } from '../../contracts/samples.ts';
import { createBucket, s3At } from './buckets.ts';
import { createTable, dynamoAt } from './emulated.ts';

const TICK = '2026-11-01T01:00:00.000Z';
const TEXT = `关于支持专精特新企业发展的通知
临工信〔2026〕12号
各区人民政府：
一、对首次认定的专精特新“小巨人”企业，给予一次性奖励50万元。
临澜市工业和信息化局
2026年10月30日`;

/** One worker: the steps over stores of its own clients, on tables and a bucket that all share. */
interface Worker {
  readonly ports: Parameters<typeof importPaper>[2] & Parameters<typeof notify>[1] & Parameters<typeof deliver>[1];
  readonly sent: WorkMessage[];
}

/** Two workers on the same paper, change, number and delivery: one wins, nothing doubles. */
export function describeTwoWorkers(name: string, at: () => { readonly dynamo: string; readonly s3: string }): void {
  describe(`two workers on ${name}`, () => {
    const mails: string[] = [];
    let workers: readonly Worker[];
    const worker = (i: number): Worker => {
      const chosen = workers[i % workers.length];
      if (chosen === undefined) throw new Error('there is no worker');
      return chosen;
    };

    beforeAll(async () => {
      const { dynamo, s3 } = at();
      const names = {} as Record<TableName, string>;
      for (const table of Object.keys(TABLES) as TableName[]) names[table] = await createTable(dynamoAt(dynamo), table);
      const bucketName = await createBucket(s3At(s3));
      workers = [0, 1].map(() => openWorker({ dynamo, s3, names, bucketName }, mails));
    });
    afterAll(() => {
      workers = [];
    });

    it('record a new document once, under one id and one change', async () => {
      const paper = { id: 'letter', url: 'http://gxj.linlan.example/1.html', text: TEXT, publishedOn: null };
      const records = await atOnce(4, (i) => importPaper(paper, TICK, worker(i).ports));
      expect(new Set(records.map(({ id }) => id)).size).toBe(1);
      const [record] = records;
      const history = await worker(0).ports.ledger.history(record?.documentId ?? '');
      expect(history.map((entry) => entry.record.kind)).toEqual(['published']);
    });

    it('number a change once, and plan and send one message', async () => {
      const { ledger, subscribers } = worker(0).ports;
      const [watch] = subscriber('s1').watches;
      if (watch === undefined) throw new Error('the sample has no watch');
      const all = {
        ...watch,
        topics: [],
        regions: [],
        issuers: [],
        kinds: [],
        keywords: [],
        cadence: 'immediate' as const,
      };
      await subscribers.save(subscriber('s1', { watches: [all] }));
      await ledger.append(changeRecord('d9', 1));
      const before = (await ledger.lastNumber())?.n ?? 0;
      await atOnce(4, (i) => notify('d9.1', worker(i).ports));
      expect((await ledger.lastNumber())?.n).toBe(before + 1);
      const planned = workers
        .flatMap(({ sent }) => sent)
        .flatMap(({ work }) => (work.kind === 'deliver' ? [work.deliveryId] : []));
      const ids = new Set(planned);
      expect(ids.size).toBe(1);
      const [id = ''] = ids;
      await atOnce(4, (i) => deliver(id, worker(i).ports));
      expect(tally(mails)).toEqual({ [id]: 1 });
      expect((await worker(1).ports.deliveries.delivery(id))?.status).toBe('accepted');
    });
  });
}

interface Place {
  readonly dynamo: string;
  readonly s3: string;
  readonly names: Readonly<Record<TableName, string>>;
  readonly bucketName: string;
}

function openWorker({ dynamo, s3, names, bucketName }: Place, mails: string[]): Worker {
  const [client, objects] = [dynamoAt(dynamo), s3At(s3)];
  const sent: WorkMessage[] = [];
  const sender = {
    send: async ({ deliveryId }: { readonly deliveryId: string }) => {
      mails.push(deliveryId);
      return { outcome: 'accepted', reference: 'r' } as const;
    },
    find: async () => 'unknown' as const,
  };
  const passages = createPassageIndex({ dynamo: client, tableName: names.passages, s3: objects, bucketName });
  const ports: Worker['ports'] = {
    ...createComparer({ passages }),
    ...createMemory({ knowledge: createKnowledgeStore(client, names.ledger), newestName: (name) => name }),
    ledger: createLedger(client, names.ledger),
    subscribers: createSubscriberStore(client, names.subscribers),
    deliveries: createDeliveryStore(client, names.deliveries),
    reports: createOpsReports(client, names.sources),
    blobs: createBlobStore(objects, bucketName),
    queue: { send: async (messages) => void sent.push(...messages), dead: async () => [] },
    attachments: { read: async () => ({ kind: 'unknown', text: null, warnings: [] }) },
    pages: createPageReader(new URL('../../../functions/adapters/thread/page-thread.ts', import.meta.url)),
    labelTopics: createTopicLabeller(readTaxonomy()),
    clock: { now: () => Date.parse(TICK), sleepUntil: async () => {} },
    mail: sender,
    sms: sender,
    wording: { topicName: (code) => code, linkTo: (n) => `http://127.0.0.1/${n}`, manageUrlOf: () => null },
  };
  return { ports, sent };
}
