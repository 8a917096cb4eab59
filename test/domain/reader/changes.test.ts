import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../functions/domain/alert/mail.ts';
import type { ChangeRecord } from '../../../functions/domain/change/record.ts';
import { changePage } from '../../../functions/domain/reader/changes.ts';
import { homePage, homeRow, topicPages } from '../../../functions/domain/reader/lists.ts';
import { changeRecord } from '../../contracts/samples.ts';

const CONTEXT = { topicName: (code: string) => code };
const NOTHING = { before: null, after: null };
const SAMPLE = changeRecord('d2', 1);

function bodyOf(record: ChangeRecord): string {
  return changePage({ n: 7, hash: 'f'.repeat(64), record }, null, NOTHING, CONTEXT).body;
}

function mailOf(record: ChangeRecord): string {
  return composeMail([record], { ...CONTEXT, linkOf: () => 'https://hongtou.example/changes/7.html', manageUrl: null })
    .text;
}

/** The sample's figures, with the earlier sentence in the document named. */
function provenIn(documentId: string, more: Partial<ChangeRecord> = {}): ChangeRecord {
  const figures = SAMPLE.figures.map((figure) => ({
    ...figure,
    before: figure.before && { ...figure.before, documentId },
  }));
  return { ...SAMPLE, ...more, figures };
}

describe('the sentence behind an earlier figure', () => {
  it('is said to stand in an earlier paper, and leads there', () => {
    const record = provenIn('d1', { comparedWith: null });
    expect(bodyOf(record)).toContain('<a href="../documents/d1.html">此前文件</a></span> 给予最高300万元的资助。');
    expect(mailOf(record)).toContain('此前文件：「给予最高300万元的资助。」');
    expect(mailOf(record)).toContain('本文件：「');
  });

  it('is said to stand in the draft, which the page leads to', () => {
    const comparedWith = { documentId: 'd1', version: 1, as: 'draft' as const };
    const record = provenIn('d1', { comparedWith, noveltyShare: 0.16 });
    expect(bodyOf(record)).toContain('<a href="../documents/d1.html">征求意见稿</a></span> 给予最高300万元的资助。');
    expect(bodyOf(record)).toContain('<li><a href="../documents/d1.html">征求意见稿</a></li>');
    expect(mailOf(record)).toContain('较征求意见稿，改动文字约占 16%');
  });

  it('is the text before where the paper itself was revised', () => {
    const record = provenIn('d2', { kind: 'revised' });
    expect(mailOf(record)).toContain('修改前：「给予最高300万元的资助。」');
    expect(mailOf(record)).toContain('修改后：「');
  });

  it('stands once where it tells both figures', () => {
    const sentence = '比例由50%提高到60%。';
    const [figure] = SAMPLE.figures;
    if (!figure?.after) throw new Error('the sample has a figure');
    const before = { fact: figure.after.fact, sentence, documentId: 'd2' };
    const record = { ...SAMPLE, figures: [{ ...figure, before, after: { ...figure.after, sentence } }] };
    expect(bodyOf(record).split(sentence)).toHaveLength(2);
    expect(mailOf(record).split(sentence)).toHaveLength(2);
  });
});

describe('the pages of topics', () => {
  const of = (n: number, topics: readonly string[], more: Partial<ChangeRecord> = {}) => ({
    n,
    hash: '',
    record: { ...SAMPLE, ...more, state: { ...SAMPLE.state, title: `第${n}件`, topics } },
  });
  const changes = [
    of(1, ['FIS.GRANT', 'FIS']),
    of(2, ['ENT', 'FIS']),
    of(3, ['ENT'], { audience: 'silent' }),
    of(4, ['../x']),
  ];

  it('show what was announced on each, newest first, and lead to the changes', () => {
    const pages = topicPages(
      changes.map((change) => homeRow(change, CONTEXT)),
      CONTEXT,
    );
    expect([...pages.keys()].toSorted()).toEqual(['ENT', 'FIS']);
    const links = [...(pages.get('FIS')?.body ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual(['../changes/2.html', '../changes/1.html']);
    expect(pages.get('ENT')?.body).not.toContain('第3件');
  });

  it('are led to from the home page, with how many changes each has', () => {
    const { body } = homePage(
      changes.map((change) => homeRow(change, CONTEXT)),
      CONTEXT,
    );
    expect(body).toContain('<a href="topics/FIS.html">FIS（2）</a>');
    expect(body).not.toContain('topics/..');
  });
});

describe('the home page', () => {
  it('says where a copy stands', () => {
    const urls = ['https://gxj.linlan.example/a.html', 'https://gxq.linlan.example/b.html'];
    const record: ChangeRecord = { ...SAMPLE, kind: 'reposted', state: { ...SAMPLE.state, urls } };
    expect(homePage([homeRow({ n: 7, hash: '', record }, CONTEXT)], CONTEXT).body).toContain(
      '转载于 gxq.linlan.example',
    );
  });
});
