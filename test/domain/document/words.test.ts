import { describe, expect, it } from 'vitest';
import { foldText } from '../../../functions/domain/document/folded.ts';
import { findHeaderDate, readBareDigits } from '../../../functions/domain/document/header-date.ts';
import { splitNames } from '../../../functions/domain/document/names.ts';
import { organNameIn } from '../../../functions/domain/document/organ.ts';
import { splitLines } from '../../../functions/domain/document/split-lines.ts';

describe('a date of a header', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['2019年6月15日', '2019-06-15'],
    ['2019 年 6 月 5 日', '2019-06-05'],
    ['2019.6.5', '2019-06-05'],
    ['2019-06-05 10:00', '2019-06-05'],
    ['二零一九年十二月三十一日', '2019-12-31'],
    ['二OO七年五月十八日', '2007-05-18'],
    ['2019年6月', '2019-06'],
    ['二零二一年十月', '2021-10'],
    ['2019615', '2019-06-15'],
    ['20190615', '2019-06-15'],
    ['2019年13月5日', null],
    ['2019年2月30日', null],
    ['12019年6月5日', null],
  ];
  for (const [words, on] of cases)
    it(`reads ${words} as ${on}`, () => expect(findHeaderDate(words)?.on ?? null).toBe(on));

  it('is none where lost characters leave two readings', () => {
    expect(readBareDigits('2019111')).toBeNull();
    expect(readBareDigits('2019131')).toBe('2019-01-31');
  });
});

describe('folding', () => {
  it('reads traditional characters and drops a converter’s debris, offsets leading back', () => {
    const raw = '關(guān)于第１２號(hào)提案的答復(fù)';
    const paper = foldText(raw);
    expect(paper.folded).toBe('关于第12号提案的答复');
    expect(paper.slice(2, 6)).toBe('第１２號(hào)');
    expect(paper.name(2, 6)).toBe('第１２號');
    expect(paper.slice(0, paper.folded.length)).toBe(raw);
  });

  it('leaves a plain text as it is', () => {
    const raw = '市水务局关于第12号提案的答复\n(一)说明(abc)';
    expect(foldText(raw).folded).toBe(raw);
  });
});

describe('lines', () => {
  const cells = (raw: string) => splitLines(foldText(raw)).map(({ text }) => text);

  it('are split at pipes and wide gaps, but a stretched label is one', () => {
    expect(cells('索 引 号 | 123 |\n临澜市水务局      2019年6月5日\n标    题：答复')).toEqual([
      '索 引 号',
      '123',
      '临澜市水务局',
      '2019年6月5日',
      '标    题:答复',
    ]);
  });

  it('are found again where a page put a letter into one', () => {
    const body = '感谢您对水务工作的关心，目前全市已建成泵站十二座。'.repeat(6);
    expect(cells(`关于第3号提案的答复 张三委员: 您提出的提案收悉。 ${body} 临澜市水务局 2020年1月2日`)).toEqual([
      '关于第3号提案的答复',
      '张三委员:',
      '您提出的提案收悉。',
      body.replaceAll('，', ','),
      '临澜市水务局',
      '2020年1月2日',
    ]);
  });
});

describe('names', () => {
  const names = (list: string) => splitNames(list, 0)?.map(({ start, end }) => list.slice(start, end)) ?? null;

  it('are told apart by commas, blanks and 和, and 李和平 is one person', () => {
    expect(names('张三、李四等5位')).toEqual(['张三', '李四']);
    expect(names('张三 李四')).toEqual(['张三', '李四']);
    expect(names('张三和李四')).toEqual(['张三', '李四']);
    expect(names('李和平')).toEqual(['李和平']);
    expect(names('王 芳、赵六')).toEqual(['王 芳', '赵六']);
  });

  it('are none in 部分人大, 有关 and the like', () => {
    expect([names('部分人大'), names('有关'), names('各位')]).toEqual([null, null, null]);
  });
});

describe('an organ’s name', () => {
  it('is a line that says nothing else', () => {
    expect(organNameIn('临澜市水务局(盖章)')).toBe('临澜市水务局');
    expect(organNameIn('临 澜 市 水 务 局')).toBe('临 澜 市 水 务 局');
    expect(organNameIn('感谢您对市水务局')).toBeNull();
    expect(organNameIn('请转告市水务局。并感谢。')).toBeNull();
  });
});
