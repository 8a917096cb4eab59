import { describe, expect, it } from 'vitest';
import { isNoise } from '../../../functions/domain/change/noise.ts';

const PAPER = '关于发放补贴的公告\n符合条件的企业，最高可以获得1.5万元补贴（详见附件）。申报截止时间为6月30日。';

describe('noise', () => {
  it.each([
    ['nothing', PAPER, PAPER],
    ['a page counter', `浏览次数：123\n${PAPER}`, `浏览次数：1,204\n${PAPER}`],
    ['a counter in brackets', `来源：本站 【阅读量 12】\n${PAPER}`, `来源：本站 【阅读量 13】\n${PAPER}`],
    ['a counter that appeared', PAPER, `${PAPER}\n点击数:3 次`],
    ['the day of access', `今天是2024年5月1日 星期三\n${PAPER}`, `今天是2024年5月2日 星期四\n${PAPER}`],
    ['the time of access', `访问时间：2024-05-01 10:00:00\n${PAPER}`, `访问时间：2024-05-02 09:30:12\n${PAPER}`],
    ['punctuation', PAPER, PAPER.replaceAll('，', ',').replace('。', '；')],
    ['width', PAPER, PAPER.replace('1.5', '１．５').replace('（', '(')],
    ['white space', PAPER, PAPER.replaceAll('，', '， ').replace('\n', '\r\n\r\n\u3000\u3000')],
    ['invisible marks', PAPER, PAPER.replace('企业', '企\u200b业')],
    ['traditional characters', '發展經濟，補貼企業', '发展经济，补贴企业'],
    ['a mark of thousands', '补助12,000元', '补助12000元'],
    ['another dash in a range', '10—20家', '10-20家'],
  ])('is %s', (_, old, next) => {
    expect(isNoise(old, next)).toBe(true);
    expect(isNoise(next, old)).toBe(true);
  });

  it.each([
    ['an amount', PAPER, PAPER.replace('1.5万', '1.6万')],
    ['a lost point', PAPER, PAPER.replace('1.5', '15')],
    ['a date', PAPER, PAPER.replace('6月30日', '5月31日')],
    ['a word', PAPER, PAPER.replace('可以', '应当')],
    ['a sign of percent', '增长5%', '增长5'],
    ['a list of figures run together', '12、34', '1234'],
    ['figures parted by blanks run together', '12 34', '1234'],
    ['a range turned into a list', '10-20家', '10、20家'],
    ['a range run together', '10-20', '1020'],
    ['a sign of minus', '-5度', '5度'],
    ['visits that a report counts', '全年访问量：10万人次', '全年访问量：12万人次'],
    ['visits inside a sentence', '网站年访问量10万人次', '网站年访问量12万人次'],
    ['a sentence', PAPER, `${PAPER}逾期不予受理。`],
    ['a day of publication', '发布时间：2024-05-01', '发布时间：2024-05-02'],
  ])('is not %s', (_, old, next) => {
    expect(isNoise(old, next)).toBe(false);
    expect(isNoise(next, old)).toBe(false);
  });

  it('is found in two million characters in a moment', () => {
    const long = PAPER.repeat(30_000);
    const started = performance.now();
    expect(isNoise(long, long.replace('公告', '公 告'))).toBe(true);
    expect(isNoise('，'.repeat(1_000_000), '。'.repeat(999_999))).toBe(true);
    expect(isNoise(`1${' '.repeat(500_000)}2`, '1 2')).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
