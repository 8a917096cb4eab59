import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '../../../functions/domain/change/record.ts';
import { documentPage } from '../../../functions/domain/reader/documents.ts';
import type { References } from '../../../functions/domain/reader/paper.ts';
import { changeRecord } from '../../contracts/samples.ts';
import { read } from '../document/reading.ts';

const CONTEXT = { topicName: (code: string) => (code === 'FIS' ? '财税支持' : code) };
const NONE: References = { cites: { told: [], others: 0 }, citedBy: { told: [], others: 0 } };
const RULE = `云岭市商务局关于印发云岭市绿色家装补贴办法的通知
云商规〔2026〕3号
各区商务主管部门：
现将《云岭市绿色家装补贴办法》印发给你们，请遵照执行。
附件：1.补贴申请表
2.承诺书
云岭市商务局
2026年9月16日
云岭市绿色家装补贴办法
第一条 个人购买节能门窗，按照成交价格的20%给予补贴，每户最高3000元。
第二条 首批申报截止时间为2026年12月15日，第二批申报截止时间为2026年11月30日。
第三条 本办法自2026年10月1日起施行，有效期3年。《云岭市家装补贴暂行办法》同时废止。`;

function change(seq: number, more: Partial<ChangeRecord> = {}) {
  const sample = changeRecord('d1', seq);
  const state = { ...sample.state, kind: 'measure' as const, issuer: '云岭市商务局', topics: ['FIS'] };
  return { n: seq + 6, hash: 'f'.repeat(64), record: { ...sample, state, ...more } };
}

function bodyOf(references: References = NONE, history = [change(1)]): string {
  return documentPage(history, { paper: read(RULE), references }, CONTEXT)?.body ?? '';
}

/** The headings of a page in order. */
function headings(body: string): readonly string[] {
  return [...body.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, heading = '']) => heading);
}

describe('The page of a document', () => {
  it('says who issued it, under which number, when, for how long and about what', () => {
    const body = bodyOf();
    for (const row of [
      '<dt>发文机关</dt><dd>云岭市商务局</dd>',
      '<dt>发文字号</dt><dd>云商规〔2026〕3号</dd>',
      '<dt>文件种类</dt><dd>政策措施</dd>',
      '<dt>文件状态</dt><dd>原网页可查</dd>',
      '<dt>施行日期</dt><dd>2026-10-01</dd>',
      '<dt>有效期</dt><dd>至 2029-09-30</dd>',
      '<dt>同时废止</dt><dd>《云岭市家装补贴暂行办法》</dd>',
      '<dt>主题</dt><dd>财税支持</dd>',
    ]) {
      expect(body).toContain(row);
    }
    expect(body).not.toContain('所答提案');
  });

  it('tells days, figures, attachments and what it is tied to, in this order', () => {
    const references = {
      cites: {
        told: [
          { title: '云岭市消费促进办法（云府规〔2025〕1号）', documentId: 'd2', note: '已修改' },
          { title: '国家标准', documentId: null, note: null },
        ],
        others: 0,
      },
      citedBy: { told: [{ title: '关于绿色家装提案的答复', documentId: 'd3', note: null }], others: 7 },
    };
    const body = bodyOf(references);
    expect(headings(body)).toEqual([
      '期限',
      '主要数字',
      '施行与有效期',
      '附件',
      '引用的文件',
      '引用本文件的文件',
      '版本与变化',
    ]);
    expect(body.indexOf('2026-11-30 申报截止')).toBeLessThan(body.indexOf('2026-12-15 申报截止'));
    expect(body).toContain('<p class="figure">每户：最高3000元</p>');
    expect(body).toContain(
      '<blockquote>第一条 个人购买节能门窗，按照成交价格的20%给予补贴，每户最高3000元。</blockquote>',
    );
    expect(body).toContain('<li>补贴申请表</li><li>承诺书</li>');
    expect(body).toContain(
      '<a href="d2.html">云岭市消费促进办法（云府规〔2025〕1号）</a> <span class="meta">已修改</span>',
    );
    expect(body).toContain('<li>国家标准</li>');
    expect(body).toContain(
      '<a href="d3.html">关于绿色家装提案的答复</a></li></ul>\n<p class="meta">另有 7 项文件未列出',
    );
  });

  it('says what answers what, and that a page is gone', () => {
    const { record } = change(1);
    const gone = change(1, { state: { ...record.state, presence: 'withdrawn', force: 'abolished' } });
    const letter = read(`云岭市商务局关于市政协五届五次会议第2026081号提案答复的函
尊敬的何青委员：
您提出的提案收悉，现答复如下：
我局将于2027年3月底前出台绿色家装补贴办法。
云岭市商务局
2026年9月16日`);
    const body = documentPage([gone], { paper: letter, references: NONE }, CONTEXT)?.body ?? '';
    expect(body).toContain('<dt>文件状态</dt><dd>已废止，原网页已撤下</dd>');
    expect(body).toContain('<dt>所答提案或建议</dt><dd>政协五届五次会议 第 2026081 号提案</dd>');
    expect(body).not.toContain('何青');
    expect(body).toContain('<h2>承诺</h2>\n<ul><li>我局将于2027年3月底前出台绿色家装补贴办法');
  });

  it('lists its changes, the newest first, each with its gist, and leads to its draft', () => {
    const comparedWith = { documentId: 'd0', version: 1, as: 'draft' as const };
    const body = bodyOf(NONE, [change(1, { comparedWith }), change(2)]);
    expect(body.indexOf('changes/8.html')).toBeLessThan(body.indexOf('changes/7.html'));
    expect(body).toContain('<td data-head="要点">最高资助：最高300万元 → ');
    expect(body).toContain('<li><a href="d0.html">征求意见稿</a></li>');
  });

  it('shows what happened where the text is not to be had', () => {
    const body = documentPage([change(1)], null, CONTEXT)?.body ?? '';
    expect(headings(body)).toEqual(['版本与变化']);
    expect(body).toContain('云岭市商务局 · 原网页可查');
  });
});
