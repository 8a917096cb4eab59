import { afterEach, describe, expect, it } from 'vitest';
import { missingRules } from '../../../functions/steps/recall/missing.ts';
import { letter } from '../../domain/knowledge/papers.ts';
import { CITING_LETTER, CITY_RULE, closeCorpora, corpus } from './corpus.ts';

afterEach(closeCorpora);

describe('Missing rules', () => {
  it('are those cited without a paper, most cited first, found rules never among them', async () => {
    const second = letter(
      '20210011',
      '2021年9月1日',
      '《深圳市绿色工厂管理办法》明确了标准，《深圳市用能规定》另有要求。',
    );
    const { ids, recall } = await corpus(CITING_LETTER, CITY_RULE, second);
    expect((await missingRules(recall)).map(({ title, citedBy }) => [title, citedBy.length])).toEqual([
      ['深圳市绿色工厂管理办法', 2],
      ['广东省科技创新条例', 1],
      ['深圳市用能规定', 1],
    ]);
    expect(ids).toHaveLength(3);
  });

  it('are one where one paper gives the number and another does not', async () => {
    const one = letter('20210012', '2021年9月1日', '依据《深圳市用能规定》（深府规〔2020〕8号）办理。');
    const two = letter('20210013', '2021年9月2日', '依据《深圳市用能规定》办理，各区负责受理登记。');
    const { recall } = await corpus(one, two);
    expect(await missingRules(recall)).toMatchObject([
      { title: '深圳市用能规定', number: '深府规〔2020〕8号', citedBy: { length: 2 } },
    ]);
  });
});
