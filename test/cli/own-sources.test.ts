import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, startDemoPortal } from '../../functions/adapters/local/demo-portal.ts';
import { runHongtou } from './run-hongtou.ts';

let folder = '';
let config = '';
let portal: DemoPortal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-own-'));
  config = join(folder, 'hongtou.json');
  portal = await startDemoPortal({ root: resolve('seeds/demo') });
  write({ contact: 'mailto:ops@example.org' });
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A configuration that watches two columns of the demo portal. */
function write(more: object): void {
  const places = Object.fromEntries(
    Object.entries(portal.hostMap).map(([host, { address, port }]) => [host, `${address}:${port}`]),
  );
  const sources = [resolve('seeds/demo/portals')];
  const groups = ['linlan-gxj-measures', 'linlan-kjj'];
  writeFileSync(config, JSON.stringify({ data: 'data', sources, groups, places, collectSeconds: 0, ...more }));
}

describe('a monitor of one’s own', () => {
  it('fetches nothing without a contact', async () => {
    write({});
    const before = portal.requests.length;
    const run = await runHongtou(['run', '--config', config]);
    write({ contact: 'mailto:ops@example.org' });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('HONGTOU_NO_CONTACT')]);
    expect(portal.requests.length).toBe(before);
  });

  it.each(['bob', 'ops@', 'ops at example.org'])(
    'names the contact %j as none, and so does doctor',
    async (contact) => {
      write({ contact });
      const runs = [await runHongtou(['run', '--config', config]), await runHongtou(['doctor', '--config', config])];
      write({ contact: 'mailto:ops@example.org' });
      expect(runs[0]?.stderr).toMatch(/HONGTOU_BAD_CONFIG: .*contact: got .*expected a URL or an e-mail address/);
      expect(runs[1]?.stdout).toMatch(/contact: got .*expected a URL or an e-mail address/);
    },
  );

  it('takes its first round as the baseline', async () => {
    const run = await runHongtou(['start', '--config', config]);
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('8 papers (first round of their source)')]);
  });

  it('reads its corpus again, and says what was read differently', async () => {
    const run = await runHongtou(['reread', '--json', '--config', config]);
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { outcome: string });
    expect([run.status, lines.map(({ outcome }) => outcome)]).toEqual([0, Array<string>(8).fill('same')]);
    expect(run.stderr).toContain('0 papers read differently, 8 as before');
    const unknown = await runHongtou(['reread', '--source', 'nobody', '--config', config]);
    expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('HONGTOU_NO_SUCH_SOURCE')]);
  });

  it('subscribes an address once, however often it is given, and shows and removes it', async () => {
    const args = ['subscribe', '--email', 'Reader@example.org', '--topics', 'FIS,ENT', '--config', config];
    const first = await runHongtou(args);
    const again = await runHongtou(args);
    expect([first.status, again.stdout]).toEqual([0, first.stdout]);
    const id = first.stdout.trim();
    const listed = await runHongtou(['subscribe', '--list', '--config', config]);
    expect(listed.stdout).toContain(
      `${id}  confirmed  R***@example.org  1 watch  no message yet\n    email, at once: `,
    );
    await runHongtou(['subscribe', '--remove', id, '--config', config]);
    const removed = await runHongtou(['subscribe', '--list', '--json', '--config', config]);
    expect(JSON.parse(removed.stdout)).toMatchObject({ id, status: 'unsubscribed', email: null, watches: [] });
  });

  it.each([
    [['--email', 'a@b.example\r\nBcc: c@d.example'], 'HONGTOU_USAGE'],
    [['--phone', '+8613800138000'], 'HONGTOU_NO_MAINLAND_SMS'],
    [['--email', 'a@b.example', '--topics', 'NOPE'], 'HONGTOU_USAGE'],
    [['--email', 'a@b.example', '--kinds', 'letter'], 'HONGTOU_USAGE'],
    [[], 'HONGTOU_USAGE'],
  ])('refuses %j', async (args, code) => {
    const run = await runHongtou(['subscribe', ...args, '--config', config]);
    expect([run.status === 0, run.stderr]).toEqual([false, expect.stringContaining(code)]);
  });

  it('imports papers once, names what it cannot read, and exports what it knows', async () => {
    const papers = join(folder, 'papers.jsonl');
    const letter =
      '云岭市财政局关于市政协三届二次会议第12号提案答复的函\n王某委员：\n您提出的提案收悉。我局将安排资金300万元。\n云岭市财政局\n2026年5月6日';
    writeFileSync(papers, `${JSON.stringify({ id: 'a', text: letter })}\n{"id":"b"}\nnot json\n`);
    const run = await runHongtou(['import', papers, join(folder, 'none.txt'), '--json', '--config', config]);
    const rows = run.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { outcome: string; error?: { code: string } });
    expect(run.status).toBe(3);
    expect(rows.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
      'imported',
      'HONGTOU_BAD_LINE',
      'HONGTOU_BAD_LINE',
      'HONGTOU_NO_FILE',
    ]);
    const again = await runHongtou(['import', papers, '--json', '--config', config]);
    expect(JSON.parse(again.stdout.split('\n')[0] ?? '')).toMatchObject({ outcome: 'known' });
    const { stdout } = await runHongtou(['export', 'documents', '--config', config]);
    const documents = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { issuer: string; text: string });
    expect(documents.filter(({ text }) => text === letter)).toHaveLength(1);
  });

  it('shows a change and its document', async () => {
    const change = JSON.parse((await runHongtou(['show', 'change', '1', '--json', '--config', config])).stdout) as {
      documentId: string;
    };
    const document = await runHongtou(['show', 'document', change.documentId, '--config', config]);
    expect([document.status, document.stdout]).toEqual([0, expect.stringContaining('version 1')]);
    const missing = await runHongtou(['show', 'change', '9999', '--config', config]);
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('HONGTOU_NOT_FOUND')]);
  });

  it('sends to whoever watches what a later round finds', async () => {
    await runHongtou(['subscribe', '--email', 'desk@example.org', '--config', config]);
    portal.setRound(2);
    const run = await runHongtou(['run', '--all', '--config', config]);
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('正式出台')]);
    // A change is shown as its round reported it: why it weighs what it does, and its figures with their sentences.
    const n = /#(\d+) 正式出台/.exec(run.stdout)?.[1] ?? '';
    const shown = (await runHongtou(['show', 'change', n, '--config', config])).stdout.trim().split('\n');
    expect(shown.slice(0, -1).filter((line) => !run.stdout.includes(line))).toEqual([]);
    expect(shown.join('\n')).toMatch(/\nweight \d+\/100: .+\n[^「]+\n {4}「.+」\n/);
    const files = readdirSync(join(folder, 'data/outbox')).filter((name) => name.endsWith('.eml'));
    const mails = await Promise.all(files.map((name) => simpleParser(readFileSync(join(folder, 'data/outbox', name)))));
    // Deadlines of the demo's papers are near on some days of the year, and then reminded of as well.
    const found = mails.filter(({ subject }) => subject?.includes('期限将至') !== true);
    expect(found.map(({ to }) => [to].flat().map((each) => each?.text))).toEqual([['desk@example.org']]);
  });

  it('names a mistake in the configuration by member, value and what was expected', async () => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, '{"port": "http"}');
    const run = await runHongtou(['sources', '--config', bad]);
    expect([run.status, run.stderr]).toEqual([
      1,
      expect.stringMatching(/HONGTOU_BAD_CONFIG.*port: got "http", expected a whole number/),
    ]);
  });
});
