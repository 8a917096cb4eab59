import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createLedger } from '../../functions/adapters/aws/ledger.ts';
import { createOpsReports } from '../../functions/adapters/aws/ops-reports.ts';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { parseSourceDefinition } from '../../functions/domain/source/definition.ts';
import { type Run, runHongtou } from '../cli/run-hongtou.ts';
import { collectedRound } from '../steps/collected-round.ts';
import { type Host, listPage, listSourceFile, noticePage, openHost } from '../steps/portal.ts';
import { bootstrapAndDeploy, environmentAt } from './deployed.ts';
import { type LambdaService, startLambda } from './lambda.ts';
import { refusedCalls } from './refused.ts';

const SOURCE = listSourceFile('a.example', { capturedBy: 'collector', paceMs: 0 });

vi.mock('../../functions/compose/seeds.ts', async (original) => ({
  ...(await original<typeof import('../../functions/compose/seeds.ts')>()),
  seedDefinitions: () => [parseSourceDefinition(SOURCE)],
}));

const place = { endpoint: inject('moto') ?? '', region: 'eu-south-1' };
const TICK = { tick: '2026-11-25T01:05:00Z' };

describe.skipIf(place.endpoint === '')('hongtou collect --to s3://INBOX and the stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-collect-aws-'));
  const config = join(folder, 'hongtou.json');
  const before = { ...process.env };
  let host: Host;
  let lambda: LambdaService;

  beforeAll(async () => {
    host = await openHost('a.example', {
      '/list/': listPage([{ path: '/p/0.html', title: '关于项目申报的通知' }]),
      '/p/0.html': noticePage('关于项目申报的通知', '现将有关事项通知如下，每家企业给予100万元补助。'),
    });
    writeFileSync(join(folder, 'source.json'), JSON.stringify(SOURCE));
    const places = { 'a.example': `127.0.0.1:${host.place.port}` };
    writeFileSync(config, JSON.stringify({ sources: ['source.json'], contact: 'mailto:ops@example.org', places }));
    await bootstrapAndDeploy(place);
    Object.assign(process.env, environmentAt(place), { POWERTOOLS_DEV: 'true' });
    vi.spyOn(console, 'info').mockImplementation(() => {});
    lambda = await startLambda(place, rehearsalClock(Date.now()));
  }, 600_000);
  afterAll(async () => {
    lambda?.stop();
    vi.restoreAllMocks();
    process.env = before;
    await host?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bucket = () => lambda.settings.inboxBucket ?? '';
  const collect = (): Promise<Run> =>
    runHongtou(['collect', '--all', '--to', `s3://${bucket()}/bundles/`, '--config', config]);
  const receive = async () => {
    const answer = await lambda.invoke('receive', TICK);
    await lambda.drain();
    return answer;
  };
  const titles = async () => {
    const ledger = createLedger(new DynamoDBClient(), lambda.settings.ledgerTable ?? '');
    const last = (await ledger.lastNumber())?.n ?? 0;
    const found: string[] = [];
    for (let n = 1; n <= last; n++) {
      const number = await ledger.numberAt(n);
      const entry = number === null ? null : await ledger.entry(number.changeId);
      found.push(`${entry?.record.kind} ${entry?.record.state.title}`);
    }
    return found;
  };
  const lying = async (prefix: string) => {
    const { Contents = [] } = await new S3Client({ forcePathStyle: true }).send(
      new ListObjectsV2Command({ Bucket: bucket(), Prefix: prefix }),
    );
    return Contents.map(({ Key = '' }) => Key.slice(prefix.length));
  };

  it('carry a round over, which the stack assesses as its own', async () => {
    const pushed = await collect();
    expect([pushed.status, pushed.stdout]).toEqual([0, '1 bundles delivered, 0 wait\n']);
    expect(await lying('bundles/')).toEqual([expect.stringMatching(/Z_a-example_0001\.jsonl\.gz$/)]);
    expect(await receive()).toEqual({ taken: 1, waiting: 0, refused: 0 });
    expect(await titles()).toEqual(['published 关于项目申报的通知']);
    expect(await lying('bundles/')).toEqual([]);
  }, 300_000);

  it('put apart and report what can never be taken, and go on with the others', async () => {
    const s3 = new S3Client({ forcePathStyle: true });
    const names = ['2026-01-01T000000.000Z_b-example_0001.jsonl.gz', '2026-01-02T000000.000Z_c-example_0001.jsonl.gz'];
    for (const [at, name] of names.entries()) {
      await s3.send(
        new PutObjectCommand({ Bucket: bucket(), Key: `bundles/${name}`, Body: at === 0 ? 'not gzip' : '' }),
      );
    }
    expect(await receive()).toEqual({ taken: 0, waiting: 0, refused: 2 });
    expect([await lying('bundles/'), await lying('refused/')]).toEqual([[], names]);
    const reports = await createOpsReports(new DynamoDBClient(), lambda.settings.sourcesTable ?? '').all();
    expect(reports.filter(({ kind }) => kind === 'bundle-refused').map(({ message }) => message)).toEqual([
      expect.stringContaining('b-example_0001 was refused and put apart: HONGTOU_BAD_BUNDLE'),
      expect.stringContaining('c-example_0001 was refused and put apart: HONGTOU_BAD_BUNDLE'),
    ]);
  });

  it('are taken in the order of their rounds where several wait, a broken one apart and none twice', async () => {
    const [first, second] = [1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const nameAt = (tick = '', part = 1) => `${tick.replaceAll(':', '')}_a-example_000${part}.jsonl.gz`;
    const [round, next] = [
      collectedRound('a.example', first ?? '', [100]),
      collectedRound('a.example', second ?? '', [100, 200]),
    ];
    const bundles = {
      [nameAt(second)]: next,
      [nameAt(first)]: round,
      [nameAt(first, 2)]: round,
      [nameAt(first, 3)]: next.slice(0, -9),
    };
    const s3 = new S3Client({ forcePathStyle: true });
    for (const [name, packed] of Object.entries(bundles)) {
      await s3.send(new PutObjectCommand({ Bucket: bucket(), Key: `bundles/${name}`, Body: packed }));
    }
    // The second round waits until the first is assessed; what follows is tried on one machine (steps/take-bundles.test.ts).
    expect(await lambda.invoke('receive', TICK)).toEqual({ taken: 2, waiting: 1, refused: 1 });
    expect(await lying('bundles/')).toEqual([nameAt(second)]);
    expect(await lying('refused/')).toContain(nameAt(first, 3));
  });

  it('call nothing that the function’s role does not allow', () => {
    expect(refusedCalls(lambda.calls, lambda.settings)).toEqual([]);
    expect(lambda.failures).toEqual([]);
  });

  it('keep the bundles at the collector where the bucket cannot be written', async () => {
    const run = await runHongtou(['collect', '--all', '--to', 's3://hongtou-nobody/bundles/', '--config', config]);
    expect([run.status, run.stderr]).toEqual([3, expect.stringMatching(/waits: HONGTOU_PUSH_REFUSED: .*NoSuchBucket/)]);
    expect((await collect()).stdout).toBe('2 bundles delivered, 0 wait\n');
  });
});
