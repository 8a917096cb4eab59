import { codeSet, codesOf } from '../code-set.ts';
import { codeUnitRoom, textOfUnits } from '../code-units.ts';
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

/** A text in the spelling that phrases are written in. `origin[i]` is the index of folded character i in the text as `given`. */
export interface FoldedText {
  readonly given: string;
  readonly text: string;
  readonly origin: Uint32Array;
}

/**
 * Folds what hides a phrase from its spelling: traditional characters, full-width letters and punctuation, white space
 * inside a line, a line broken inside a sentence, and the readings that mirrored pages put behind a character.
 * Folding never lengthens a text; half a surrogate pair becomes U+FFFD, one character for one.
 * @example foldText('關(guān)于校 車').text === '关于校车'
 */
export function foldText(text: string): FoldedText {
  const kept = codeUnitRoom(text.length);
  const origin = new Uint32Array(text.length);
  let length = 0;
  let lineStart = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (!CHANGED.has(unit)) {
      kept[length] = unit;
      origin[length] = at;
      length += 1;
      continue;
    }
    const role = ROLE[unit];
    if (role === BLANK) continue;
    if (role === BREAK) {
      const isSoft = length - lineStart >= SOFT_LINE && isHan(kept[length - 1]) && isHan(text.charCodeAt(at + 1));
      lineStart = length + 1;
      if (isSoft) continue;
    } else if (role === BRACKET && isHan(kept[length - 1])) {
      const end = readingEnd(text, at + 1);
      if (end > 0) {
        at = end;
        continue;
      }
    }
    kept[length] = FOLD[unit] ?? unit;
    origin[length] = at;
    length += 1;
  }
  return { given: text, text: textOfUnits(kept, length).toWellFormed(), origin: origin.subarray(0, length) };
}

/** A phrase of a word list in the spelling of folded texts; nearly all are written so. */
export function foldPhrase(phrase: string): string {
  for (let at = 0; at < phrase.length; at += 1) {
    const unit = phrase.charCodeAt(at);
    if (CHANGED.has(unit)) return foldText(phrase).text;
  }
  return phrase;
}

/** Folded characters `start` to `end` as they stand in the given text, with their place there. */
export function unfold(folded: FoldedText, start: number, end: number): { phrase: string; start: number; end: number } {
  const from = folded.origin[start] ?? 0;
  const to = (folded.origin[end - 1] ?? 0) + 1;
  return { phrase: folded.given.slice(from, to), start: from, end: to };
}

/** Where a reading in brackets closes (`guān)`), or 0 if the bracket holds anything else. */
function readingEnd(text: string, start: number): number {
  for (let at = start; at < start + LONGEST_READING; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSING_PAREN || unit === WIDE_CLOSING_PAREN) return at > start ? at : 0;
    const isLetter =
      (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0x1dc) || (unit >= 0x300 && unit <= 0x30c);
    if (!isLetter) return 0;
  }
  return 0;
}

function isHan(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x4e00 && unit <= 0x9fff;
}

const CLOSING_PAREN = 0x29;
const WIDE_CLOSING_PAREN = 0xff09;
/** zhuāng is the longest syllable; its tone may be a character of its own. */
const LONGEST_READING = 9;
/** A shorter line is a heading or a signature, whose end is meant. */
const SOFT_LINE = 20;

const BLANK = 1;
const BREAK = 2;
const BRACKET = 3;
/** Blanks other than the line feed, the byte order mark, and zero-width characters among the spaces of U+2000. */
const BLANKS = [0x20, 0x09, 0x0d, 0xa0, 0x3000, 0xfeff, ...range(0x2000, 0x200f)];
const WIDE_ASCII = range(0xff01, 0xff5e);
const LINE_FEED = 0x0a;
const PAREN = 0x28;
const WIDE_PAREN = 0xff08;
/** Code unit → what it does to the words around it. */
const ROLE = roleTable();
/** Code unit → code unit, for those in CHANGED: traditional to simplified, full-width ASCII to ASCII. */
const FOLD = foldTable();
/** The code units that folding does not simply keep. */
const CHANGED = codeSet([...BLANKS, LINE_FEED, PAREN, ...WIDE_ASCII, ...codesOf(TRADITIONAL)]);

function roleTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const unit of BLANKS) table[unit] = BLANK;
  table[LINE_FEED] = BREAK;
  table[PAREN] = BRACKET;
  table[WIDE_PAREN] = BRACKET;
  return table;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (const unit of [LINE_FEED, PAREN]) table[unit] = unit;
  for (const unit of WIDE_ASCII) table[unit] = unit - 0xfee0;
  for (let at = 0; at < TRADITIONAL.length; at += 1) table[TRADITIONAL.charCodeAt(at)] = SIMPLIFIED.charCodeAt(at);
  return table;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
