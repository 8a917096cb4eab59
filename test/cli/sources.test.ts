import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSourceStore } from '../../functions/adapters/local/source-store.ts';
import { run } from '../../functions/cli/commands/sources.ts';
import { freshSource } from '../../functions/steps/revise.ts';
import { listSourceFile } from '../steps/portal.ts';
import { captured } from './captured.ts';

let folder = '';
let config = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-sources-'));
  config = join(folder, 'hongtou.json');
  for (const host of ['a.example', 'b.example', 'c.example'])
    writeFileSync(join(folder, `${host}.json`), JSON.stringify(listSourceFile(host)));
  const sources = ['a.example.json', 'b.example.json', 'c.example.json'];
  writeFileSync(config, JSON.stringify({ contact: 'mailto:ops@example.org', data: 'data', sources }));
  const database = openDatabase(join(folder, 'data/hongtou.db'));
  const store = createSourceStore(database);
  const missing = { pages: 2, since: '2026-11-01T00:00:00.000Z', url: 'http://b.example/p/1.html' };
  await store.saveSource({ ...freshSource('a-example'), verdict: 'ok' });
  await store.saveSource({ ...freshSource('b-example'), verdict: 'ok', missing });
  await store.saveSource({ ...freshSource('c-example'), verdict: 'down' });
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('hongtou sources', () => {
  it('shows what is unwell first, then what has papers that are answered by other pages', async () => {
    const { stdout } = await captured(() => run(['--config', config]));
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['c-example', 'b-example', 'a-example']);
    expect(lines[1]).toMatch(
      /2 papers are answered by a page that says there is none.* since 2026-11-01 \(http:\/\/b\.example/,
    );
    expect(lines[2]).not.toContain('answered');
  });

  it('gives the same as data', async () => {
    const { stdout } = await captured(() => run(['--json', '--config', config]));
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; missing: { pages: number } | null });
    expect(rows.map(({ id, missing }) => [id, missing?.pages ?? 0])).toEqual([
      ['c-example', 0],
      ['b-example', 2],
      ['a-example', 0],
    ]);
  });
});
