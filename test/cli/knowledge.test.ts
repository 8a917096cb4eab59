import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letter } from '../domain/knowledge/papers.ts';
import { runHongtou } from './run-hongtou.ts';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hongtou-knowledge-'));
  data = join(folder, 'data');
  const made = letter('20210014', '2021年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，扩大受益范围。');
  const done = letter(
    '20220015',
    '2022年8月12日',
    '我局已于2022年3月印发《深圳市创新券管理办法》（深工信规〔2022〕4号）。按照《深圳市创新券管理办法》，给予最高20万元资助。',
  );
  const shares = [
    '云岭市飞鸢计划管理办法',
    '第一条 为规范飞鸢计划，制定本办法。',
    '第二条 每家企业每年申领创新券额度不超过15万元，使用比例不超过服务合同金额的40%。',
    '第三条 参加飞鸢计划的企业，研发费用占营业收入比例不低于5 ％',
    '第四条 本办法自2026年3月1日起施行。',
  ].join('\n');
  await writeFile(join(folder, 'shares.txt'), shares);
  await writeFile(join(folder, 'made.txt'), made);
  await writeFile(join(folder, 'done.txt'), done);
  const files = ['made.txt', 'done.txt', 'shares.txt'].map((name) => join(folder, name));
  const run = await runHongtou(['import', ...files, '--data', data]);
  expect(run.status).toBe(0);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const hongtou = (...args: readonly string[]) => runHongtou([...args, '--data', data]);
const rows = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('hongtou promises', () => {
  it('lists by state and takes a word', async () => {
    const listed = await hongtou('promises', '--state', 'reported-done', '--json');
    const [promise] = rows(listed.stdout).filter(({ body }) => body === '深圳市工业和信息化局');
    expect(promise).toMatchObject({ state: 'reported-done', standing: 'awaiting' });
    const confirmed = await hongtou('promises', 'confirm', String(promise?.id));
    expect([confirmed.status, confirmed.stdout.includes('(confirmed)')]).toEqual([0, true]);
  });

  it.each([
    [['promises', '--state', 'gone'], 2],
    [['promises', 'confirm'], 2],
    [['promises', 'confirm', 'p0'], 1],
  ])('ends %j with status %d', async (args, status) => {
    expect((await hongtou(...args)).status).toBe(status);
  });
});

describe('hongtou missing', () => {
  it('lists rules that no paper of the corpus is', async () => {
    const run = await hongtou('missing', '--json');
    expect(rows(run.stdout)).toContainEqual(
      expect.objectContaining({ title: '深圳市创新券管理办法', number: '深工信规〔2022〕4号' }),
    );
    expect((await hongtou('missing')).stdout).toMatch(/^ +2 {2}《深圳市创新券管理办法》 深工信规〔2022〕4号$/m);
  });
});

describe('hongtou show', () => {
  it('shows a programme with quotes', async () => {
    const { stdout } = await hongtou('show', 'programme', '创新券');
    expect(stdout).toContain('深圳市创新券管理办法\n  资助 | 元');
    expect(stdout).toMatch(/2022-08-12 {2}最高20万元 max {2}「.*给予最高20万元资助。」/);
    expect((await hongtou('show', 'programme', '没有的')).status).toBe(1);
  });

  it('quotes sentences with the signs of their figures, and what they measure in whole words', async () => {
    const { stdout } = await hongtou('show', 'programme', '飞鸢计划');
    expect(stdout).toContain('使用比例不超过服务合同金额的40%。」');
    expect(stdout).toContain('研发费用占营业收入比例不低于5 ％」');
    expect(stdout).toContain('\n  申领创新券额度 | 元');
  });

  it('shows who cites a rule', async () => {
    const { stdout } = await hongtou('show', 'paper', '深工信规[2022]4号');
    expect(stdout).toContain('not in the corpus');
    expect(stdout).toContain('cited by:\n  2022-08-12  cites');
    const run = await hongtou('show', 'paper', '深工信规[2022]4号', '--json');
    expect(rows(run.stdout)).toMatchObject([{ paper: null, citedBy: [{ relation: 'cites' }] }]);
  });
});

const SHARED = '../shared/corpus';
const NO_CORPUS = existsSync(SHARED) ? null : `skipped: ${SHARED} is not here`;

describe('on real letters', () => {
  it.skipIf(NO_CORPUS !== null)(
    `finds what a hand found across papers${NO_CORPUS === null ? '' : ` (${NO_CORPUS})`}`,
    async () => {
      const real = join(folder, 'real');
      const paths = [`${SHARED}/seeds`, `${SHARED}/replies/gold_replies.jsonl`];
      expect((await runHongtou(['import', ...paths, '--data', real])).status).toBe(0);
      const missing = rows((await runHongtou(['missing', '--json', '--data', real])).stdout);
      expect(missing[0]).toMatchObject({ title: '制造业创新中心建设管理细则', citedBy: { length: 2 } });
      expect(missing.filter(({ title }) => /提案|建议$|排名|报告/.test(String(title ?? '')))).toEqual([]);
      const platform = (await runHongtou(['show', 'programme', '示范平台', '--data', real])).stdout;
      expect(platform).toContain('最高50万元 max');
      expect(platform).not.toMatch(/changed|conflict/);
      const promises = rows((await runHongtou(['promises', '--json', '--data', real])).stdout);
      const law = promises.filter(({ quote }) => /条例》.{0,12}修订列入/.test(String(quote)));
      expect(law).toMatchObject([{ state: 'open', saidOn: '2021-08-12' }]);
      expect(promises.filter(({ standing }) => standing !== 'none')).toEqual([]);
    },
    120_000,
  );
});
