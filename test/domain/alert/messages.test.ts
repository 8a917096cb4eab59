import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../functions/domain/alert/mail.ts';
import { maskPersonalData } from '../../../functions/domain/alert/mask.ts';
import { matchingWatches } from '../../../functions/domain/alert/match.ts';
import type { Subscriber, Watch } from '../../../functions/domain/alert/model.ts';
import { clip, oneLine, safeLink } from '../../../functions/domain/alert/plain-text.ts';
import { composeSms, smsParts } from '../../../functions/domain/alert/sms.ts';
import { figureLine } from '../../../functions/domain/alert/wording.ts';
import type { ChangeRecord } from '../../../functions/domain/change/record.ts';
import { changeRecord } from '../../contracts/samples.ts';

const CONTEXT = {
  topicName: (code: string) => (code === 'FIS' ? '财税支持' : code),
  linkOf: () => 'https://hongtou.example/changes/12.html',
  manageUrl: 'https://hongtou.example/manage',
};
const RECORD: ChangeRecord = changeRecord('d1', 1);

function withState(more: Partial<ChangeRecord['state']>): ChangeRecord {
  return { ...RECORD, state: { ...RECORD.state, ...more } };
}

describe('an SMS', () => {
  it.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('of %i characters takes %i parts', (length, parts) => {
    expect(smsParts('字'.repeat(length))).toBe(parts);
  });

  it('does not cut an emoji between two parts', () => {
    // 66 characters and an emoji of two units: the emoji does not fit into the first part of 67.
    expect(smsParts(`${'字'.repeat(66)}😀${'字'.repeat(66)}`)).toBe(3);
  });

  it('says what changed, with figure and link, in one part where a title is long', () => {
    const text = composeSms([withState({ title: '云岭市关于促进专精特新企业高质量发展的若干措施的通知'.repeat(3) })], {
      link: 'https://h.example/c/12',
    });
    expect(text).toMatch(/^红头：新发布《云岭市/);
    expect(text).toContain('→');
    expect(text.endsWith('https://h.example/c/12')).toBe(true);
    expect(smsParts(text)).toBe(1);
  });

  it('keeps the figure whole where its words are long, and leaves the issuer out of the title', () => {
    const [figure] = RECORD.figures;
    const after = figure?.after && {
      ...figure.after,
      fact: { ...figure.after.fact, text: '最高2000元', op: 'max' as const },
    };
    const figures = [
      { label: '支持绿色家装消费的补贴标准 · 每件节能门窗产品和每套智能家居', before: null, after: after ?? null },
    ];
    const state = {
      ...RECORD.state,
      issuer: '云岭市商务局',
      title: '云岭市商务局关于启动2026年冬季家装补贴活动的通知',
    };
    const text = composeSms([{ ...RECORD, state, figures }], { link: 'http://127.0.0.1:8383/changes/39.html' });
    expect(text).toMatch(/^红头：新发布《冬季家装补贴[^》]*》 .*：最高2000元 http/);
    expect(smsParts(text)).toBe(1);
  });

  it('tells the deadline of a paper that gives no money', () => {
    const deadlines = [{ what: '申报', on: '2026-12-10' }];
    const text = composeSms([{ ...RECORD, figures: [], deadlines }], { link: 'https://h.example/c/12' });
    expect(text).toContain(' 2026-12-10 申报截止 ');
  });

  it.each([
    ['http://127.0.0.1:8383/changes/39.html', '网上申报材料提交'],
    ['https://policy-monitor.example.org/reader/changes/123456.html', '网上申报截止时间'],
  ])('says that something ends on the day, however little room %s leaves', (link, what) => {
    const deadlines = [{ what, on: '2026-12-10' }];
    expect(composeSms([{ ...RECORD, figures: [], deadlines }], { link })).toMatch(/ 2026-12-10 [^ ]{0,8}截止 http/);
  });

  it('counts the others of several changes', () => {
    expect(composeSms([RECORD, RECORD, RECORD], { link: 'https://h.example/c/12' })).toContain('等3项');
  });
});

/** A new paper that gives what nobody gave, sets a day, holds for some time and leaves something out. */
const FIRST: ChangeRecord = {
  ...RECORD,
  figures: RECORD.figures.flatMap(({ label, after }) => [
    { label, before: null, after },
    { label, before: null, after: after && { ...after, fact: { ...after.fact, text: '20万元', to: 200_000 } } },
  ]),
  deadlines: [
    { what: '申报截止时间', on: '2026-12-10', sentence: '申报截止时间为2026年12月10日，逾期不予受理。' },
    { what: '有效期', on: '2029-11-30' },
  ],
  validity: {
    effectiveOn: '2026-12-01',
    expiresOn: '2029-11-30',
    years: 3,
    sentence: '本办法自2026年12月1日起施行，有效期3年。',
  },
  more: { figures: 4, commitments: 1 },
};

describe('a mail about a new paper', () => {
  it('tells its figures, days and validity with their sentences, and counts what it leaves out', () => {
    const { text, html } = composeMail([FIRST], CONTEXT);
    for (const part of [text, html]) {
      expect(part).toContain('最高资助：最高100万元至500万元、最高20万元');
      expect(part.split('给予100万元至500万元的资助。')).toHaveLength(2);
      expect(part).toContain('期限：2026-12-10 申报截止');
      expect(part).toContain('本文件：「申报截止时间为2026年12月10日，逾期不予受理。」');
      expect(part).toContain('期限：2029-11-30 有效期届满');
      expect(part).toContain('施行：自 2026-12-01 起施行，有效期至 2029-11-30（3 年）');
      expect(part).toContain('本文件：「本办法自2026年12月1日起施行，有效期3年。」');
      expect(part).toContain('另有 4 项数字、1 项承诺未列出，请见原文');
      expect(part).not.toContain('新增');
    }
  });

  it('tells the figures of one name in one line, and quotes a long sentence of its own once', () => {
    const [figure] = RECORD.figures;
    if (!figure?.before || !figure.after) throw new Error('the sample has a figure');
    const after = { ...figure.after, sentence: '比例由300万元提高到500万元。' };
    const before = { ...figure.before, documentId: RECORD.documentId, sentence: '…比例由300万元' };
    const other = { label: '其他', before: null, after };
    const named = { label: '奖励', before: null, after };
    const { text } = composeMail(
      [{ ...RECORD, figures: [named, other, named, { ...figure, before, after }] }],
      CONTEXT,
    );
    expect(text.match(/^奖励：.*、.*$/gm)).toHaveLength(1);
    expect(text).not.toContain('…比例由300万元');
  });

  it('quotes no sentence twice, and calls the rule that came of a draft by one name', () => {
    const sentence = RECORD.figures[0]?.after?.sentence ?? '';
    const deadlines = [
      { what: '申报', on: '2026-12-10', sentence },
      { what: '公示', on: '2026-12-11', sentence: '公示至2026年12月11日。' },
    ];
    const comparedWith = { documentId: 'd0', version: 1, as: 'draft' as const };
    const { text } = composeMail([{ ...RECORD, comparedWith, deadlines }], CONTEXT);
    expect(text.split(sentence)).toHaveLength(2);
    expect(text).toContain('期限：2026-12-10 申报截止');
    expect(text).toContain('正式文件：「公示至2026年12月11日。」');
    expect(text).not.toContain('本文件');
  });

  it('masks a person who is named in the sentence of a deadline', () => {
    const deadlines = [{ what: '申报', on: '2026-12-10', sentence: '请于12月10日前报联系人：张三，13800138000。' }];
    const { text } = composeMail([{ ...FIRST, deadlines }], CONTEXT);
    expect(text).toContain('联系人：**，138****8000');
  });
});

describe('a mail', () => {
  it('carries the same facts and links in both parts', () => {
    const { text, html } = composeMail([RECORD], CONTEXT);
    for (const part of [text, html]) {
      expect(part).toContain('300万元 → ');
      expect(part).toContain('给予最高300万元的资助。');
      expect(part).toContain('给予100万元至500万元的资助。');
      expect(part).toContain('2026-12-31 申报截止');
      expect(part).toContain('将出台专精特新企业扶持办法');
      expect(part).toContain('https://gxj.linlan.example/zwgk/t20261016_3348.html');
      expect(part).toContain(CONTEXT.linkOf());
      expect(part).toContain(CONTEXT.manageUrl);
    }
  });

  it('says how many changes it holds, or which figure changed', () => {
    expect(composeMail([RECORD], CONTEXT).subject).toMatch(/^【红头】新发布：.*（最高资助：/);
    expect(composeMail([RECORD, RECORD], CONTEXT).subject).toContain('2 项政策变化');
    expect(composeMail([withState({ title: '长'.repeat(300) })], CONTEXT).subject.length).toBeLessThanOrEqual(90);
  });

  it('quotes a sentence once for all figures that it proves', () => {
    const [figure] = RECORD.figures;
    if (figure === undefined) throw new Error('the sample has a figure');
    const { text } = composeMail([{ ...RECORD, figures: [figure, { ...figure, label: '又一项' }] }], CONTEXT);
    expect(text.split('给予最高300万元的资助。')).toHaveLength(2);
    expect(text).toContain('又一项：');
  });

  it('of hundreds of changes stays one that can be opened: the rest are lines, and none is left unsaid', () => {
    const records = Array.from({ length: 500 }, (_, at) => ({ ...RECORD, id: `d${at}.1` }));
    const { subject, text, html } = composeMail(records, CONTEXT);
    expect(subject).toContain('500 项政策变化');
    expect(text.split('给予最高300万元的资助。')).toHaveLength(21);
    expect(text).toContain('另有 480 项变化');
    expect(text).toContain('其余 280 项');
    expect(html.length).toBeLessThan(200_000);
  });

  it('holds hostile words as words', () => {
    const title = '通知<script>alert(1)</script>\r\nBcc: a@b.example \u202e联系人13800138000';
    const { subject, text, html } = composeMail([withState({ title, urls: ['javascript:alert(1)'] })], CONTEXT);
    expect(html).not.toContain('<script>');
    for (const part of [subject, text, html]) {
      expect(part).not.toContain('13800138000');
      expect(part).not.toContain('\u202e');
      expect(part).not.toContain('javascript:');
    }
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('masking', () => {
  it.each([
    ['联系人：张三 13800138000', '联系人：** 138****8000'],
    ['手机138-0013-8000', '手机138-****-8000'],
    ['手机 138 0013 8000。', '手机 138 **** 8000。'],
    ['电话：+86 13800138000', '电话：+86 138****8000'],
    ['电话8613800138000', '电话86138****8000'],
    ['电话１３８００１３８０００', '电话１３８****８０００'],
    ['电话138\u200b0013\u200b8000', '电话138\u200b****\u200b8000'],
    ['身份证110105 19491231 002X', '身份证110105 ******** 002X'],
    ['（联系人及电话：李小四，88102523）', '（联系人及电话：***，88102523）'],
    ['联系人:王 五 联系电话:88102523', '联系人:*** 联系电话:88102523'],
    ['经办人：张三、李小四', '经办人：**、***'],
    ['联系人：张三联系电话：88102523', '联系人：**联系电话：88102523'],
    ['联系人：综合科，电话88102523', '联系人：综合科，电话88102523'],
    ['企业应指定联系人，并及时更新', '企业应指定联系人，并及时更新'],
    ['150 2025 2026', '150 2025 2026'],
    ['152 1380 1520 1600', '152 1380 1520 1600'],
    ['0755-88123456 13800138000', '0755-88123456 138****8000'],
    ['13800138000 13900139000 5', '138****8000 139****9000 5'],
    ['12 150 2300 1800 40', '12 150 2300 1800 40'],
    ['身份证11010519491231002X', '身份证110105********002X'],
    ['办公电话0760-88307014', '办公电话0760-88307014'],
    ['项目编号202113800138000123', '项目编号202113800138000123'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });
});

describe('one line of text', () => {
  it('drops controls and bidirectional marks, and folds white space', () => {
    expect(oneLine('关于\r\n\t通知\u202e\u0000完')).toBe('关于 通知 完');
    expect(oneLine('专精\u200b特新\ufeff')).toBe('专精特新');
  });

  it('is cut between characters', () => {
    expect([clip('一二三四', 4), clip('一二三四五', 4), clip('一二😀四五', 4)]).toEqual([
      '一二三四',
      '一二三…',
      '一二…',
    ]);
  });

  it('links http and https only', () => {
    expect([
      safeLink('https://a.example/b'),
      safeLink('javascript:alert(1)'),
      safeLink('seed:x'),
      safeLink(''),
    ]).toEqual(['https://a.example/b', null, null, null]);
  });
});

describe('a figure', () => {
  const fact = RECORD.figures[0]?.after?.fact;
  it('keeps its comparator where its words do not say it', () => {
    if (fact === undefined) throw new Error('the sample has a figure');
    const money = { ...fact, text: '300万元', op: 'max' as const };
    const figure = (text: string) => ({
      label: '资助',
      before: null,
      after: { fact: { ...money, text }, sentence: '' },
    });
    expect(figureLine(figure('300万元'))).toBe('资助：新增 最高300万元');
    expect(figureLine(figure('最高300万元'))).toBe('资助：新增 最高300万元');
  });
});

describe('a watch', () => {
  const any: Watch = {
    id: 'w',
    topics: [],
    regions: [],
    issuers: [],
    kinds: [],
    keywords: [],
    cadence: 'immediate',
    channel: 'email',
  };
  const record = withState({
    topics: ['FIS.GRANT', 'ENT'],
    region: '440300',
    kind: 'measure',
    title: '专精特新若干措施',
  });
  const matches = (watch: Partial<Watch>, change = record, status: Subscriber['status'] = 'confirmed') =>
    matchingWatches(
      { id: 's', status, email: 'a@b.example', phone: null, watches: [{ ...any, ...watch }], revision: 0 },
      change,
    ).length === 1;

  it.each([
    ['asks for nothing in particular', {}, true],
    ['names a topic or the topic above it', { topics: ['FIS'] }, true],
    ['names another topic', { topics: ['EDU'] }, false],
    ['names a topic that only begins alike', { topics: ['FI'] }, false],
    ['names the province or the city', { regions: ['44', '1101'] }, true],
    ['names another city', { regions: ['4401'] }, false],
    ['names a part of the issuer', { issuers: ['工业和信息化'] }, true],
    ['names another issuer', { issuers: ['教育'] }, false],
    ['names the kind', { kinds: ['measure'] }, true],
    ['names another kind', { kinds: ['draft'] }, false],
    ['names a word of the title', { keywords: ['专精特新'] }, true],
    ['names a word of a figure’s sentence', { keywords: ['的资助'] }, true],
    ['names a word that stands nowhere', { keywords: ['幼儿园'] }, false],
    ['asks for two things of which one fails', { topics: ['FIS'], regions: ['4401'] }, false],
  ] as const)('that %s', (_, watch, expected) => {
    expect(matches(watch)).toBe(expected);
  });

  it('that asks for a least weight gets nothing lighter', () => {
    expect([matches({ minimumWeight: 62 }), matches({ minimumWeight: 63 })]).toEqual([true, false]);
  });

  it('is silent for a new paper that repeats what was said, and never for a changed text', () => {
    const nothing = { score: 0, reasons: [] };
    expect(matches({}, { ...record, kind: 'published', weight: nothing })).toBe(false);
    expect(matches({}, { ...record, kind: 'revised', weight: nothing })).toBe(true);
  });

  it('is silent for what alerts nobody and for who is not confirmed', () => {
    expect(matches({}, { ...record, audience: 'silent' })).toBe(false);
    for (const kind of ['reposted', 'relocated', 'corrected'] as const)
      expect(matches({}, { ...record, kind })).toBe(false);
    for (const kind of ['revised', 'withdrawn', 'restored', 'status', 'due'] as const)
      expect(matches({}, { ...record, kind })).toBe(true);
    expect(matches({}, record, 'pending')).toBe(false);
  });
});
