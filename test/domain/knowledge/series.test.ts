import { describe, expect, it } from 'vitest';
import { pointsIn } from '../../../functions/domain/knowledge/points.ts';
import { type PlacedPoint, seriesOf } from '../../../functions/domain/knowledge/series.ts';
import { letter, paper, saidIn } from './papers.ts';

/** The series of all papers' figures together, as [attribute, value and step of each point]. */
function seriesIn(...texts: readonly string[]) {
  const points = texts.flatMap((text, at) => {
    const document = paper(text);
    return pointsIn(document, saidIn(document)).flatMap(({ points: own, ...programme }) =>
      own.map((point): PlacedPoint => ({ ...point, documentId: `d${at}`, paper: programme })),
    );
  });
  return seriesOf(points).map(({ attribute, points: members }) => [
    attribute,
    ...members.map(({ value, step }) => `${value} ${step}`),
  ]);
}

const CAP = (amount: string) => `按照《深圳市创新券管理办法》，对小微企业给予最高${amount}资助。`;

describe('Figures of a programme over time', () => {
  it('stand in order of date, whatever the order of arrival, and say what changed', () => {
    const [first, second] = [letter('1', '2021年8月11日', CAP('20万元')), letter('2', '2023年8月11日', CAP('30万元'))];
    const expected = [['资助', '200000 first', '300000 changed']];
    expect(seriesIn(first, second)).toEqual(expected);
    expect(seriesIn(second, first)).toEqual(expected);
  });

  it('are no change where they are for others: 53 of all levels and 5 of one', () => {
    const series = seriesIn(
      letter('1', '2021年8月11日', '按照《深圳市示范平台认定管理办法》，目前我市共有国家、省、市各级示范平台53家。'),
      letter('2', '2021年8月12日', '按照《深圳市示范平台认定管理办法》，已认定市级示范平台5家。'),
    );
    expect(series).toHaveLength(2);
    expect(series.flat().join()).not.toContain('changed');
  });

  it('are no change where the same words are for another level', () => {
    const award = (level: string, amount: string) =>
      `按照《深圳市示范平台认定管理办法》，对${level}示范平台给予最高${amount}资助。`;
    expect(
      seriesIn(
        letter('1', '2021年8月11日', award('省级', '50万元')),
        letter('2', '2022年8月12日', award('市级', '20万元')),
      ),
    ).toEqual([
      ['资助', '500000 first'],
      ['资助', '200000 first'],
    ]);
  });

  it('are stated changes where the text itself says what was before', () => {
    const series = seriesIn(letter('1', '2021年8月11日', '按照《深圳市创新券管理办法》，审核办理时限从5日压缩至2日。'));
    expect(series.flat().join()).toContain('P2D stated');
  });

  it('are the same where one is rounded and the other fits', () => {
    const series = seriesIn(
      letter('1', '2021年8月11日', '按照《深圳市创新券管理办法》，2020年共资助企业约1200家。'),
      letter('2', '2021年9月11日', '按照《深圳市创新券管理办法》，2020年共资助企业1187家。'),
    );
    expect(series.find(([attribute]) => String(attribute).includes('企业'))?.join()).not.toContain('changed');
  });

  it('contradict each other where two papers of one day differ', () => {
    const series = seriesIn(letter('1', '2021年8月11日', CAP('20万元')), letter('2', '2021年8月11日', CAP('30万元')));
    expect(series).toEqual([['资助', '200000 first', '300000 conflict']]);
  });

  it('are no change where each of several has the words of all: nobody knows which fine was raised', () => {
    const law = (year: number, ...fines: readonly string[]) =>
      [
        '云岭市河道采砂管理条例',
        ...fines.map((fine, at) => `第${'一二三'.charAt(at)}条 ${fine}`),
        `第九条 本条例自${year}年1月1日起施行。`,
      ].join('\n');
    const fine = (act: string, amount: string) => `${act}的，由水行政主管部门责令改正，处${amount}以下的罚款。`;
    const old = law(2015, fine('擅自停泊', '一万元'), fine('未设标志', '二万元'));
    expect(
      seriesIn(old, law(2022, fine('转让许可', '五万元'), fine('逾期不报', '八万元')))
        .flat()
        .join(),
    ).not.toContain('00 changed');
    const raised = seriesIn(old, law(2022, fine('擅自停泊', '一万元'), fine('未设标志', '三万元')));
    expect(raised.flat().join()).toContain('20000 first,30000 changed');
  });

  it('of a rule without date stand by the day on which it takes effect', () => {
    const law = (year: number, days: string) =>
      `云岭市绿地条例\n第一条 申请人应当在${days}内报主管部门备案。\n第二条 本条例自${year}年1月1日起施行。`;
    expect(seriesIn(law(2022, '10日'), law(2015, '30日')).flat().join()).toContain('P30D first,P10D changed');
  });

  it('of what was reached are no change from one county to the other', () => {
    const built = (county: string, signed: string, km: string) =>
      `关于县人大一次会议第3号建议的答复\n李四代表：\n您提出的建议收悉。现答复如下：\n全县累计建成“云上驿道”示范路${km}公里。\n${county}交通运输局\n${signed}`;
    const first = built('青禾县', '2021年8月11日', '120');
    expect(seriesIn(first, built('白石县', '2022年8月11日', '90'))).toHaveLength(2);
    expect(seriesIn(first, built('青禾县', '2022年8月11日', '150'))).toEqual([
      [expect.any(String), '120 first', '150 changed'],
    ]);
  });

  it.each(['“十四五”期间', '“政府引导、企业主体”模式下'])('belong to no programme by the words %s', (words) => {
    const document = paper(letter('1', '2021年8月11日', `${words}，全市累计建成充电站120座。`));
    expect(
      pointsIn(document, saidIn(document))
        .flatMap(({ programmeKeys }) => programmeKeys)
        .join(),
    ).not.toContain('named|');
  });

  it('under a heading that names the year go on in the next year’s', () => {
    const report = (year: number, count: string) =>
      letter(`${year}`, `${year + 1}年3月1日`, `一、${year}年工作回顾`, `全市累计建成充电站${count}座。`);
    expect(seriesIn(report(2021, '120'), report(2022, '150')).flat().join()).toContain('120 first,150 changed');
  });

  it('of a term are no change where the words share nothing but the day on which it begins', () => {
    const law = (year: number, term: string) =>
      `云岭市企业登记办法\n第一条 ${term}\n第二条 本办法自${year}年1月1日起施行。`;
    const held = '发起人持有的股份自企业成立之日起一年内不得转让。';
    const paid = '全体出资人认缴的出资额由出资人按照企业章程的规定自企业成立之日起五年内缴足。';
    expect(seriesIn(law(2015, held), law(2022, paid)).flat().join()).not.toContain('P5Y changed');
    expect(
      seriesIn(law(2015, held), law(2022, held.replace('一年', '三年')))
        .flat()
        .join(),
    ).toContain('P1Y first,P3Y changed');
  });

  it.each([
    ['年末，沿湖驿站空置率平均为5.1%。', '沿湖驿站空置率'],
    ['目前，共建成18个乡村振兴重点村、61个驿站。', '乡村振兴重点村'],
    ['（二）年节，放假4天。', '年节放假'],
  ])('are called by whole words: %s', (words, expected) => {
    const document = paper(letter('1', '2021年8月11日', '一、2020年工作回顾', words));
    const names = pointsIn(document, saidIn(document)).flatMap(({ points }) =>
      points.map(({ attribute }) => attribute),
    );
    expect(names).toContain(expected);
  });
});
