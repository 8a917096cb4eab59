import { DIGITS, endOf, type FoldedText } from './fold.ts';
import { isFurniture } from './furniture.ts';
import { type Run, type Runs, SURE } from './seeds.ts';
import type { Trace } from './trace.ts';
import type { Unit } from './units.ts';

/**
 * Whether two texts that say the same give other figures: 2023年 for 2024年, 50万元 for 80万元, 五 for 八. Digits that a bad
 * copy lost (2023年 → 23年) count only where nothing else was damaged. `shared` is all that the texts share, `traces` the place
 * of each unit: a sentence that stands twice with two figures may have been traced to the wrong one of the two.
 */
export function hasOtherFigures(
  paper: FoldedText,
  known: FoldedText,
  shared: Runs,
  traces: readonly (Trace | null)[],
): boolean {
  const agreeing = agreeingFigures(paper, known, shared);
  let lost = 0;
  let damaged = 0;
  for (const trace of traces) {
    for (const [index, run] of (trace?.runs ?? []).entries()) {
      for (const { at, source, after, before, inside } of figuresOf(paper, known, run)) {
        if (after === before || agreeing[at] === 1 || isFurniture(paper, at) || isFurniture(known, source)) continue;
        if (inside && !isPartOf(after, before) && !isPartOf(before, after)) return true;
        lost++;
      }
      const next = trace?.runs[index + 1];
      if (next === undefined) continue;
      if (
        isNumeral(paper.codes, run.query + run.length, next.query) &&
        isNumeral(known.codes, run.source + run.length, next.source)
      ) {
        return true;
      }
      damaged++;
    }
  }
  return lost > 0 && damaged === 0;
}

/**
 * 1 for each figure of the paper that some sure run finds the same in the known text. Texts that repeat themselves share runs by the
 * thousand, each through many figures.
 */
function agreeingFigures(paper: FoldedText, known: FoldedText, shared: Runs): Uint8Array {
  const numbers = new Map<string, number>();
  const [after, before] = [figureNumbers(paper, numbers), figureNumbers(known, numbers)];
  const nextFigure = nextFigures(after);
  const agreeing = new Uint8Array(paper.codes.length);
  for (let i = 0; i < shared.count; i++) {
    const length = shared.length[i] ?? 0;
    if (length < SURE) continue;
    const query = shared.query[i] ?? 0;
    const shift = (shared.source[i] ?? 0) - query;
    const end = query + length;
    for (let at = nextFigure[query] ?? end; at < end; at = nextFigure[at + 1] ?? end) {
      if (after[at] === before[at + shift]) agreeing[at] = 1;
    }
  }
  return agreeing;
}

/** For each place that of the first figure from there on, or the end. */
function nextFigures(figures: Int32Array): Int32Array {
  const next = new Int32Array(figures.length + 1).fill(figures.length);
  for (let at = figures.length - 1; at >= 0; at--) next[at] = figures[at] === 0 ? (next[at + 1] ?? 0) : at;
  return next;
}

/** For each code that is a figure a number, equal for equal digits; 0 for all others. */
function figureNumbers(folded: FoldedText, numbers: Map<string, number>): Int32Array {
  const found = new Int32Array(folded.codes.length);
  for (let at = 0; at < found.length; at++) {
    if (folded.codes[at] !== DIGITS) continue;
    const digits = digitsAt(folded, at);
    const number = numbers.get(digits) ?? numbers.size + 1;
    numbers.set(digits, number);
    found[at] = number;
  }
  return found;
}

/**
 * Whether a unit only names something, and a thing of its own: a date that stands alone, the line that says which proposal is
 * answered. Its number, or the title in it, is all that tells it from others of its kind.
 */
export function namesOther(paper: FoldedText, known: FoldedText, unit: Unit, trace: Trace): boolean {
  const { from, to } = unit;
  if (to - from > LONGEST_NAME) return false;
  if (receivesOther(paper, unit, trace)) return true;
  const words = String.fromCharCode(...paper.codes.subarray(from, to));
  const isDate = DATE_ALONE.test(words);
  if (!isDate && !CASE_NUMBER.test(words)) return false;
  const agreeing = new Set<number>();
  for (const run of trace.runs) {
    for (const { at, after, before } of figuresOf(paper, known, run)) if (after === before) agreeing.add(at);
  }
  for (let at = from; at < to; at++) {
    if (paper.codes[at] !== DIGITS) continue;
    if (isDate && !agreeing.has(at)) return true;
    if (!isDate && paper.codes[at + 1] === NUMBER_MARK && agreeing.has(at)) return false;
  }
  return !isDate;
}

/** 您提出的“关于…的建议”收悉: of the title less than half is in the source. */
function receivesOther(paper: FoldedText, { from, to, start, end }: Unit, trace: Trace): boolean {
  const name = RECEIVED.exec(paper.text.slice(start, end));
  if (name?.[1] === undefined) return false;
  const [nameFrom, nameTo] = [start + name.index + 1, start + name.index + 1 + name[1].length];
  let size = 0;
  let said = 0;
  for (let at = from; at < to; at++) {
    const offset = paper.at[at] ?? 0;
    if (offset < nameFrom || offset >= nameTo) continue;
    size++;
    if (trace.runs.some(({ query, length }) => query <= at && at < query + length)) said++;
  }
  return 2 * said < size;
}

interface FigurePair {
  readonly at: number;
  readonly source: number;
  readonly after: string;
  readonly before: string;
  /** Equal characters stand on both sides of it: it was not torn by damage. */
  readonly inside: boolean;
}

function* figuresOf(paper: FoldedText, known: FoldedText, run: Run): Iterable<FigurePair> {
  for (let i = 0; i < run.length; i++) {
    const at = run.query + i;
    if (paper.codes[at] !== DIGITS) continue;
    const source = run.source + i;
    yield {
      at,
      source,
      after: digitsAt(paper, at),
      before: digitsAt(known, source),
      inside: i > 0 && i < run.length - 1,
    };
  }
}

function digitsAt(folded: FoldedText, index: number): string {
  const raw = folded.text.slice(folded.at[index] ?? 0, endOf(folded, index));
  return raw.normalize('NFKC').replace(NO_DIGIT, '');
}

/** A Chinese numeral and nothing else: 第三批 has become 第四批. */
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
const LONGEST_NAME = 80;
const NUMBER_MARK = '号'.charCodeAt(0);
/** #年#月#日 */
const DATE_ALONE = /^#[年月日#]{0,10}$/u;
/** “关于…的建议”收悉 · 《关于…的提案》（第457号）收悉 */
const RECEIVED = /[“《「"]([^“”《》「」"]{6,60})[”》」"][^“”《》「」"。；]{0,30}收悉/u;
/** 第#号提案, 《…的建议》（第#号） */
const CASE_NUMBER = /#号的?(?:政协|人大)?(?:代表|委员)?(?:提案|建议|议案)|(?:提案|建议|议案)(?:第|编号)?#号/u;
const NO_DIGIT = /[^\d.百千万亿]/gu;
