import { describe, expect, it } from 'vitest';
import { figuresOfDifference } from '../../../functions/domain/change/detail.ts';
import { diffTexts } from '../../../functions/domain/change/diff.ts';
import { readFacts } from '../../../functions/domain/facts/read.ts';

const CONTEXT = { signedOn: null, publishedOn: null, zones: [] };

/** What the figures that differ between two texts are called. */
function labels(old: string, next: string): readonly string[] {
  const facts = { old: readFacts(old, CONTEXT), next: readFacts(next, CONTEXT) };
  const figures = figuresOfDifference(
    diffTexts(old, next, facts).facts,
    { text: old, documentId: 'd1' },
    { text: next },
  );
  return figures.map(({ label }) => label);
}

describe('a figure is called by the words in front of it', () => {
  it.each([
    ['without the verb that leads to it', '诊断企业的转化率为56.9%。', '诊断企业的转化率为64%。', '诊断企业的转化率'],
    ['without what it came from', '平均漏检率由3.1%降至1.2%。', '平均漏检率由3.1%降至0.4%。', '平均漏检率'],
    [
      'also where it came from the year before',
      '预拨比例从上年的50%提高到55%。',
      '预拨比例从上年的50%提高到60%。',
      '预拨比例',
    ],
    ['with what is done on a day', '本措施自2026年12月1日起施行。', '本措施自2027年1月1日起施行。', '本措施自…起施行'],
    ['with what it measures where they tell nothing', '按照30%的比例给予补助。', '按照45%的比例给予补助。', '补助比例'],
    [
      'or with what is counted',
      '诊断报告送达企业，其中有683家企业启动改造。',
      '诊断报告送达企业，其中有1344家企业启动改造。',
      '企业启动改造',
    ],
    ['with both in a list that breaks off', '服务食品等9个行业。', '服务食品等13个行业。', '服务食品等行业'],
    ['as before where nothing is to spare', '给予一次性奖励50万元。', '给予一次性奖励80万元。', '给予一次性奖励'],
  ])('%s', (_, old, next, label) => {
    expect(labels(old, next)).toEqual([label]);
  });
});
