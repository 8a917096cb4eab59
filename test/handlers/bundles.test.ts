import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createPageReader } from '../../functions/adapters/thread/page-reader.ts';
import { environmentOf, FUNCTION_SETTINGS, type FunctionName, type SettingName } from '../../functions/settings.ts';
import { bundle } from '../../infra/bundle.ts';
import { listSource } from '../steps/portal.ts';

const run = promisify(execFile);
const MB = 1_000_000;

/** What a function's code may weigh: Lambda reads and compiles it before the first answer. */
const BARS: Readonly<Record<FunctionName, number>> = {
  capture: 1.7 * MB,
  assess: 1.7 * MB,
  seeds: 1.7 * MB,
  notify: 0.8 * MB,
  deliver: 0.8 * MB,
  publish: 0.8 * MB,
  schedule: 0.8 * MB,
  sweep: 0.8 * MB,
  later: 0.8 * MB,
  api: 0.8 * MB,
  receive: 1 * MB,
  attachments: 5 * MB,
};

const EXAMPLES: Readonly<Record<SettingName, string>> = {
  sources: 'shenzhen,central',
  siteUrl: 'https://policy.example/',
  archiveBucket: 'hongtou-archive',
  inboxBucket: 'hongtou-inbox',
  siteBucket: 'hongtou-site',
  sourcesTable: 'Hongtou-Sources',
  ledgerTable: 'Hongtou-Ledger',
  passagesTable: 'Hongtou-Passages',
  subscribersTable: 'Hongtou-Subscribers',
  deliveriesTable: 'Hongtou-Deliveries',
  turnQueue: 'https://sqs.example/1/Turn.fifo',
  assessQueue: 'https://sqs.example/1/Assess',
  notifyQueue: 'https://sqs.example/1/Notify',
  deliverQueue: 'https://sqs.example/1/Deliver',
  publishQueue: 'https://sqs.example/1/Publish.fifo',
  laterQueue: 'https://sqs.example/1/Later',
  deadQueues: 'https://sqs.example/1/TurnDead.fifo,https://sqs.example/1/AssessDead',
  attachmentsFunction: 'Hongtou-Attachments',
  changesTopic: 'arn:aws:sns:eu-central-1:123456789012:Changes',
  opsTopic: 'arn:aws:sns:eu-central-1:123456789012:Ops',
  mailSender: 'alerts@policy.example',
};

describe.each(Object.keys(FUNCTION_SETTINGS) as FunctionName[])('the bundle of %s', (name) => {
  it(`is at most ${BARS[name] / MB} MB and answers in a bare Node process`, async () => {
    const folder = bundle(name);
    expect(statSync(join(folder, 'index.mjs')).size).toBeLessThanOrEqual(BARS[name]);
    expect(await warmUp(folder, settingsOf(name))).toEqual({ warm: true });
  });
});

it('what captures has its thread beside it, which reads a large page where nothing is installed', async () => {
  const module = pathToFileURL(join(bundle('capture'), 'page-thread.mjs'));
  expect(statSync(module).size).toBeLessThanOrEqual(0.8 * MB);
  const reader = createPageReader(module);
  const text = `<html><body><p>请于5月1日前申报，逾期不再受理。</p><!-- ${'x'.repeat(400_000)} --></body></html>`;
  const paper = await reader.readPaper({ definition: listSource('a.example'), url: 'http://a.example/p/1.html', text });
  await reader.close();
  expect(paper.text).toBe('请于5月1日前申报，逾期不再受理。');
});

it('a function that is not told what it needs says what is missing', async () => {
  await expect(warmUp(bundle('later'), {})).rejects.toThrow(/HONGTOU_NO_SETTING[\s\S]*HONGTOU_TURN_QUEUE/);
});

function settingsOf(name: FunctionName): Record<string, string> {
  const entries = FUNCTION_SETTINGS[name].map((setting) => [setting, EXAMPLES[setting]] as const);
  return environmentOf(Object.fromEntries(entries));
}

/** Loads the bundle where nothing is installed and nothing is set but what Lambda and the stack set. */
async function warmUp(folder: string, settings: Record<string, string>): Promise<unknown> {
  const code = `const { handler } = await import(${JSON.stringify(join(folder, 'index.mjs'))});
    console.log(JSON.stringify(await handler({ warmUp: true }, { awsRequestId: 'r-1' })));`;
  const env = { ...settings, AWS_REGION: 'eu-central-1', POWERTOOLS_METRICS_NAMESPACE: 'Hongtou' };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder, env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
