import { describe, expect, it } from 'vitest';
import { figureLine } from '../../../../functions/domain/alert/wording.ts';
import { asNew, tellingFigures } from '../../../../functions/domain/change/first/telling.ts';
import { read } from '../../document/reading.ts';

const FIRST = { kind: 'published', comparedWith: null } as const;

/** What a reader of a new paper is told, most telling first: `label：value`. */
function told(text: string): readonly string[] {
  const document = read(text);
  return tellingFigures(document).map((one) => figureLine(asNew(one, { text, documentId: 'd' }), FIRST));
}

const notice = (body: string) => `云岭市商务局关于开展2026年绿色家装补贴活动的通知
各区商务主管部门，各有关企业：
为释放消费潜力，定于2026年11月20日至2027年1月20日开展绿色家装补贴活动，有关事项通知如下：
${body}
云岭市商务局
2026年11月12日`;

const letter = (body: string) => `云岭市工业和信息化局关于市政协五届五次会议第2026081号提案答复的函
尊敬的何青委员：
您提出的《关于支持工厂改造的提案》收悉。现答复如下：
${body}
感谢您对我市工业发展的关心和支持。
云岭市工业和信息化局
2026年9月16日`;

describe('A new notice', () => {
  it('tells what is paid first, then rates, what is set aside, and when', () => {
    const text = notice(`一、补贴标准
个人购买节能门窗，按照成交价格的20%给予补贴，每户最高3000元。
二、资金规模
本次活动安排市级财政资金4200万元，先到先得。`);
    expect(told(text)).toEqual([
      '补贴标准 · 每户：最高3000元',
      '补贴标准 · 按成交价格：20%',
      '资金规模 · 本次活动安排市级财政资金：4200万元',
      '活动时间：2026年11月20日至2027年1月20日',
    ]);
  });

  it('quotes each figure at its place', () => {
    const text = notice('一、补贴标准\n每户最高3000元，设计费按照50万元至80万元给予补助，比例由30%提高到45%。');
    const document = read(text);
    const figures = tellingFigures(document).map((one) => asNew(one, { text, documentId: 'd' }));
    expect(figures.length).toBeGreaterThan(2);
    for (const { before, after } of figures) {
      for (const side of [before, after]) {
        if (side === null) continue;
        expect(text.slice(side.fact.start, side.fact.end)).toBe(side.fact.text);
        expect(text).toContain(side.sentence);
        expect(side.sentence).toContain(side.fact.text);
      }
    }
    const lines = figures.map((figure) => figureLine(figure, FIRST)).join('\n');
    expect(lines).toContain('：50万元至80万元');
    expect(lines).toContain('：30% → 45%');
  });

  it('names a list of amounts by the words before its first', () => {
    const text = notice('对新认定的国家级、省级、市级示范门店，分别给予100万元、50万元、20万元奖励。');
    expect(told(text).slice(0, 3)).toEqual(['分别给予：100万元', '分别给予：50万元', '分别给予：20万元']);
  });

  it('tells who may have it behind what he gets', () => {
    const text = notice('上一年度营业收入2000万元以上的企业可以参加，每家给予一次性奖励30万元。');
    const lines = told(text);
    expect(lines[0]).toContain('30万元');
    expect(lines.findIndex((line) => line.includes('2000万元'))).toBeGreaterThan(0);
  });

  it('tells fines as fines, behind what is paid', () => {
    const text = notice('每户补贴最高3000元。弄虚作假的，处1万元以上3万元以下的罚款。');
    const lines = told(text).filter((line) => !line.startsWith('活动时间'));
    expect(lines).toEqual(['每户补贴：最高3000元', expect.stringMatching(/^罚款：1万元以上3万元以下$/)]);
  });

  const listed = (body: string) => told(notice(body)).filter((line) => !line.startsWith('活动时间'));

  it.each([
    [
      '年营业收入不低于500万元且研发投入不低于20万元的企业可以参加。',
      ['年营业收入：不低于500万元', '研发投入：不低于20万元'],
    ],
    ['投资额5000万元以上且年纳税不低于100万元的项目可以参加。', ['投资额：5000万元以上', '年纳税：不低于100万元']],
    ['贷款利率不超过4%且单户贷款最高1000万元。', ['单户贷款：最高1000万元', '贷款利率：不超过4%']],
    ['补贴比例不超过50%且单个企业年度最高100万元。', ['单个企业年度：最高100万元', '补贴比例：不超过50%']],
    ['按照设备投资额的10%给予奖励，最高200万元。', ['奖励：最高200万元', '按设备投资额：10%']],
    ['按照合同额的10%给予最高60万元。', ['金额：最高60万元', '按合同额：10%']],
    ['每年发放5亿元“绿色券”、1亿元“安居券”。', ['每年发放：5亿元', '每年发放：1亿元']],
    ['按实际投入的30%、最高100万元给予补助。', ['补助：最高100万元', '按实际投入：30%']],
    [
      '对一级、二级、三级门店分别给予30万元、20万元和10万元奖励。',
      ['分别给予：30万元', '分别给予：20万元', '分别给予：10万元'],
    ],
    ['补贴标准原则上不超过5万元。', ['补贴标准原则上：不超过5万元']],
  ])('names no figure by the words of another: %s', (body, lines) => {
    expect(listed(body)).toEqual(lines);
  });

  it.each([
    ['将补贴由每人1000元降低到每人500元。', ['补贴每人：1000元 → 500元']],
    ['将补贴从每人1000元提高到每人1500元。', ['补贴每人：1000元 → 1500元']],
    ['补贴标准由原来的每户800元，现调整为每户900元。', ['补贴标准每户：800元 → 900元']],
  ])('tells what a figure was before what it is: %s', (body, lines) => {
    expect(listed(body)).toEqual(lines);
  });

  it.each([
    ['取消原最高200万元的奖励。', []],
    ['取消100万元至200万元的奖励。', []],
    ['原办法规定的最高200万元奖励停止执行。', []],
    ['不再给予最高30万元奖励，改为给予最高10万元奖励。', ['改为给予：最高10万元']],
    ['取消资格并处3万元罚款。', ['罚款：3万元']],
    ['原办法规定的最高200万元奖励继续执行。', ['原办法规定的：最高200万元']],
  ])('does not tell what ends as what is paid: %s', (body, lines) => {
    expect(listed(body)).toEqual(lines);
  });

  it.each([
    ['补贴标准：一等奖5万元，二等奖3万元，三等奖1万元。', ['一等奖：5万元', '二等奖：3万元', '三等奖：1万元']],
    ['收费标准：成人票50元，学生票25元，老人免费。', ['成人票：50元', '学生票：25元']],
    [
      '补贴标准：甲等9千元，乙等8千元，丙等7千元，丁等6千元。',
      ['甲等：9千元', '乙等：8千元', '丙等：7千元', '丁等：6千元'],
    ],
    ['补贴标准：博士3000元，硕士2000元；自筹1000元。', ['博士：3000元', '硕士：2000元']],
  ])('tells each tier of a list by its own words: %s', (body, lines) => {
    expect(listed(body)).toEqual(lines);
  });

  it('takes growth that must be had for no report of growth', () => {
    expect(listed('年营收同比增长10%以上的企业，给予最高50万元奖励。')[0]).toMatch(/最高50万元$/);
  });

  it('tells for whom a payment is as a condition', () => {
    expect(listed('奖励按核定额的5%计算，不足1万元的给予1万元。').at(-1)).toBe('金额：不足1万元');
  });

  it.each([
    ['matters of form', '申报材料一式3份，正文不超过5000字，评分80分以上的予以公示。'],
    ['what was', '截至2026年10月底，全市累计发放补贴3500万元，惠及家庭1.2万户，同比增长15%。'],
    ['what was spent', '2025年，全市兑付奖励1120万元，支持企业86家。'],
    ['an example', '例如，某企业购置设备投入100万元，可获补贴20万元。'],
  ])('does not tell %s', (_, body) => {
    expect(told(notice(body)).filter((line) => !line.startsWith('活动时间'))).toEqual([]);
  });
});

describe('A new letter', () => {
  it('gives no words of a figure before to the next one, and no sums that are only about so much', () => {
    const text = letter(`每年发放2亿元“算力券”、5000万元“数据券”。
对超1200个国家项目配套资助超30亿元，奖补立项企业资助金额约3.16亿元。
2026年，市级财政安排技术改造扶持计划（含智能化改造）13.4亿元、民营企业扶持计划3.8亿元。`);
    expect(told(text)).toEqual(['每年发放：2亿元', '每年发放：5000万元']);
  });

  it('tells its rules and aims, not how things went', () => {
    const text = letter(`一、关于资金支持
我市对改造项目给予补助，单个项目最高80万元。2025年共支持项目42个，兑现资金2316万元，加权平均利率3.45%，较上年同期下降0.4个百分点。
二、下一步工作
下一步，我局将加大力度，计划到2027年底新增改造企业900家以上。`);
    expect(told(text)).toEqual(['资金支持 · 单个项目：最高80万元', '计划到2027年底新增改造企业：900家以上']);
  });
});
