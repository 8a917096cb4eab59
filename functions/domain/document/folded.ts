import { codeSet, codesOf } from '../code-set.ts';
import { codeUnitRoom, textOfUnits } from '../code-units.ts';
import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { mayOpenReading } from '../pinyin.ts';
import { SIMPLIFIED, TRADITIONAL } from '../topic/traditional.ts';

/**
 * A text as the grammar reads it: full-width forms, brackets and traditional characters are
 * folded, converters' pinyin debris and invisible characters are left out. Offsets lead back to the text as given.
 */
export interface FoldedText {
  readonly raw: string;
  readonly folded: string;
  /** Where the folded characters of a stretch stand in `raw`; debris behind the last one is part of it. */
  readonly spanOf: (start: number, end: number) => Span;
  /** The words of a stretch as written, with debris behind the last character. */
  readonly slice: (start: number, end: number) => string;
  /** The words of a name as written: debris behind it is no part of it. */
  readonly name: (start: number, end: number) => string;
}

/** @example foldText('關(guān)于第12號').folded === '关于第12号' */
export function foldText(raw: string): FoldedText {
  const same = foldEach(raw);
  const { folded, map } = withoutDebris(same);
  const spanOf =
    map === null
      ? (start: number, end: number): Span => ({ start, end })
      : (start: number, end: number): Span => {
          const from = map[start] ?? raw.length;
          return { start: from, end: Math.max(from, map[end] ?? raw.length) };
        };
  return {
    raw,
    folded,
    spanOf,
    slice: (start, end) => {
      const span = spanOf(start, end);
      return raw.slice(span.start, span.end);
    },
    name: (start, end) =>
      end <= start ? '' : raw.slice(spanOf(start, start).start, spanOf(end - 1, end - 1).start + 1),
  };
}

/** Each character's folded form, by table: a replacement by pattern costs as much as the rest of the reading. Half a surrogate pair becomes U+FFFD. */
function foldEach(raw: string): string {
  const codes = codeUnitRoom(raw.length);
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    codes[at] = FOLDED.has(code) ? (FOLD_TABLE[code] ?? code) : code;
  }
  return textOfUnits(codes, raw.length).toWellFormed();
}

/** Cuts what is no part of the words; `map[i]` is where folded character i stood. */
function withoutDebris(text: string): { folded: string; map: Uint32Array | null } {
  const parts: string[] = [];
  let map: Uint32Array | null = null;
  let from = 0;
  let length = 0;
  const isSpaced = isSpacedOut(text);
  if (!isSpaced && !mayHoldDebris(text)) return { folded: text, map: null };
  for (const match of matchesOf(text, isSpaced ? SPACED_DEBRIS : DEBRIS)) {
    map ??= new Uint32Array(text.length);
    for (let at = from; at < match.index; at += 1) map[length++] = at;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  if (map === null) return { folded: text, map: null };
  for (let at = from; at < text.length; at += 1) map[length++] = at;
  parts.push(text.slice(from));
  return { folded: parts.join(''), map: map.subarray(0, length) };
}

function mayHoldDebris(text: string): boolean {
  for (let at = 0; at < text.length; at += 1)
    if (INVISIBLE.has(text.charCodeAt(at)) || mayOpenReading(text, at)) return true;
  return false;
}

/** Text from scans, 关 于 市 政 协: most characters of its beginning are followed by a blank. */
function isSpacedOut(text: string): boolean {
  let characters = 0;
  let spaced = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    characters += 1;
    if (text.charCodeAt(at + 1) === BLANK && text.charCodeAt(at + 2) > BLANK) spaced += 1;
  }
  return characters >= FEWEST && spaced > characters * MOST;
}

const SAMPLE = 400;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const BLANK = 0x20;
const FEWEST = 20;
const MOST = 0.6;
/** Full-width and variant forms that the grammar treats as one (答覆 is 答复); the folded form has the same length. */
const WIDTH =
  '覆复：:（(）)，,；;．.！!？?％%－-—-–-―-－-／/｜|│|＋+＝=～~［[］]〔[〕]﹝[﹞]【[】]{{}}“"”"„"＂"「"」"『"』"‘\'’\'' +
  '〇零○零Ｏ零◯零⼀一〈《〉》﹤《﹥》\u00a0 \u3000 \u2002 \u2003 \u2009 \u2028 \u2029 ·・•・‧・∙・．.﹒.';

const FOLDS: ReadonlyMap<string, string> = buildFolds();

function buildFolds(): ReadonlyMap<string, string> {
  const folds = new Map<string, string>();
  for (let at = 0; at < TRADITIONAL.length; at += 1) folds.set(TRADITIONAL[at] ?? '', SIMPLIFIED[at] ?? '');
  const pairs = [...WIDTH];
  for (let at = 0; at + 1 < pairs.length; at += 2) folds.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  for (let digit = 0; digit < 10; digit += 1) folds.set(String.fromCharCode(0xff10 + digit), String(digit));
  for (let letter = 0; letter < 26; letter += 1) {
    folds.set(String.fromCharCode(0xff21 + letter), String.fromCharCode(0x41 + letter));
  }
  // Kangxi radicals (PDF text): ⼯ is 工.
  for (let radical = 0x2f00; radical <= 0x2fd5; radical += 1) {
    const char = String.fromCharCode(radical);
    folds.set(char, char.normalize('NFKC'));
  }
  for (const [from, to] of folds) if (from === to || to.length !== 1) folds.delete(from);
  return folds;
}

/** Folded code by code, for those that do not stay as they are. */
const FOLD_TABLE = new Uint16Array(0x10000);
for (const [from, to] of FOLDS) FOLD_TABLE[from.charCodeAt(0)] = to.charCodeAt(0);
const FOLDED = codeSet(Array.from(FOLDS.keys(), (from) => from.charCodeAt(0)));
/** 臺(tái): the reading, with its tone, that a converter put behind a character; zero-width characters. */
const DEBRIS =
  /\((?<=\p{Script=Han}\()(?=[a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?\)|[\u200b-\u200f\u2060\ufeff\u00ad]/gu;
const INVISIBLE = codeSet(codesOf('\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad'));
const SPACED_DEBRIS = new RegExp(`(?<=[^\\s]) (?=[^\\s])|${DEBRIS.source}`, 'gu');
