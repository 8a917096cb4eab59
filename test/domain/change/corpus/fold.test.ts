import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, foldText, foldWords } from '../../../../functions/domain/change/corpus/fold.ts';
import { unitsOf } from '../../../../functions/domain/change/corpus/units.ts';

const folded = (text: string) => String.fromCharCode(...foldText(text).codes);

describe('A folded text', () => {
  it.each([
    ['（一）最高 ５０００万元', '一最高#元'],
    ['1,000.5万元', '#元'],
    ['ＧＤＰ增长5.5％', 'gdp增长#'],
    ['中zhōng国guó', '中国'],
    ['中 zhong 国 guo', '中国'],
    ['農(nóng)村', '農村'],
    ['5G和AI、APP', '#g和aiapp'],
    ['third party', 'thirdparty'],
    // Read as finals, these letters would be tried in a million million ways.
    [`中${'iao'.repeat(19)}b国`, `中${'iao'.repeat(19)}b国`],
    ['中zhuang国', '中国'],
    ['中zhuanb国', '中zhuanb国'],
    ['\u200b　\n—', ''],
  ])('of %j is %j', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it('of a few words has the same codes, also behind other words', () => {
    const parts = fc.array(fc.constantFrom('中', 'zhōng', '1', '２', '，', '万', ' ', 'A', '\n', '𠮷'), {
      maxLength: 700,
    });
    fc.assert(
      fc.property(parts, parts, (before, words) => {
        foldWords(before.join(''));
        expect(foldWords(words.join(''))).toBe(folded(words.join('')));
      }),
    );
  });

  it('knows where each code stands in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('中', 'zhōng', '1', '２', '，', '万', ' ', 'A', '\n', '𠮷')), (parts) => {
        const text = parts.join('');
        const { codes, at } = foldText(text);
        expect(at).toEqual(at.toSorted());
        for (let i = 0; i < codes.length; i++) {
          const end = endOf({ codes, at, text }, i);
          expect(end).toBeGreaterThan(at[i] ?? Number.NaN);
          expect(end).toBeLessThanOrEqual(at[i + 1] ?? text.length);
        }
      }),
    );
  });

  it('is made in time that grows with the text', () => {
    const time = (size: number) => {
      const text = 'zhang'.repeat(size / 5);
      const begun = performance.now();
      foldText(`中${text}中`);
      return performance.now() - begun;
    };
    time(10_000);
    expect(time(400_000)).toBeLessThan(400);
  });
});

describe('The units of a text', () => {
  const units = (text: string) => unitsOf(foldText(text)).map(({ start, end }) => text.slice(start, end));

  it('are sentences, clauses between semicolons and lines', () => {
    const text = '一、关于创新券\n“每家企业每年可以申领一次创新券；个人每两年可以申领一次创新券。”\n2021年8月';
    expect(units(text)).toEqual([
      '一、关于创新券',
      '每家企业每年可以申领一次创新券；',
      '个人每两年可以申领一次创新券。”',
      '2021年8月',
    ]);
  });

  it('keep a run-in label with what it is the label of', () => {
    expect(units('一是开展服务。市局在各县区设立了十二个企业服务站。')).toHaveLength(1);
  });

  it('go on over the line ends of a text that is broken throughout', () => {
    const sentence = '市工业和信息化局会同各县区对建成二十年以上的厂房逐栋开展安全排查并且建立了台账制度';
    const paragraph = `${sentence.repeat(4)}。`;
    const broken = paragraph.replace(/(.{22})/g, '$1\n');
    expect(units(`${broken}\n${broken}`)).toHaveLength(2);
    expect(units(`${paragraph}\n${paragraph}`)).toHaveLength(2);
  });

  it('lie in order and leave out no word', () => {
    const pieces = fc.constantFrom('企业', '。', '；', '\n', '”', '一、', ' ', '12', '示范平台建设', '（', '）', '，');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const all = foldText(text);
        const found = unitsOf(all);
        expect(found.map(({ from }) => from)).toEqual([0, ...found.map(({ to }) => to)].slice(0, found.length));
        expect(found.at(-1)?.to ?? 0).toBe(all.codes.length);
        for (const [index, unit] of found.entries()) {
          expect(unit.start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
          expect(unit.end).toBeGreaterThan(unit.start);
        }
      }),
    );
  });
});
