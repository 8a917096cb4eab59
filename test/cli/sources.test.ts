import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it('tells at a glance how many are well, held and never checked, and since when one is not', async () => {
    writeFileSync(join(folder, 'd.example.json'), JSON.stringify(listSourceFile('d.example')));
    writeFileSync(join(folder, 'e.example.json'), JSON.stringify(listSourceFile('e.example')));
    const sources = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.example.json`);
    const wider = join(folder, 'wider.json');
    writeFileSync(wider, JSON.stringify({ data: 'wider', sources }));
    const fresh = await captured(() => run(['--config', wider]));
    expect(fresh.stderr).toBe('5 sources: 5 not yet checked\n');
    expect(existsSync(join(folder, 'wider'))).toBe(false);
    const database = openDatabase(join(folder, 'wider/hongtou.db'));
    const store = createSourceStore(database);
    await store.saveSource({ ...freshSource('a-example'), verdict: 'ok', baseline: 'done' });
    await store.saveSource({ ...freshSource('b-example'), verdict: 'ok', baseline: 'done' });
    await store.saveSource({ ...freshSource('c-example'), verdict: 'down', since: '2026-11-01T00:00:00.000Z' });
    await store.saveSource({ ...freshSource('e-example'), verdict: 'nothing-new', baseline: 'done' });
    const pages = [
      { url: 'http://b.example/1', snapshot: null },
      { url: 'http://b.example/2', snapshot: null },
    ];
    const hold = { id: 'h', sourceId: 'b-example', tick: '2026-11-01T00:00:00.000Z', reason: 'many at once', pages };
    await store.putHold({ ...hold, status: 'held' });
    await store.putHold({ ...hold, id: 'g', sourceId: 'a-example', status: 'released' });
    database.close();
    const { stdout, stderr } = await captured(() => run(['--config', wider]));
    expect(stderr).toBe('5 sources: 1 unwell, 1 with pages held, 1 not yet checked, 2 well\n');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^c-example +down +never read well +since 2026-11-01: .*; no round has filled its baseline/,
    );
    expect(lines[1]).toMatch(/^b-example +ok .*2 pages are held: hongtou held$/);
    expect(lines[2]).toMatch(/^d-example +- +not yet checked: hongtou run$/);
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
