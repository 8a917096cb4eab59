import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../../functions/domain/knowledge/citations.ts';
import type { PaperName } from '../../../functions/domain/knowledge/model.ts';
import { nameOf } from '../../../functions/domain/knowledge/paper-name.ts';
import { resolve } from '../../../functions/domain/knowledge/resolve.ts';
import { letter, paper, saidIn } from './papers.ts';

/** A paper of the corpus, told by title, number, issuer and day. */
interface Known {
  readonly title: string;
  readonly number?: string;
  readonly issuer?: string;
  readonly on?: string;
  readonly kind?: PaperName['kind'];
}

function known({ title, number, issuer = '深圳市人民政府', on = '2020-01-01', kind = 'measure' }: Known): PaperName {
  const document = { ...paper(''), title, documentNumber: number ?? null, kind };
  const name = nameOf(document, { body: issuer, saidOn: on });
  if (name === null) throw new Error('a paper without a name');
  return name;
}

/** The title that a letter of Shenzhen's means by its first citation. */
function meant(words: string, ...papers: readonly Known[]): string | null {
  const document = paper(letter('1', '2021年8月11日', words));
  const [citation] = citationsIn(document, saidIn(document), null);
  if (citation === undefined) throw new Error(`nothing is cited in ${words}`);
  return resolve(citation, papers.map(known))?.title ?? null;
}

describe('A citation means', () => {
  it.each<readonly [string, Known]>([
    ['按照《深圳市创新券管理办法》办理。', { title: '深圳市创新券管理办法' }],
    ['按照《深圳市创新券管理办法（试行）》办理。', { title: '深圳市创新券管理办法' }],
    ['按照《深圳市创新券管理办法》办理。', { title: '深圳市创新券管理办法（2023年修订）' }],
    ['按照《深圳市创新券管理办法》办理。', { title: '深圳市人民政府关于印发《深圳市创新券管理办法》的通知' }],
    ['按照《深圳市创新券管理办法》办理。', { title: '深圳市人民政府关于印发深圳市创新券管理办法（试行）的通知' }],
    ['按照《关于印发〈深圳市创新券管理办法〉的通知》办理。', { title: '深圳市创新券管理办法' }],
    ['按照深府规[2021]7号文办理。', { title: '深圳市创新券管理办法', number: '深府规〔2021〕7号' }],
    ['按照《创新券办法》（深府规〔2021〕7号）办理。', { title: '深圳市创新券管理办法', number: '深府规〔2021〕7号' }],
    ['依据《中小企业促进法》办理。', { title: '中华人民共和国中小企业促进法', issuer: '全国人民代表大会常务委员会' }],
    ['依据《中华人民共和国中小企业促进法》办理。', { title: '中小企业促进法', issuer: '全国人民代表大会常务委员会' }],
    [
      '落实国务院《关于进一步优化政务服务提升行政效能的意见》。',
      { title: '国务院关于进一步优化政务服务提升行政效能的意见', issuer: '国务院' },
    ],
    [
      '落实《关于进一步优化政务服务提升行政效能的意见》。',
      { title: '国务院关于进一步优化政务服务提升行政效能的意见', issuer: '国务院' },
    ],
    ['我市出台《创新券使用管理办法》。', { title: '深圳市创新券使用管理办法' }],
    ['按照市政府令第7号办理。', { title: '深圳市创新券管理办法', number: '深圳市人民政府令第7号' }],
    ['省财政厅等部门印发了《创新券使用管理办法》。', { title: '广东省创新券使用管理办法', issuer: '广东省财政厅' }],
    ['省财政厅印发《创新券使用管理办法》。', { title: '广东省创新券使用管理办法', issuer: '广东省财政厅' }],
    ['按照《广东省创新券使用管理办法》办理。', { title: '广东省创新券使用管理办法', issuer: '广东省财政厅' }],
    ['按照《深圳市“智改数转”行动方案（2021—2023年）》办理。', { title: '深圳市"智改数转"行动方案(2021-2023年)' }],
  ])('%s → %o', (words, paperKnown) => {
    expect(meant(words, paperKnown)).toBe(paperKnown.title);
  });

  it.each<readonly [string, Known]>([
    ['按照《深圳市创新券管理办法》办理。', { title: '深圳市创新券管理办法实施细则' }],
    ['按照《深圳市创新券管理办法》办理。', { title: '《深圳市创新券管理办法》政策解读', kind: 'interpretation' }],
    ['按照《深圳市创新券管理办法》办理。', { title: '关于废止《深圳市创新券管理办法》的决定' }],
    ['按照《深圳市创新券管理办法》办理。', { title: '关于申报《深圳市创新券管理办法》项目的通知', kind: 'notice' }],
    ['参照云岭市《创新券使用管理办法》办理。', { title: '深圳市创新券使用管理办法' }],
    [
      '按照《深圳市创新券管理办法》（深府规〔2021〕7号）办理。',
      { title: '深圳市创新券管理办法', number: '深府规〔2018〕2号' },
    ],
    ['我市出台《创新券使用管理办法》。', { title: '中山市创新券使用管理办法', issuer: '中山市科学技术局' }],
    ['我市出台《创新券使用管理办法》。', { title: '广东省创新券使用管理办法', issuer: '广东省财政厅' }],
    ['按照《创新券使用管理办法》办理。', { title: '创新券使用管理办法', issuer: '中山市科学技术局' }],
    ['按照《深圳市2023年工作要点》办理。', { title: '深圳市2024年工作要点' }],
    ['按照《深圳市人才公寓管理办法》办理。', { title: '深圳市南山区人才公寓管理办法', issuer: '深圳市南山区人民政府' }],
  ])('%s ↛ %o', (words, paperKnown) => {
    expect(meant(words, paperKnown)).toBeNull();
  });

  it('the draft of a city that only its own title names, in an office of the city above', () => {
    const draft = {
      title: '关于公开征求《龙门县创新券管理办法（征求意见稿）》意见的公告',
      issuer: '惠州市龙门生态环境局',
      kind: 'draft' as const,
    };
    expect(meant('此前就《龙门县创新券管理办法（征求意见稿）》征求意见。', draft)).toBe(draft.title);
  });

  it('the version that stood when it was cited, an issued one before a draft', () => {
    const [draft, first, second] = [
      { title: '深圳市创新券管理办法（征求意见稿）', on: '2019-01-01', kind: 'draft' as const },
      { title: '深圳市创新券管理办法（试行）', on: '2020-01-01' },
      { title: '深圳市创新券管理办法', on: '2023-01-01' },
    ];
    expect(meant('按照《深圳市创新券管理办法》办理。', draft, first, second)).toBe(first.title);
    expect(meant('按照《深圳市创新券管理办法》办理。', draft, second)).toBe(second.title);
    expect(meant('按照《深圳市创新券管理办法》办理。', draft)).toBe(draft.title);
    expect(meant('按照《深圳市创新券管理办法》（深府规〔2021〕7号）办理。', draft)).toBeNull();
  });

  it('the version that its title says', () => {
    const [draft, first, second] = [
      { title: '深圳市创新券管理办法（修订稿）', on: '2021-03-01', kind: 'draft' as const },
      { title: '深圳市创新券管理办法（试行）', on: '2018-01-01' },
      { title: '深圳市创新券管理办法', on: '2020-01-01' },
    ];
    expect(meant('按照《深圳市创新券管理办法（试行）》办理。', draft, first, second)).toBe(first.title);
    expect(meant('按照《深圳市创新券管理办法（修订稿）》办理。', draft, first, second)).toBe(draft.title);
    expect(meant('《深圳市创新券管理办法（修订稿）》已征求意见。', first, second)).toBeNull();
  });

  it('the rule of its own place where several places have one', () => {
    const [own, other] = [
      { title: '创新券使用管理办法', issuer: '深圳市科技局' },
      { title: '创新券使用管理办法', issuer: '广东省科技厅' },
    ];
    expect(meant('按照《创新券使用管理办法》办理。', other, own)).toBe(own.title);
  });
});
