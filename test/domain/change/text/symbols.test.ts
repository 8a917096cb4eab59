import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSymbols } from '../../../../functions/domain/change/text/symbols.ts';

const cut = (text: string, atoms: readonly { start: number; end: number }[] = []) => {
  const { starts } = readSymbols(text, new Map(), atoms);
  return Array.from({ length: starts.length - 1 }, (_, at) => text.slice(starts[at], starts[at + 1]));
};

describe('symbols', () => {
  it.each([
    ['最高5000万元资助', ['最', '高', '5000万元', '资', '助']],
    ['约3,000.5亿元', ['约', '3,000.5亿元']],
    ['5 000万元', ['5', ' ', '000万元']],
    ['100 万元整', ['100 万元', '整']],
    ['12.5%以上', ['12.5%', '以', '上']],
    ['2023年6月30日前', ['2023年6月30日', '前']],
    ['2023-06-30止', ['2023-06-30', '止']],
    ['9时30分', ['9时30分']],
    ['20个工作日内', ['20个工作日', '内']],
    ['300多家', ['300多家']],
    ['共7，其中', ['共', '7', '，', '其', '中']],
    ['见1.', ['见', '1.']],
    ['三十日', ['三十日']],
    ['五百万元', ['五百万元']],
    ['第十二条', ['第十二条']],
    ['第3批', ['第3批']],
    ['第一次', ['第一次']],
    ['万元', ['万', '元']],
    ['深府〔2021〕1号', ['深', '府', '〔2021〕1号']],
    ['（2021）', ['（', '2021', '）']],
    ['GDP增长', ['GDP', '增', '长']],
    ['𠮷田', ['𠮷', '田']],
    ['\ud842田', ['\ud842', '田']],
  ])('of %j', (text, symbols) => {
    expect(cut(text)).toEqual(symbols);
  });

  it('never reach over an atom, and an atom is one', () => {
    expect(cut('根据深府〔2021〕1号文2年', [{ start: 2, end: 12 }])).toEqual([
      '根',
      '据',
      '深府〔2021〕1号文'.slice(0, 10),
      '文',
      '2年',
    ]);
    expect(cut('2023年6月', [{ start: 5, end: 7 }])).toEqual(['2023年', '6月']);
  });

  it('are the same for the same words in two texts', () => {
    const table = new Map<string, number>();
    const [a, b] = [readSymbols('最高5000万元', table, []), readSymbols('给予5000万元', table, [])];
    expect(a.ids.at(-1)).toBe(b.ids.at(-1));
    expect(a.ids.at(-1)).not.toBe(readSymbols('3000万元', table, []).ids.at(-1));
  });

  it('cover any text and never stand still', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cut(text).join('')).toBe(text);
        expect(cut(text).every((symbol) => symbol !== '')).toBe(true);
      }),
    );
  });
});
