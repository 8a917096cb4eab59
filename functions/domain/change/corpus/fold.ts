/**
 * A text as it is compared: one code per letter, digit run or Han character, width folded, lower case, without spaces,
 * punctuation and pinyin debris. `at[i]` is the UTF-16 offset of code i in the text.
 */
export interface FoldedText {
  readonly codes: Uint16Array;
  readonly at: Int32Array;
  readonly text: string;
}

/** Stands for a run of digits and its scale (5000元, 2万元): papers are found again whatever their figures say. */
export const DIGITS = 35;

/**
 * Folds a text for comparing. One pass, no allocation per character.
 * @example foldText('（一）最高 ５０００万元').codes.length === 5 // 一 最 高 # 元
 */
export function foldText(text: string): FoldedText {
  const codes = new Uint16Array(text.length);
  const at = new Int32Array(text.length);
  const count = foldInto(text, codes, at);
  return { codes: codes.subarray(0, count), at: at.subarray(0, count), text };
}

/**
 * The codes of some words as text.
 * @example foldWords('最高 ５０００万元') // '最高#元'
 */
export function foldWords(words: string): string {
  const { codes, at } = words.length <= DESK.codes.length ? DESK : deskFor(words.length);
  return Reflect.apply(String.fromCharCode, null, codes.subarray(0, foldInto(words, codes, at)));
}

/** Writes the codes of a text and their offsets, and answers how many there are. */
function foldInto(text: string, codes: Uint16Array, at: Int32Array): number {
  const table = foldTable();
  let count = 0;
  let latinFrom = -1;
  let afterHan = false;
  for (let offset = 0; offset < text.length; offset++) {
    const code = table[text.charCodeAt(offset)] ?? 0;
    if (code === DROPPED) continue;
    if (code >= LATIN_A && code <= LATIN_Z) {
      if (latinFrom < 0) latinFrom = count;
    } else if (latinFrom >= 0) {
      if (isPinyinBetween(codes, latinFrom, count, text, at, afterHan || isHan(code))) count = latinFrom;
      latinFrom = -1;
    }
    const digit = code >= DIGIT_0 && code <= DIGIT_9;
    if (count > 0 && codes[count - 1] === DIGITS && (digit || SCALES.has(code))) continue;
    if (latinFrom < 0) afterHan = isHan(code);
    codes[count] = digit ? DIGITS : code;
    at[count++] = offset;
  }
  return latinFrom >= 0 && isPinyinBetween(codes, latinFrom, count, text, at, afterHan) ? latinFrom : count;
}

function deskFor(size: number): { readonly codes: Uint16Array; readonly at: Int32Array } {
  return { codes: new Uint16Array(size), at: new Int32Array(size) };
}

/** The offset behind code i: what lies between it and the next code (punctuation, spaces) is not part of it. */
export function endOf(folded: FoldedText, index: number): number {
  const start = folded.at[index] ?? folded.text.length;
  if (folded.codes[index] !== DIGITS) return Math.min(folded.text.length, start + 1);
  const next = folded.at[index + 1] ?? folded.text.length;
  let end = next;
  while (end > start + 1 && !isFigureAt(folded.text, end - 1)) end--;
  return end;
}

function isFigureAt(text: string, offset: number): boolean {
  const code = foldTable()[text.charCodeAt(offset)] ?? 0;
  return (code >= DIGIT_0 && code <= DIGIT_9) || SCALES.has(code);
}

/** Copies that went through a reader for learners carry 中zhōng国guó. GDP and 5G stay: they are no lower-case syllables. */
function isPinyinBetween(
  codes: Uint16Array,
  from: number,
  to: number,
  text: string,
  at: Int32Array,
  besideHan: boolean,
): boolean {
  if (!besideHan || to - from > 60) return false;
  const second = text[at[from + 1] ?? -1] ?? 'a';
  if (to - from > 1 && second === second.toUpperCase() && second !== second.toLowerCase()) return false;
  return PINYIN.test(String.fromCharCode(...codes.subarray(from, to)));
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

let table: Uint16Array | null = null;

/** Built once, on first use: NFKC by code unit, diacritics off Latin letters, lower case, 0 for what is dropped. */
function foldTable(): Uint16Array {
  if (table !== null) return table;
  table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      table[unit] = unit;
      continue;
    }
    const wide = String.fromCharCode(unit).normalize('NFKC');
    const plain = LATIN.test(wide) ? wide.normalize('NFD').charAt(0) : wide;
    const code = plain.length === 1 ? plain.toLowerCase().charCodeAt(0) : unit;
    table[unit] = NO_WORD.test(String.fromCharCode(code)) ? DROPPED : code;
  }
  return table;
}

/** Where short words are folded one after the other: arrays that live a moment cost more than the folding. */
const DESK = deskFor(1024);
const DROPPED = 0;
const SCALES: ReadonlySet<number> = new Set([...'百千万亿'].map((scale) => scale.charCodeAt(0)));
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const LATIN_A = 97;
const LATIN_Z = 122;
/** é, ǚ, Ａ */
const LATIN = /^\p{Script=Latin}$/u;
/** Space, 、, ￥, zero width space, control characters */
const NO_WORD = /[\s\p{P}\p{S}\p{C}\p{M}]/u;
/**
 * zhongguo, lv: initials with their finals, an ending g behind ang, eng and ong, an ending r behind er. Finals are read letter by letter and each letter in
 * one way only: as whole finals iao is also i ao, ia o and i a o, and sixty such letters would be read for ever.
 */
const PINYIN = /^(?:(?:zh|ch|sh|[bpmfdtlgkhjqxrzcsyw])?[aoeiuvn]|(?<=[aeio]n)g(?![aoeiuvn])|(?<=e)r(?![aoeiuvn]))+$/;
