import { figureEnd, numeralEnd, opensFigure } from './figures.ts';

/**
 * A text as a row of symbols: what an edit may never cut is one symbol. Symbol k is `text.slice(starts[k], starts[k + 1])`;
 * equal ids mean equal text.
 */
export interface Symbols {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
}

/** Stretches that are one symbol whatever they hold, ascending and apart from each other. */
export type Atoms = readonly { readonly start: number; readonly end: number }[];

/** Ids of symbols longer than one UTF-16 unit, shared by the two texts that are compared. */
export type SymbolTable = Map<string, number>;

/** Cuts a text into symbols: figures with their units, dates, document numbers, Latin words, surrogate pairs, single characters. */
export function readSymbols(text: string, table: SymbolTable, atoms: Atoms): Symbols {
  const ids = new Int32Array(text.length);
  const starts = new Int32Array(text.length + 1);
  let count = 0;
  let atom = 0;
  for (let at = 0; at < text.length; count++) {
    while ((atoms[atom]?.start ?? Number.POSITIVE_INFINITY) < at) atom++;
    const next = atoms[atom];
    const end =
      next?.start === at ? Math.max(next.end, at + 1) : Math.min(symbolEnd(text, at), next?.start ?? text.length);
    starts[count] = at;
    ids[count] = end === at + 1 ? text.charCodeAt(at) : idOf(text.slice(at, end), table);
    at = end;
  }
  starts[count] = text.length;
  return { ids: ids.subarray(0, count), starts: starts.subarray(0, count + 1) };
}

function idOf(symbol: string, table: SymbolTable): number {
  const known = table.get(symbol);
  if (known !== undefined) return known;
  const id = FIRST_LONG_ID + table.size;
  table.set(symbol, id);
  return id;
}

function symbolEnd(text: string, at: number): number {
  switch (KINDS[text.charCodeAt(at)]) {
    case FIGURE:
      return figureEnd(text, at);
    case NUMERAL:
      return numeralEnd(text, at);
    case LETTER:
      return wordEnd(text, at);
    case BRACKET:
      return documentNumberEnd(text, at);
    case HIGH_SURROGATE:
      return isLowSurrogate(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
    default:
      return at + 1;
  }
}

/** A Latin word with digits in it: GDP, R&D stays three symbols. Bounded, so that a line of base64 is not one symbol. */
function wordEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + LONGEST_WORD);
  let end = at + 1;
  while (end < most && KINDS[text.charCodeAt(end)] === LETTER) end++;
  return end;
}

/** The end of 〔2021〕1号, or of the bracket alone. */
function documentNumberEnd(text: string, at: number): number {
  DOCUMENT_NUMBER.lastIndex = at;
  return DOCUMENT_NUMBER.test(text) ? DOCUMENT_NUMBER.lastIndex : at + 1;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** 〔2021〕1号 · [2021] 第12号 */
const DOCUMENT_NUMBER = /[〔［[【(（﹝](?:19|20)\d{2}[〕］\]】)）﹞] ?第? ?\d{1,5} ?号/y;
const FIRST_LONG_ID = 0x10000;
const LONGEST_WORD = 64;

const FIGURE = 1;
const NUMERAL = 2;
const LETTER = 3;
const BRACKET = 4;
const HIGH_SURROGATE = 5;
/** What kind of symbol each UTF-16 unit opens; 0 is itself. */
const KINDS: Uint8Array = kindTable();

function kindTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) {
    const opens = opensFigure(unit);
    if (opens !== null) table[unit] = opens === 'figure' ? FIGURE : NUMERAL;
    else if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) table[unit] = LETTER;
    else if (unit >= 0xd800 && unit <= 0xdbff) table[unit] = HIGH_SURROGATE;
  }
  for (const bracket of '〔［[【(（﹝') table[bracket.charCodeAt(0)] = BRACKET;
  return table;
}
