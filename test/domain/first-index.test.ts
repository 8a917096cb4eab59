import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstIndex } from '../../functions/domain/first-index.ts';

describe('firstIndex', () => {
  it('finds what looking through finds, and the length where nothing is reached', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(60), (unsorted, limit) => {
        const numbers = unsorted.toSorted((a, b) => a - b);
        const looked = numbers.findIndex((number) => number >= limit);
        const found = firstIndex(numbers.length, (at) => (numbers[at] ?? 0) >= limit);
        expect(found).toBe(looked < 0 ? numbers.length : looked);
      }),
    );
  });
});
