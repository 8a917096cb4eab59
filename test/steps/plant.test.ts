import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { readDocument } from '../../functions/domain/document/read.ts';
import { type SeedRecord, seedRecordOf } from '../../functions/domain/document/seed-record.ts';
import { drain, runRound } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { plantSeed } from '../../functions/steps/plant.ts';
import { publish } from '../../functions/steps/publish.ts';
import { missingRules } from '../../functions/steps/recall/missing.ts';
import { followedPromises } from '../../functions/steps/recall/promises.ts';
import { openMonitor } from './monitor.ts';
import { CITING_LETTER, rule } from './recall/corpus.ts';
import { changesAfter } from './watched.ts';

const monitors: LocalMonitor[] = [];
afterEach(async () => {
  for (const monitor of monitors.splice(0)) await monitor.close();
});

const TICK = '2026-11-18T01:00:00.000Z';

function recordOf(text: string, { ports }: LocalMonitor): SeedRecord {
  const document = readDocument(text, {
    url: null,
    publishedOn: null,
    pageTitle: null,
    labelTopics: ports.labelTopics,
  });
  return seedRecordOf(document, { id: 'made', source: 'a made paper', engine: '1.0.0', fingerprints: [] });
}

/** A monitor that knows one paper by its record only. */
async function planted(text: string) {
  const monitor = openMonitor({ start: Date.parse(TICK) });
  monitors.push(monitor);
  const { ledger, blobs, clock } = monitor.ports;
  const record = await plantSeed(recordOf(text, monitor), TICK, monitor.ports);
  await drain(monitor.ports);
  const recall = { knowledge: monitor.knowledge, ledger, blobs, clock };
  const missing = async () => (await missingRules(recall)).map(({ title, citedBy }) => [title, citedBy.length]);
  return { monitor, record, recall, missing };
}

/** 云岭市's rule that runs out on 25 November 2026, a week after the round. */
const ENDING_RULE = rule(
  '云岭市创新券管理办法',
  '云府规〔2021〕7号',
  '2021年11月20日',
  '第一条 对小微企业给予最高20万元资助。',
  '第二条 本办法自2021年11月26日起施行，有效期至2026年11月25日。',
);

describe('a planted record', () => {
  it('asks for no rule that it alone cites, and counts where a paper of ours cites it too', async () => {
    const { monitor, missing } = await planted(CITING_LETTER);
    expect(await missing()).toEqual([]);
    const text = CITING_LETTER.replace('20210007', '20210008');
    await importPaper({ id: 'own', url: null, text, publishedOn: null }, TICK, monitor.ports);
    expect(await missing()).toEqual([
      ['深圳市创新券管理办法', 2],
      ['深圳市绿色工厂管理办法', 2],
    ]);
  });

  it('promises nothing, and no page or message tells of it', async () => {
    const { monitor, recall } = await planted(CITING_LETTER.replace('正在起草', '将于2026年底前出台'));
    await publish(monitor.ports);
    expect(await all(followedPromises(recall))).toEqual([]);
    const home = readFileSync(join(monitor.siteFolder, 'index.html'), 'utf8');
    expect(home).not.toContain('提案');
    expect(await all(monitor.ports.deliveries.all())).toEqual([]);
  });

  it('reminds nobody of its last day, which the same paper does once it is ours', async () => {
    const { monitor } = await planted(ENDING_RULE);
    await runRound(TICK, monitor.ports);
    const reminders = async () => (await changesAfter(0, monitor)).filter(({ kind }) => kind === 'due');
    expect(await reminders()).toEqual([]);
    await importPaper({ id: 'own', url: null, text: ENDING_RULE, publishedOn: null }, TICK, monitor.ports);
    await runRound('2026-11-18T02:00:00.000Z', monitor.ports);
    expect(await reminders()).toMatchObject([{ deadlines: [{ on: '2026-11-25' }] }]);
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
