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
 * Folding never lengthens a text.
 * @example foldText('關(guān)于校 車').text === '关于校车'
 */
export function foldText(text: string): FoldedText {
  const kept = new Uint16Array(text.length);
  const origin = new Uint32Array(text.length);
  let length = 0;
  let lineLength = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED) {
      const isSoft = lineLength >= SOFT_LINE && isHan(kept[length - 1] ?? 0) && isHan(text.charCodeAt(at + 1));
      lineLength = 0;
      if (isSoft) continue;
    } else if (isBlank(unit)) {
      continue;
    } else if ((unit === PAREN || unit === WIDE_PAREN) && isHan(kept[length - 1] ?? 0)) {
      const end = readingEnd(text, at + 1);
      if (end > 0) {
        at = end;
        continue;
      }
    }
    kept[length] = FOLD[unit] ?? unit;
    origin[length] = at;
    length += 1;
    lineLength += 1;
  }
  return { given: text, text: decodeUnits(kept, length), origin: origin.subarray(0, length) };
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

/** String.fromCharCode takes its characters as arguments, of which an engine allows some ten thousand. */
function decodeUnits(units: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += CHUNK) {
    text += String.fromCharCode(...units.subarray(at, Math.min(at + CHUNK, length)));
  }
  return text;
}

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

/** Blanks other than the line feed, zero-width characters and the byte order mark. */
function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x09 ||
    unit === 0x0d ||
    unit === 0xa0 ||
    unit === 0x3000 ||
    unit === 0xfeff ||
    (unit >= 0x2000 && unit <= 0x200f)
  );
}

const LINE_FEED = 0x0a;
const PAREN = 0x28;
const CLOSING_PAREN = 0x29;
const WIDE_PAREN = 0xff08;
const WIDE_CLOSING_PAREN = 0xff09;
/** zhuāng is the longest syllable; its tone may be a character of its own. */
const LONGEST_READING = 9;
/** A shorter line is a heading or a signature, whose end is meant. */
const SOFT_LINE = 20;
const CHUNK = 8192;

/** Code unit → code unit: traditional to simplified, full-width ASCII to ASCII. */
const FOLD = foldTable();

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1)
    table[unit] = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
  for (let at = 0; at < TRADITIONAL.length; at += 1) table[TRADITIONAL.charCodeAt(at)] = SIMPLIFIED.charCodeAt(at);
  return table;
}
