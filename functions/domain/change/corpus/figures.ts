import { DIGITS, endOf, type FoldedText } from './fold.ts';
import { isFurniture } from './furniture.ts';
import type { Trace } from './trace.ts';

/**
 * Whether two texts that say the same give other figures: 2023年 for 2024年, 50万元 for 80万元, 五 for 八. Digits that a bad
 * copy lost (2023年 → 23年) count only where nothing else was damaged.
 */
export function hasOtherFigures(paper: FoldedText, known: FoldedText, traces: readonly (Trace | null)[]): boolean {
  let lost = 0;
  let damaged = 0;
  for (const trace of traces) {
    for (const [index, run] of (trace?.runs ?? []).entries()) {
      for (let i = 0; i < run.length; i++) {
        if (paper.codes[run.query + i] !== DIGITS) continue;
        const after = digitsAt(paper, run.query + i);
        const before = digitsAt(known, run.source + i);
        if (after === before || isFurniture(paper, run.query + i) || isFurniture(known, run.source + i)) continue;
        if (i === 0 || i === run.length - 1 || !(isPartOf(after, before) || isPartOf(before, after))) {
          if (i > 0 && i < run.length - 1) return true;
          lost++;
        } else lost++;
      }
      const next = trace?.runs[index + 1];
      if (next === undefined) continue;
      if (otherNumerals(paper, known, run.query + run.length, next.query, run.source + run.length, next.source))
        return true;
      damaged++;
    }
  }
  return lost > 0 && damaged === 0;
}

function digitsAt(folded: FoldedText, index: number): string {
  const raw = folded.text.slice(folded.at[index] ?? 0, endOf(folded, index));
  return raw.normalize('NFKC').replace(NO_DIGIT, '');
}

/** Between two equal stretches stands one Chinese numeral here and another there: 第三批, 第四批. */
function otherNumerals(
  paper: FoldedText,
  known: FoldedText,
  from: number,
  to: number,
  knownFrom: number,
  knownTo: number,
): boolean {
  return isNumeral(paper.codes, from, to) && isNumeral(known.codes, knownFrom, knownTo);
}

function isNumeral(codes: Uint16Array, from: number, to: number): boolean {
  if (to <= from || to - from > 6) return false;
  for (let i = from; i < to; i++) if (!NUMERALS.has(codes[i] ?? 0)) return false;
  return true;
}

/** Whether all digits of one number stand in the other, in order. */
function isPartOf(short: string, long: string): boolean {
  let at = 0;
  for (const digit of long) if (digit === short[at]) at++;
  return at === short.length;
}

const NUMERALS: ReadonlySet<number> = new Set(
  [...'〇零一二三四五六七八九十百千万亿两'].map((numeral) => numeral.charCodeAt(0)),
);
const NO_DIGIT = /[^\d.百千万亿]/gu;
