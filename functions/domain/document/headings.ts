import { matchesOf } from '../matches.ts';
import type { Line } from './lines.ts';

/** A numbered heading, or the start of a run-in item (一是). Offsets are into the folded text. */
export interface Heading {
  /** 1 to 4 after GB/T 9704-2012 §7.3.3 (一、 → (一) → 1. → (1)); 5 for run-in items. */
  readonly level: number;
  readonly label: string;
  /** The counter's value; null where the number was lost. */
  readonly counter: number | null;
  readonly at: number;
  readonly start: number;
  readonly headingStart: number;
  readonly headingEnd: number;
}

/** The headings of the lines from (inclusive) to (exclusive), in the order of the text. */
export function findHeadings(lines: readonly Line[], from: number, to: number): readonly Heading[] {
  const numbered: Heading[] = [];
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    const heading = numberedHeading(line, at);
    if (heading !== null) numbered.push(overSoftBreak(heading, line, lines[at + 1]));
    numbered.push(...runInItems(line, at));
  }
  return [...numbered, ...lostHeadings(lines, numbered, from, to)].sort(
    (a, b) => a.start - b.start || a.level - b.level,
  );
}

/** Does a line start a numbered paragraph? */
export function isNumbered(words: string): boolean {
  return NUMBER_OPENS.test(words) && NUMBERING.some(({ pattern }) => pattern.test(words));
}

function numberedHeading(line: Line, at: number): Heading | null {
  if (!NUMBER_OPENS.test(line.text)) return null;
  for (const { level, pattern } of NUMBERING) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const [label, counter = ''] = match;
    return headingAt(line, at, level, label, readCounter(counter), label.length, 0);
  }
  return null;
}

/** PDF text breaks a heading in the middle of a word: its rest is the next line, up to its full stop. */
function overSoftBreak(heading: Heading, line: Line, next: Line | undefined): Heading {
  const isCut = heading.headingEnd === line.end && heading.headingEnd - heading.headingStart >= 18;
  if (!isCut || next === undefined || !REST_OF_HEADING.test(next.text)) return heading;
  return { ...heading, headingEnd: next.start + next.text.indexOf('。') };
}

function headingAt(
  line: Line,
  at: number,
  level: number,
  label: string,
  counter: number | null,
  from: number,
  labelAt: number,
): Heading {
  const rest = line.text.slice(from, from + LONGEST_HEADING + 1);
  const stop = rest.search(STOP);
  const comma = rest.search(COMMA);
  const length = stop >= 0 ? stop : rest.length <= LONGEST_HEADING ? rest.length : comma >= 0 ? comma : SHORT_HEADING;
  return {
    level,
    label: label.trim(),
    counter,
    at,
    start: line.start + labelAt,
    headingStart: line.start + from,
    headingEnd: line.start + from + length,
  };
}

/** 一是…二是… inside a paragraph: only a series that starts at 一 and goes on by one. */
function runInItems(line: Line, at: number): readonly Heading[] {
  if (line.text.length < 12) return [];
  const items: Heading[] = [];
  let expected = 1;
  for (const match of matchesOf(line.text, RUN_IN)) {
    const counter = readCounter(match[1] ?? '');
    if (counter === 1) expected = 1;
    if (counter !== expected) continue;
    expected += 1;
    const labelAt = match.index;
    items.push(headingAt(line, at, 5, match[0], counter, labelAt + match[0].length, labelAt));
  }
  return items;
}

/** Where 一、 is followed by 三、, a short line between them without a full stop is the heading that lost its number. */
function lostHeadings(
  lines: readonly Line[],
  numbered: readonly Heading[],
  from: number,
  to: number,
): readonly Heading[] {
  const firstLevel = numbered.filter(({ level }) => level === 1);
  const lost: Heading[] = [];
  for (let index = 0; index <= firstLevel.length; index += 1) {
    const above = index === 0 ? undefined : firstLevel[index - 1];
    const below = firstLevel[index];
    const gap = (below?.counter ?? 0) - (above?.counter ?? 0);
    if (below === undefined || below.counter === null || gap !== 2 || (above?.counter === undefined && index > 0))
      continue;
    for (let at = (above?.at ?? from - 1) + 1; at < Math.min(below.at, to); at += 1) {
      const line = lines[at];
      if (line === undefined || !LOST.test(line.text) || isNumbered(line.text)) continue;
      lost.push({ ...headingAt(line, at, 1, '', null, 0, 0), label: '' });
      break;
    }
  }
  return lost;
}

/** 二十三 → 23, 03 → 3 */
function readCounter(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  const [tens, units] = words.includes('十') ? words.split('十') : ['零', words];
  const value = (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 + (units === '' ? 0 : DIGITS.indexOf(units ?? ''));
  return value > 0 ? value : null;
}

const DIGITS = '零一二三四五六七八九';
const LONGEST_HEADING = 80;
/** 展。 */
const REST_OF_HEADING = /^(?![一二三四五六七八九十]是)[^。]{1,4}。$/u;
/** A heading ends with its first sentence. */
const STOP = /[。!?;]|:$/u;
/** A first sentence that is no heading is named by its first clause. */
const COMMA = /(?<=.{6}),/u;
const SHORT_HEADING = 24;
/** What every number of a heading begins with: most lines are passed over by this alone. */
const NUMBER_OPENS = /^[第(\d一二三四五六七八九十]/;
const NUMBERING: readonly { readonly level: number; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^第([一二三四五六七八九十]{1,3})[章编部]分? {0,4}/u },
  { level: 2, pattern: /^第([一二三四五六七八九十]{1,3})节 {0,4}/u },
  { level: 3, pattern: /^第([一二三四五六七八九十百零]{1,6}|\d{1,3})条 {0,4}/u },
  { level: 1, pattern: /^([一二三四五六七八九十]{1,3})[、.] {0,4}/u },
  { level: 2, pattern: /^\(([一二三四五六七八九十]{1,3})\) {0,4}、?/u },
  { level: 1, pattern: /^(0\d) {1,4}(?=\p{Script=Han})/u },
  { level: 3, pattern: /^(\d{1,2})(?:[.] ?(?!\d)|、) {0,4}/u },
  { level: 4, pattern: /^\((\d{1,2})\) {0,4}、?/u },
];
const RUN_IN = /(?<=^|[。;:,!] ?)([一二三四五六七八九十])是/gu;
/** A heading without its number: 8 to 45 characters, no full stop. */
const LOST =
  /^(?:关于|针对|加强|推动|推进|促进|完善|优化|强化|加快|加大|建立|健全|构建|落实|提升|深化|规范|支持|积极|进一步|着力|大力|坚持|明确|做好)?[^。!?;:]{6,45}$/u;
