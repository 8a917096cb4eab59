import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../functions/domain/change/corpus/fold.ts';
import { knownPaper } from '../../../../functions/domain/change/corpus/known-paper.ts';
import type { Run } from '../../../../functions/domain/change/corpus/seeds.ts';
import { tracerFor } from '../../../../functions/domain/change/corpus/traced.ts';
import { unitsOf } from '../../../../functions/domain/change/corpus/units.ts';

/** Texts of few characters share runs everywhere. */
const crowded = fc
  .array(fc.constantFrom('云', '岭', '市', '路', '灯', '。'), { minLength: 20, maxLength: 400 })
  .map((characters) => characters.join(''));

const WORDS = ['新建路灯照明', '给予最高补助', '云岭市财政局', '由市里维护', '老旧小区改造', '公交专用道'];
/** Sentences of the same words, in any order, with other words of any length between them. */
const worded = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.integer({ min: 0, max: 60 }), fc.boolean()), {
    minLength: 4,
    maxLength: 24,
  })
  .chain((parts) =>
    fc
      .integer({ min: 0, max: 9000 })
      .map((own) =>
        parts.map(([word, gap, ends], at) => `${word}${ends ? '。' : ''}${filler(own + 97 * at, gap)}`).join(''),
      ),
  );
const texts = fc.oneof(fc.tuple(crowded, crowded), fc.tuple(worded, worded));

/** Characters that hardly any other filler has. */
function filler(seed: number, length: number): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(0x5000 + ((seed * 31 + i * 7) % 0x4000))).join('');
}

describe('A source read against a new paper', () => {
  it('finds equal codes only, in order of the new paper, and knows how much of the source they hold', () => {
    fc.assert(
      fc.property(texts, ([text, known]) => {
        const paper = foldText(text);
        const source = knownPaper('a', known);
        const { shared } = tracerFor(paper.codes, unitsOf(paper))(source);
        const held = new Set<number>();
        let before: Run | null = null;
        for (const run of runsOf(shared)) {
          for (let i = 0; i < run.length; i++) {
            expect(paper.codes[run.query + i]).toBe(source.folded.codes[run.source + i]);
            held.add(run.source + i);
          }
          if (before !== null) {
            expect(run.query > before.query || (run.query === before.query && run.source > before.source)).toBe(true);
          }
          before = run;
        }
        expect(shared.held).toBe(held.size);
      }),
    );
  });

  it('traces each unit by the heaviest chain that all pairs of its runs allow', () => {
    fc.assert(
      fc.property(texts, ([text, known]) => {
        const paper = foldText(text);
        const units = unitsOf(paper);
        const { partsOf, traceOf } = tracerFor(paper.codes, units)(knownPaper('a', known));
        units.forEach((unit, index) => {
          const parts = runsOf(partsOf(index));
          if (parts.length > 80) return;
          const trace = traceOf(index);
          if (parts.length === 0) expect(trace).toBeNull();
          else if (parts.some(({ length }) => length === unit.to - unit.from))
            expect(trace?.covered).toBe(unit.to - unit.from);
          else expect(trace?.runs).toEqual(heaviestOf(parts));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('says the same of a source whatever was read before it', () => {
    const paper = foldText('云岭市对新建路灯给予补助。云岭市对新建路灯给予最高补助，路灯由市里维护。');
    const trace = tracerFor(paper.codes, unitsOf(paper));
    const source = knownPaper('a', '路灯由市里维护。云岭市对新建路灯给予补助。');
    const first = trace(source).traceOf(1);
    trace(knownPaper('b', '云岭市对新建路灯给予最高补助。'.repeat(40))).traceOf(1);
    expect(trace(source).traceOf(1)).toEqual(first);
  });
});

function runsOf({
  count,
  query,
  source,
  length,
}: {
  readonly count: number;
  readonly query: Int32Array;
  readonly source: Int32Array;
  readonly length: Int32Array;
}): readonly Run[] {
  return Array.from({ length: count }, (_, i) => ({
    query: query[i] ?? 0,
    source: source[i] ?? 0,
    length: length[i] ?? 0,
  }));
}

/** Every run behind every other, as the rule reads: at most 40 codes of the source skipped, a shift costs 0.15 a code. */
function heaviestOf(runs: readonly Run[]): readonly Run[] {
  const weights: number[] = [];
  const chains: (readonly Run[])[] = [];
  for (const run of runs) {
    let weight = run.length;
    let chain: readonly Run[] = [run];
    for (let j = weights.length - 1; j >= 0; j--) {
      const before = runs[j] ?? run;
      const overlap = Math.max(0, before.query + before.length - run.query, before.source + before.length - run.source);
      const skippedQuery = run.query + overlap - before.query - before.length;
      const skippedSource = run.source + overlap - before.source - before.length;
      const gain = run.length - overlap - 0.15 * Math.abs(skippedSource - skippedQuery);
      if (run.length - overlap < 2 || skippedSource > 40 || gain <= 0) continue;
      if ((weights[j] ?? 0) + gain <= weight) continue;
      weight = (weights[j] ?? 0) + gain;
      const kept = { query: run.query + overlap, source: run.source + overlap, length: run.length - overlap };
      chain = [...(chains[j] ?? []), kept];
    }
    weights.push(weight);
    chains.push(chain);
  }
  return chains[weights.indexOf(Math.max(...weights))] ?? [];
}
