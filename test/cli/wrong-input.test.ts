import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHongtou } from './run-hongtou.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-wrong-'));
  writeFileSync(join(folder, 'a.txt'), '云岭市科技局关于奖励的通知');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder where a file is expected', () => {
  it.each([
    [['read'], 'HONGTOU_FILE'],
    [['topics', 'explain'], 'HONGTOU_NO_FILE'],
    [['compare', '--jsonl', '--corpus'], 'HONGTOU_CORPUS'],
    [['run', '--config'], 'HONGTOU_BAD_CONFIG'],
  ])('is named by %j', async (args, code) => {
    const run = await runHongtou([...args, folder]);
    expect([run.status, run.stdout, run.stderr]).toEqual([1, '', expect.stringContaining(code)]);
    expect(run.stderr).toContain(folder);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a file where the data folder is expected', () => {
  it.each([['start'], ['import', 'a.txt'], ['subscribe', '--email', 'a@b.example']])(
    'ends %s, named',
    async (...args) => {
      const data = join(folder, 'a.txt');
      const run = await runHongtou([...args, '--data', data]);
      expect([run.status, run.stderr]).toEqual([1, expect.stringContaining(`HONGTOU_FOLDER: ${data}`)]);
    },
  );
});

describe('a port that is none', () => {
  it('is named as it was given, and nothing is published', async () => {
    const run = await runHongtou(['serve', '--port', 'abc', '--data', join(folder, 'data')]);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('HONGTOU_PORT: port abc')]);
  });
});
