import { describe, expect, it } from 'vitest';
import { deadlinesOf, SIGNED_2024 } from './reading.ts';

const read = (text: string) => deadlinesOf(text).map(({ what, on }) => `${what} ${on}`);

describe('readDeadlines', () => {
  it.each([
    ['申报截止时间为2024年7月31日。', '申报截止时间 2024-07-31'],
    ['申报时间：即日起至2024年6月30日。', '申报时间 2024-06-30'],
    ['三、申报时间\n2024年5月1日-5月31日。', '申报时间 2024-05-31'],
    ['请于6月15日前将申报材料报送我局。', '申报 2024-06-15'],
    ['征求意见时间为2024年3月1日至3月31日。', '征求意见时间 2024-03-31'],
    ['请于2024年6月10日（星期一）17:00前反馈意见。', '反馈意见 2024-06-10'],
    ['公众可以在2024年8月20日前提出意见。', '提出意见 2024-08-20'],
    ['整改期限：2024年9月30日前', '整改期限 2024-09-30'],
    ['报名截止日期：2024年6月15日', '报名截止日期 2024-06-15'],
    ['纸质材料请于2024年7月5日前邮寄至科技局。', '纸质材料 2024-07-05'],
    ['申报截止时间由6月20日延长至7月5日。', '申报截止时间 2024-07-05'],
    ['系统网上申报开放时间为2024年6月1日9:00至6月25日17:00。', '网上申报 2024-06-25'],
    ['报名时间从6月1日开始，截止6月20日。', '报名时间 2024-06-20'],
  ])('reads %s', (text, deadline) => {
    expect(read(text)).toEqual([deadline]);
  });

  it('keeps the online window and the paper copy apart', () => {
    expect(read('（一）网上填报：2024年6月8日至6月30日；（二）纸质材料提交：7月10日前')).toEqual([
      '网上填报 2024-06-30',
      '纸质材料提交 2024-07-10',
    ]);
  });

  it('takes a day without a year forward if it would be long past', () => {
    expect(read('网上申报截止时间：1月20日')).toEqual(['网上申报截止时间 2025-01-20']);
    expect(read('网上申报截止时间：4月20日')).toEqual(['网上申报截止时间 2024-04-20']);
  });

  it.each([
    '我局已于2020年6月底前完成整改。',
    '本办法自2024年1月1日起施行，有效期5年。',
    '2025年底前建成通车。',
    '截至2024年5月31日，共有申报企业300家。',
    '应当在每年1月31日前报送备案。',
  ])('finds none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('quotes the words', () => {
    const text = '各单位注意：申报截止时间为2024年7月31日。';
    const [deadline] = deadlinesOf(text, SIGNED_2024);
    expect(deadline?.text).toBe('申报截止时间为2024年7月31日');
    expect(text.slice(deadline?.start, deadline?.end)).toBe(deadline?.text);
  });
});
