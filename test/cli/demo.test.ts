import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHongtou } from './run-hongtou.ts';

const ROUND_2 = '2026-11-18T01:00:00.000Z';

interface Change {
  readonly n: number;
  readonly kind: string;
  readonly tick: string;
  readonly audience: string;
  readonly documentId: string;
  readonly state: { readonly title: string; readonly urls: readonly string[]; readonly presence: string };
  readonly comparedWith: { readonly as: string } | null;
  readonly figures: readonly { readonly before: Figure | null; readonly after: Figure | null }[];
  readonly weight: { readonly score: number };
  readonly noveltyShare: number | null;
  readonly commitments: readonly string[];
  readonly deadlines: readonly { readonly on: string }[];
}
interface Figure {
  readonly fact: { readonly text: string; readonly value: unknown };
  readonly sentence: string;
}

let folder = '';
let printed = '';
let changes: readonly Change[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-demo-test-'));
  const run = await runHongtou(['start', '--data', folder]);
  expect(run.status).toBe(0);
  printed = run.stdout;
  changes = await exported();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(): Promise<readonly Change[]> {
  const { stdout } = await runHongtou(['export', 'changes', '--data', folder]);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Change);
}

function announced(part: string): Change {
  const found = changes.filter(
    (change) => change.tick === ROUND_2 && change.state.urls.some((url) => url.includes(part)),
  );
  expect(found).toHaveLength(1);
  const [change] = found;
  if (change === undefined) throw new Error(`no change of ${part}`);
  return change;
}

function figures(change: Change): readonly string[] {
  return change.figures.map(({ before, after }) => `${before?.fact.text ?? ''}→${after?.fact.text ?? ''}`);
}

describe('the two rounds of the demo portal', () => {
  it('take the first round as the baseline and tell nobody of it', () => {
    const first = changes.filter((change) => change.tick !== ROUND_2);
    expect(first.length).toBe(34);
    expect(new Set(first.map((change) => change.audience))).toEqual(new Set(['silent']));
  });

  it('tell a new reply with its share of new text and the figures that an earlier reply gave otherwise', () => {
    const reply = announced('t20261116_3391');
    expect([reply.kind, reply.audience]).toEqual(['published', 'announce']);
    expect(reply.noveltyShare).toBeGreaterThan(0.1);
    expect(reply.noveltyShare).toBeLessThan(0.6);
    expect(figures(reply).join(' ')).toMatch(/最高1[05]0万元→最高180万元/);
    expect(reply.commitments.length).toBeGreaterThan(0);
  });

  it('tell a new notice by what it pays, at most and in all, and by its day, each with its sentence', () => {
    const notice = announced('t20261113_869');
    const told = figures(notice).join(' ');
    for (const figure of ['→最高2000元', '→最高1500元', '→20%', '→15%', '→5600万元']) expect(told).toContain(figure);
    for (const { after } of notice.figures) expect(after?.sentence).toContain(after?.fact.text);
    // A watch that asks for a minimum weight sees it.
    expect(notice.weight.score).toBeGreaterThan(60);
    expect(notice.deadlines).toEqual([
      { what: '报名', on: '2026-11-18', sentence: expect.stringContaining('完成报名') },
    ]);
    const text = readdirSync(join(folder, 'outbox')).find((name) => name.endsWith('.sms.txt')) ?? '';
    expect(readFileSync(join(folder, 'outbox', text), 'utf8')).toContain('最高2000元');
  });

  it('tell a draft that became a rule with its changed cap and its earlier deadline', () => {
    const rule = announced('t20261117_3402');
    expect([rule.kind, rule.comparedWith?.as]).toEqual(['published', 'draft']);
    expect(figures(rule).join(' ')).toMatch(/50万元→[^ ]*80万元/);
    expect(figures(rule).join(' ')).toContain('2027年3月31日→2027年1月31日');
    for (const { after } of rule.figures) if (after) expect(after.sentence).toContain(after.fact.text);
  });

  it('tell a withdrawal', () => {
    const withdrawn = announced('t20261014_3340');
    expect([withdrawn.kind, withdrawn.state.presence]).toEqual(['withdrawn', 'withdrawn']);
  });

  it('know the repost of another publisher as the same document and alert nobody of it', () => {
    const repost = announced('gxq.linlan.example/tzgg/20261110_587');
    expect(repost.kind).toBe('reposted');
    expect(mails().some((mail) => mail.includes('20261110_587'))).toBe(false);
  });

  it('see no change where only the visit counter moved', () => {
    const urls = changes.filter((change) => change.tick === ROUND_2).flatMap((change) => change.state.urls);
    expect(urls.some((url) => url.includes('t20260310_3012'))).toBe(false);
  });

  it('hold the column whose template changed everywhere', () => {
    expect(printed).toContain('linlan-gxj-interpretations: 7 pages');
    expect(changes.filter((change) => change.tick === ROUND_2 && change.kind === 'revised')).toEqual([]);
  });

  it('name the column whose selector finds nothing and the host behind a wall, and no other', async () => {
    const { stdout } = await runHongtou(['sources', '--json', '--config', join(folder, 'hongtou.json')]);
    const health = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; verdict: string });
    const unwell = health.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'nothing-new');
    expect(unwell.map(({ id, verdict }) => `${id} ${verdict}`).toSorted()).toEqual([
      'linlan-jrj challenged',
      'linlan-rsj selector-found-nothing',
    ]);
  });

  it('read the host that answered 503 twice once it recovered', () => {
    expect(announced('t20261113_869').kind).toBe('published');
  });

  it('write one message to each subscriber, once, however often the round is run', async () => {
    const before = readdirSync(join(folder, 'outbox')).filter((name) => !name.startsWith('.'));
    expect(before.map((name) => name.replace(/^\w+\./, '')).toSorted()).toEqual(['eml', 'eml', 'sms.txt']);
    const again = await runHongtou(['start', '--data', folder]);
    expect(again.status).toBe(0);
    expect(await exported()).toEqual(changes);
    expect(readdirSync(join(folder, 'outbox')).filter((name) => !name.startsWith('.'))).toEqual(before);
  });

  it('publish a feed whose items are all numbered changes, and a page for each', () => {
    const feed = JSON.parse(readFileSync(join(folder, 'site/feed.json'), 'utf8')) as {
      items: readonly { url: string }[];
    };
    expect(feed.items).toHaveLength(changes.length);
    for (const { n, state } of changes) {
      const page = readFileSync(join(folder, `site/changes/${n}.html`), 'utf8');
      expect(page).toContain(state.title.slice(0, 12));
    }
  });

  it('leave a store that the doctor finds sound', async () => {
    const { stdout, status } = await runHongtou(['doctor', '--json', '--data', folder]);
    const failed = stdout
      .split('\n')
      .filter(Boolean)
      .filter((line) => line.includes('"failed"'));
    expect([status, failed]).toEqual([0, []]);
  });
});

function mails(): readonly string[] {
  const outbox = join(folder, 'outbox');
  return readdirSync(outbox)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(outbox, name), 'utf8'));
}
