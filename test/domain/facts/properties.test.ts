import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCases } from '../../../functions/domain/facts/cases.ts';
import { findDates } from '../../../functions/domain/facts/dates.ts';
import { findDocumentNumbers } from '../../../functions/domain/facts/document-numbers.ts';
import { readFacts } from '../../../functions/domain/facts/read.ts';
import { deadlinesOf, promisesOf, SIGNED_2024, UNDATED } from './reading.ts';

const PIECES = [
  ...'0123456789年月日元万亿百千十一二三两第号届次会议将拟正《》“”（）()〔〕[]-—至、，。；:：\n \u3000%多余个家',
  '最高不超过',
  '以上',
  '百分之',
  '2021',
  '今年',
  '截至',
  '提案',
  '人大',
  '下一步',
  '一是',
  '申报',
  '截止',
  '項(xiàng)',
  '\ud800',
  '😀',
  '\u200b',
];
/** Texts of the words that the readers look for, in any order, and arbitrary Unicode between. */
const texts = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('every reader of facts', () => {
  it('reads any string, quotes exactly, keeps the order and always reads the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const facts = readFacts(text, SIGNED_2024);
        const all = [...facts, ...promisesOf(text), ...deadlinesOf(text)];
        for (const { start, end, text: words } of all) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(words);
        }
        expect(facts.map(({ start }) => start)).toEqual(facts.map(({ start }) => start).sort((a, b) => a - b));
        expect(readFacts(text, SIGNED_2024)).toEqual(facts);
      }),
      { numRuns: 400 },
    );
  });

  it('finds dates, document numbers and cases that do not overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const spans of [findDates(text), findDocumentNumbers(text), findCases(text)]) {
          for (const [at, { start, end }] of spans.entries()) {
            expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reads every day of the calendar alike in all spellings', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
          for (const text of [
            `${year}年${month}月${day}日`,
            `${year}/${month}/${day}`,
            `${year}.${month}.${day}`,
            iso,
          ]) {
            expect(findDates(`（${text}）`)).toEqual([{ start: 1, end: text.length + 1, value: iso }]);
          }
        },
      ),
    );
  });

  it('keeps every amount decimal-exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const figures = `${whole}.${String(cents).padStart(2, '0')}`;
        const [fact] = readFacts(`${figures}万元`, UNDATED);
        const expected = `${whole}${String(cents).padStart(2, '0')}00`;
        expect(BigInt(String(fact?.value))).toBe(BigInt(expected));
      }),
    );
  });

  it('reads nothing from page furniture', () => {
    const text = '最高150万元？2021年5月6日';
    const facts = readFacts(text, {
      ...UNDATED,
      zones: [
        { start: 0, end: 8, zone: 'chrome' },
        { start: 8, end: 40, zone: 'back' },
      ],
    });
    expect(facts.map(({ type, zone }) => `${type} ${zone}`)).toEqual(['date back']);
  });

  it.each([
    '1',
    '1，',
    '一',
    '百',
    '第1号提案',
    '《',
    '《》',
    '“关于',
    '（责任单位：甲、',
    '将列',
    '对管理办法',
    '今年1月',
    '每年',
    '1万元、',
    '一届一次会议',
    '\n',
    '〇',
    '目(mù)',
  ])('takes time in proportion to the length of repeated %j', (unit) => {
    const run = (characters: number) => {
      const text = unit.repeat(Math.ceil(characters / unit.length));
      const began = performance.now();
      promisesOf(text);
      deadlinesOf(text);
      return performance.now() - began;
    };
    run(2_000);
    const fastest = (characters: number) => Math.min(run(characters), run(characters), run(characters));
    // Eight times the length: a quadratic reader would take 64 times as long. The floor keeps a busy machine's jitter out.
    expect(fastest(64_000) / Math.max(fastest(8_000), 10)).toBeLessThan(40);
  });
});
