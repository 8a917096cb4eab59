import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHongtou } from '../cli/run-hongtou.ts';
import { type Host, listSourceFile, noticePage, openHost } from '../steps/portal.ts';

const MB = 1_000_000;
const ITEM = '<li><a href=/p/1.html>关于申报专项资金的通知</a><span>2026-11-01</span>';
const PAGES: Readonly<Record<string, string>> = {
  'a million nested elements': '<div>'.repeat(MB),
  '200,000 attributes': `<ul class="list"><li ${Array.from({ length: 200_000 }, (_, n) => `a${n}=b`).join(' ')}>${ITEM}`,
  '20 MB of text': '请于5月1日前申报。'.repeat(MB),
  'a table without end': `<table>${'<tr><td>一，'.repeat(MB / 2)}`,
  'a list without end': `<ul class="list">${ITEM.repeat(70_000)}`,
  'items that are compared with each other': `${'<div>'.repeat(500)}<ul class="list"><li>${'<b></b>'.repeat(30_000)}</li></ul>`,
};
/** The reader's bounds, or the gate's. */
const NAMED = /HONGTOU_(?:PAGE_TOO_LARGE|READING_TIME|READING_MEMORY)|at most 16000000 are read/;

const folder = mkdtempSync(join(tmpdir(), 'hongtou-hostile-'));
const config = join(folder, 'hongtou.json');
let host: Host;
beforeAll(async () => {
  host = await openHost('a.example', {});
  writeFileSync(join(folder, 'source.json'), JSON.stringify(listSourceFile('a.example')));
  writeFileSync(
    config,
    JSON.stringify({
      data: 'data',
      sources: ['source.json'],
      contact: 'mailto:ops@example.org',
      places: { 'a.example': `127.0.0.1:${host.place.port}` },
    }),
  );
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every command ends, whatever its page: having read it, having found nothing in it, or by the name of the bound. */
describe.each(Object.entries(PAGES))('%s', (_, html) => {
  beforeAll(() => {
    host.answers = { '/list/': html, '/': html };
    writeFileSync(join(folder, 'paper.html'), html);
  });

  it('ends "source check" with a verdict', async () => {
    const { status, stdout, stderr } = await runHongtou(['source', 'check', '--json', '--config', config]);
    expect(stderr).toBe('');
    const { verdict, note } = JSON.parse(stdout) as { verdict: string; note: string | null };
    if (verdict === 'too-large' && note !== null) expect(note).toMatch(NAMED);
    expect(status).toBe(verdict === 'ok' ? 0 : 3);
  });

  it('ends "source add" with a proposal, with none, or by name', async () => {
    const { status, stderr } = await runHongtou(['source', 'add', 'http://a.example/list/', '--config', config]);
    expect([0, 1]).toContain(status);
    if (status === 1) expect(stderr).toMatch(/looks like a list|too-large|HONGTOU_/);
    expect(stderr).not.toMatch(/heap out of memory|\bat .*:\d+:\d+/);
  });

  it('ends "import" with a paper or by name', async () => {
    const { status, stdout } = await runHongtou(['import', join(folder, 'paper.html'), '--json', '--config', config]);
    const { outcome, error } = JSON.parse(stdout) as { outcome: string; error?: { code: string } };
    expect([status, outcome]).toEqual(outcome === 'failed' ? [3, 'failed'] : [0, 'imported']);
    if (outcome === 'failed') expect(error?.code).toMatch(/HONGTOU_EMPTY_PAPER|HONGTOU_PAGE|HONGTOU_READING/);
  });

  it.each(['extract', 'read'])(
    'ends a line of "%s --jsonl" with its text or by name, and the lines around it as ever',
    async (command) => {
      const good = (id: number) => ({
        id,
        html: noticePage('关于申报专项资金的通知', '请于5月1日前申报，逾期不再受理。'),
      });
      const rows = [good(1), { id: 2, html }, good(3)];
      const run = await runHongtou([command, '--jsonl'], rows.map((row) => JSON.stringify(row)).join('\n'));
      const answers = run.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { text?: string; error?: { code: string } });
      expect(answers.map(({ text }) => text?.includes('逾期不再受理') ?? false)).toEqual([
        true,
        expect.anything(),
        true,
      ]);
      const code = answers[1]?.error?.code;
      expect(run.status).toBe(code === undefined ? 0 : 3);
      if (code !== undefined) expect(code).toMatch(NAMED);
    },
  );

  it('ends "run" with a source that is told of', async () => {
    const run = await runHongtou(['run', '--all', '--config', config]);
    expect(run.status).toBe(0);
    const told = await runHongtou(['sources', '--json', '--config', config]);
    expect(JSON.parse(told.stdout)).toMatchObject({ id: 'a-example', verdict: expect.any(String) });
  });
});
