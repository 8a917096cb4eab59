import { describe, expect, it } from 'vitest';
import { letter } from '../../../../bench/comparing/letters.ts';
import { indexKeys, queryKeys, roomOfPaper } from '../../../../functions/domain/change/corpus/fingerprint.ts';
import { foldText } from '../../../../functions/domain/change/corpus/fold.ts';
import { unitsOf } from '../../../../functions/domain/change/corpus/units.ts';

function keysOf(text: string) {
  const folded = foldText(text);
  const units = unitsOf(folded);
  return { stored: indexKeys(folded, units), asked: queryKeys(folded, units).flat() };
}

const paperOf = (letters: number) => Array.from({ length: letters }, (_, n) => letter(n)).join('\n');
const shared = (stored: readonly number[], asked: readonly number[]) => {
  const looked = new Set(asked);
  return stored.filter((key) => looked.has(key)).length / stored.length;
};

describe('Fingerprints of a paper', () => {
  it('are bounded whatever its length', () => {
    const longest = keysOf(paperOf(60));
    expect(paperOf(60).length).toBeGreaterThan(100_000);
    expect(longest.stored.length).toBeLessThanOrEqual(640);
    expect(longest.asked.length).toBeLessThanOrEqual(268);
  });

  it('cost a letter of six thousand characters no more than 135 rows and 268 look-ups', () => {
    const { stored, asked } = keysOf(paperOf(3).slice(0, 6_000));
    expect(stored.length).toBeLessThanOrEqual(135);
    expect(asked.length).toBeLessThanOrEqual(268);
  });

  it.each([0, 25, 50, 75])(
    'and %i other rows of a letter of eight thousand characters are no more than 140',
    (other) => {
      const folded = foldText(paperOf(3).slice(0, 8_000));
      const stored = indexKeys(folded, unitsOf(folded), undefined, roomOfPaper(folded.codes.length, other));
      expect(stored.length + other).toBeLessThanOrEqual(140);
      expect(stored.length).toBeGreaterThanOrEqual(60);
    },
  );

  it('leave no stretch of a long paper without one', () => {
    const text = paperOf(60);
    const { stored } = keysOf(text);
    const folded = foldText(text);
    const units = unitsOf(folded);
    for (let from = 0; from + 40 <= units.length; from += 40) {
      const stretch = units.slice(from, from + 40);
      const own = new Set(queryKeys(folded, stretch).flat());
      expect(stored.filter((key) => own.has(key)).length).toBeGreaterThan(1);
    }
  });

  it('are those that the same paper is looked up by, also where something stands before it', () => {
    const text = letter(5);
    expect(shared(keysOf(text).stored, keysOf(text).asked)).toBeGreaterThan(0.95);
    expect(shared(keysOf(text).stored, keysOf(`${letter(6).slice(0, 700)}\n${text}`).asked)).toBeGreaterThan(0.6);
    const long = paperOf(40);
    const met = shared(keysOf(long).stored, keysOf(`${letter(70).slice(0, 900)}\n${long}`).asked);
    expect(met * keysOf(long).stored.length).toBeGreaterThan(150);
  });

  it('let the next one of a sentence stand in for one that leads nowhere', () => {
    const folded = foldText('市图书馆今年起在每个街道设夜间自习室，开放到晚上十一点。');
    const units = unitsOf(folded);
    const [first] = indexKeys(folded, units);
    const [next] = indexKeys(folded, units, (key) => key === first);
    expect(next).not.toBe(first);
    expect(queryKeys(folded, units)[0]).toContain(next);
    expect(indexKeys(folded, units, () => true)).toEqual([]);
  });
});
