import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, unfold } from '../../../functions/domain/topic/fold.ts';

describe('foldText', () => {
  it.each([
    ['traditional characters', '農村飲水與學校教師', '农村饮水与学校教师'],
    ['readings behind a character', '關(guān)于對(duì)議（yì）案', '关于对议案'],
    ['full-width letters and punctuation', '５Ｇ（基站）：', '5G(基站):'],
    ['blanks inside words', '教 师　队\u00a0伍', '教师队伍'],
    ['zero-width characters', '水\u200b库\ufeff', '水库'],
  ])('folds %s', (_, given, folded) => {
    expect(foldText(given).text).toBe(folded);
  });

  it('joins a line broken inside a sentence, and keeps the end of a heading', () => {
    const long = '为了保障群众的饮水安全我局今年起实施供水管网的改造和水';
    expect(foldText(`${long}\n库除险加固`).text).toContain('水库除险');
    expect(foldText('一、关于供水\n库区移民').text).toBe('一、关于供水\n库区移民');
  });

  it('leaves brackets that hold words alone', () => {
    expect(foldText('医院(试点)和路(n1)').text).toBe('医院(试点)和路(n1)');
  });

  it('leads back to the given text', () => {
    const given = '建設(shè) 水 庫工程';
    const folded = foldText(given);
    const at = folded.text.indexOf('水库');
    const { phrase, start, end } = unfold(folded, at, at + 2);
    expect([phrase, given.slice(start, end)]).toEqual(['水 庫', '水 庫']);
  });

  it('never lengthens a text, and its places ascend, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (given) => {
        const { text, origin } = foldText(given);
        expect(text.length).toBe(origin.length);
        expect(text.length).toBeLessThanOrEqual(given.length);
        expect([...origin].every((at, i) => i === 0 || at > (origin[i - 1] ?? 0))).toBe(true);
      }),
    );
  });
});
