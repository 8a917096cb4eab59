import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../functions/domain/document/model.ts';
import { LETTERS } from './letters/all.ts';
import { read } from './reading.ts';

const PIECES = [
  ...'第号届条章年月日一二三十代表委员：:、，。；（）()《》|\n\t 　是',
  ...[
    '关于',
    '答复',
    '收悉',
    '提案',
    '建议',
    '下一步',
    '一是',
    '二是',
    '2019',
    '张三代表：',
    '市水务局',
    '一、',
    '（一）',
    '1.',
  ],
  ...['有效期', '自2021年1月1日起施行', '〔2021〕', '臺(tái)', '上一篇', '😀', '\ud800', '\u0000', '\u202e'],
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 300 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom(...LETTERS.map(({ text }) => text)), fc.nat(), fc.nat())
    .map(([text, from, to]) => text.slice(from % 200, (from % 200) + (to % 900))),
);

function expectExactOffsets(document: PolicyDocument, text: string): void {
  expect(document.text).toBe(text);
  const zones = document.sections.filter(({ level }) => level === 0);
  expect(zones.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  for (const { start, end, label, level } of document.sections) {
    expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    if (level > 0 && label !== '') expect(text.slice(start, end).startsWith(label.charAt(0))).toBe(true);
  }
  for (const fact of document.facts) expect(text.slice(fact.start, fact.end)).toBe(fact.text);
  for (const promise of document.commitments) expect(text.slice(promise.start, promise.end)).toBe(promise.text);
  for (const words of [document.documentNumber, ...document.addressees])
    if (words !== null) expect(text).toContain(words);
}

describe('reading', () => {
  it('takes any string, and its offsets are exact', () => {
    fc.assert(
      fc.property(texts, (text) => expectExactOffsets(read(text), text)),
      { numRuns: 200 },
    );
  });

  it('is deterministic', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 100 },
    );
  });

  it('covers every letter with zones and quotes it exactly', () => {
    for (const { text } of LETTERS) expectExactOffsets(read(text), text);
  });

  // A hostile page must not stall the engine: eight times the text may cost some ten times the time, never sixty-four.
  const hostile = [
    '张三代表\n',
    '一是工作；',
    '张三、',
    '关于对',
    '七届一次会议第',
    '有效期3年 ',
    '《》的提案（第',
    '下一步，\n一、工作\n',
    'a    ',
    '市水务局\n',
    '2019年6月',
    '发布日期 ',
  ];
  for (const unit of hostile) {
    it(`grows with the text and no faster for ${JSON.stringify(unit)}`, () => {
      const time = (length: number) => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        const best = [0, 1].map(() => {
          const from = performance.now();
          read(text);
          return performance.now() - from;
        });
        return Math.min(...best);
      };
      time(10_000);
      const [short, long] = [time(12_500), time(100_000)];
      expect(long).toBeLessThan(Math.max(40 * short, 1_000));
    });
  }
});
