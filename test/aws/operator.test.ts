import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createLedger } from '../../functions/adapters/aws/ledger.ts';
import { createSourceStore } from '../../functions/adapters/aws/source-store.ts';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import type { Command } from '../../functions/cli/hongtou.ts';
import { seedDefinitions } from '../../functions/compose/seeds.ts';
import { hold } from '../contracts/samples.ts';
import { bootstrapAndDeploy, environmentAt } from './deployed.ts';
import { type LambdaService, startLambda } from './lambda.ts';

const place = { endpoint: inject('moto') ?? '', region: 'eu-north-1' };
const STACK = ['--stack', 'Hongtou'];

const LETTER = `关于支持专精特新企业发展的通知
临工信〔2026〕12号
各区人民政府：
一、对首次认定的专精特新“小巨人”企业，给予一次性奖励50万元。
二、申报截止日期为2026年12月31日，由市工业和信息化局负责受理。
临澜市工业和信息化局
2026年11月2日`;

describe.skipIf(place.endpoint === '')('hongtou … --stack NAME', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-operator-'));
  const before = { ...process.env };
  const written: string[] = [];
  let lambda: LambdaService;

  beforeAll(async () => {
    await bootstrapAndDeploy(place);
    Object.assign(process.env, environmentAt(place), { POWERTOOLS_DEV: 'true' });
    vi.spyOn(console, 'info').mockImplementation(() => {});
    lambda = await startLambda(place, rehearsalClock(Date.now()));
    writeFileSync(join(folder, 'letter.txt'), LETTER);
  }, 600_000);
  afterAll(() => {
    lambda?.stop();
    vi.restoreAllMocks();
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command in this process; answers its exit status and the lines of JSON on stdout. */
  async function hongtou(name: string, ...args: string[]): Promise<{ status: number; rows: readonly Row[] }> {
    written.length = 0;
    const { run } = (await import(`../../functions/cli/commands/${name}.ts`)) as { run: Command };
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0),
      vi.spyOn(process.stderr, 'write').mockImplementation(() => true),
    ];
    try {
      const status = await run(args);
      const lines = written.join('').split('\n');
      return { status, rows: lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Row) };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  type Row = Readonly<Record<string, unknown>>;
  const ledger = () => createLedger(new DynamoDBClient(), lambda.settings.ledgerTable ?? '');

  it('tells the health of every source', async () => {
    const { status, rows } = await hongtou('sources', '--json', ...STACK);
    expect(status).toBe(0);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(
      seedDefinitions('all')
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('imports a paper, which the stack then numbers', async () => {
    const imported = await hongtou('import', join(folder, 'letter.txt'), '--json', ...STACK);
    expect(imported).toMatchObject({ status: 0, rows: [{ outcome: 'imported' }] });
    await lambda.drain();
    expect(lambda.failures).toEqual([]);
    const again = await hongtou('import', join(folder, 'letter.txt'), '--json', ...STACK);
    expect(again.rows.at(-1)).toMatchObject({ outcome: 'known', documentId: imported.rows[0]?.documentId });
    await lambda.drain();
    expect((await ledger().lastNumber())?.n).toBe(1);
  });

  it('shows a change, and exports what the store holds', async () => {
    const number = await ledger().numberAt(1);
    const entry = number === null ? null : await ledger().entry(number.changeId);
    const held = { n: 1, hash: number?.hash, ...JSON.parse(JSON.stringify(entry?.record)) };
    expect((await hongtou('show', 'change', '1', '--json', ...STACK)).rows).toEqual([held]);
    const { rows } = await hongtou('export', 'changes', ...STACK);
    expect(rows).toEqual([{ ...held, previousHash: number?.previousHash }]);
    const documents = await hongtou('export', 'documents', ...STACK);
    expect(documents.rows).toMatchObject([{ id: entry?.record.documentId, text: expect.stringContaining('小巨人') }]);
  });

  it('answers what the corpus knows', async () => {
    expect((await hongtou('promises', '--json', ...STACK)).status).toBe(0);
    expect((await hongtou('missing', '--json', ...STACK)).status).toBe(0);
  });

  it('lists what is held and decides it', async () => {
    const sources = createSourceStore(new DynamoDBClient(), lambda.settings.sourcesTable ?? '');
    await sources.putHold(hold('h1'));
    expect((await hongtou('held', '--json', ...STACK)).rows).toMatchObject([{ id: 'h1', status: 'held' }]);
    expect((await hongtou('held', 'discard', 'h1', ...STACK)).status).toBe(0);
    expect((await hongtou('held', '--json', ...STACK)).rows).toMatchObject([{ id: 'h1', status: 'discarded' }]);
    await expect(hongtou('held', 'release', 'h1', ...STACK)).rejects.toMatchObject({ code: 'HONGTOU_HOLD_DECIDED' });
  });

  it('adds, lists and removes a subscriber', async () => {
    expect((await hongtou('subscribe', '--email', 'desk@reader.example', ...STACK)).status).toBe(0);
    const { rows } = await hongtou('subscribe', '--list', '--json', ...STACK);
    const [person] = rows.filter(({ email }) => email === 'desk@reader.example');
    expect(person).toMatchObject({ status: 'confirmed' });
    expect((await hongtou('subscribe', '--remove', String(person?.id), ...STACK)).status).toBe(0);
  });

  it('checks the store, over a dead letter that is no work', async () => {
    const [dead = ''] = (lambda.settings.deadQueues ?? '').split(',').filter((url) => !url.endsWith('.fifo'));
    await new SQSClient().send(
      new SendMessageBatchCommand({ QueueUrl: dead, Entries: [{ Id: '0', MessageBody: 'not JSON {' }] }),
    );
    const { status, rows } = await hongtou('doctor', '--json', ...STACK);
    expect(rows.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(rows.map(({ name }) => name)).toEqual([
      'node',
      'stack',
      'change chain',
      'passage index',
      'stored bytes',
      'dead letters',
      'messages',
    ]);
    expect(status).toBe(0);
  });

  it('opens a round by the function that the schedule calls', async () => {
    const { status } = await hongtou('run', '--all', ...STACK);
    expect(status).toBe(0);
    const opened = seedDefinitions('all').filter(({ capturedBy }) => capturedBy !== 'collector');
    expect(written.join('').trim().split('\n').toSorted()).toEqual(opened.map(({ id }) => id).toSorted());
  });

  it('names the stacks that are there where it does not find one', async () => {
    await expect(hongtou('sources', '--stack', 'Elsewhere')).rejects.toMatchObject({
      code: 'HONGTOU_NO_STACK',
      message: expect.stringContaining('there are Hongtou'),
    });
    const elsewhere = hongtou('sources', '--stack', 'Hongtou', '--data', folder);
    await expect(elsewhere).rejects.toMatchObject({ code: 'HONGTOU_USAGE' });
  });
});
