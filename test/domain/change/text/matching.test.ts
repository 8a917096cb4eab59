import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHunks } from '../../../../functions/domain/change/text/anchors.ts';
import { heaviestChain } from '../../../../functions/domain/change/text/chain.ts';
import { matchByMyers } from '../../../../functions/domain/change/text/myers.ts';

const row = fc.array(fc.nat(3), { maxLength: 30 }).map((ids) => Int32Array.from(ids));

describe('matching two rows', () => {
  it('keeps as much as the longest common subsequence', () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        const { matches, capped } = match(a, b, 1000);
        expect(capped).toBe(false);
        expectRising(matches, a, b);
        expect(matches.reduce((sum, [, , length]) => sum + length, 0)).toBe(longestCommon(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays right where the search is cut short, says so, and still matches', () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        expectRising(match(a, b, 1).matches, a, b);
      }),
      { numRuns: 1000 },
    );
    const [a, b] = [
      Int32Array.from({ length: 400 }, (_, i) => i),
      Int32Array.from({ length: 400 }, (_, i) => (i % 5 ? i : -i)),
    ];
    const { matches, capped } = match(a, b, 8);
    expect(capped).toBe(true);
    expect(matches.reduce((sum, [, , length]) => sum + length, 0)).toBeGreaterThan(200);
  });

  it('by anchors parts both rows into equal stretches and hunks', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        row,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (rows, other, keep) => {
          const join = (parts: readonly Int32Array[]) => Int32Array.from(parts.flatMap((part) => [...part]));
          const a = join(rows);
          const b = join(rows.map((part, at) => (keep[at] ? part : other)));
          let [atA, atB] = [0, 0];
          for (const { a0, a1, b0, b1 } of findHunks(a, b).hunks) {
            expect([...a.subarray(atA, a0)]).toEqual([...b.subarray(atB, b0)]);
            expect(a1 - a0 + b1 - b0).toBeGreaterThan(0);
            [atA, atB] = [a1, b1];
          }
          expect([...a.subarray(atA)]).toEqual([...b.subarray(atB)]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the heaviest chain', () => {
  const steps = fc.array(fc.record({ place: fc.nat(8), weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 9 });

  it.each(['rising', 'level'] as const)('weighs as much as any %s one', (ties) => {
    fc.assert(
      fc.property(steps, (all) => {
        const [places, weights] = [all.map(({ place }) => place), all.map(({ weight }) => weight)];
        const chain = heaviestChain(places, weights, ties);
        const allowed = (chosen: readonly number[]) =>
          chosen.every((step, at) => {
            const [before, own] = [places[chosen[at - 1] ?? -1], places[step] ?? 0];
            return before === undefined || before < own || (ties === 'level' && before === own);
          });
        const weigh = (chosen: readonly number[]) => chosen.reduce((sum, step) => sum + (weights[step] ?? 0), 0);
        let best = 0;
        for (let mask = 0; mask < 2 ** all.length; mask++) {
          const chosen = all.flatMap((_, step) => (mask & (2 ** step) ? [step] : []));
          if (allowed(chosen)) best = Math.max(best, weigh(chosen));
        }
        expect(allowed(chain)).toBe(true);
        expect(weigh(chain)).toBe(best);
      }),
      { numRuns: 300 },
    );
  });
});

type Match = readonly [a0: number, b0: number, length: number];

function match(
  a: Int32Array,
  b: Int32Array,
  cap: number,
): { readonly matches: readonly Match[]; readonly capped: boolean } {
  const flat: number[] = [];
  const capped = matchByMyers(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, flat, cap);
  const matches: Match[] = [];
  for (let at = 0; at < flat.length; at += 3) matches.push([flat[at] ?? 0, flat[at + 1] ?? 0, flat[at + 2] ?? 0]);
  return { matches, capped };
}

function expectRising(matches: readonly Match[], a: Int32Array, b: Int32Array): void {
  let [atA, atB] = [0, 0];
  for (const [a0, b0, length] of matches) {
    expect(a0).toBeGreaterThanOrEqual(atA);
    expect(b0).toBeGreaterThanOrEqual(atB);
    expect([...a.subarray(a0, a0 + length)]).toEqual([...b.subarray(b0, b0 + length)]);
    [atA, atB] = [a0 + length, b0 + length];
  }
}

/** By the textbook's table. */
function longestCommon(a: Int32Array, b: Int32Array): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const own of a) {
    const next = [0];
    b.forEach((other, j) => {
      next.push(own === other ? (before[j] ?? 0) + 1 : Math.max(before[j + 1] ?? 0, next[j] ?? 0));
    });
    before = next;
  }
  return before.at(-1) ?? 0;
}
