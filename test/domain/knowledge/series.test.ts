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
});
