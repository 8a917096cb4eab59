import type { AttachmentText } from '../../ports/attachment-reader.ts';

/** Whether bytes open as Rich Text; Word also saves it under the name .doc. */
export function isRtf(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, OPENING.length)).toString('latin1') === OPENING
  );
}

const OPENING = '{\\rtf';

/**
 * The text of an RTF, a paragraph a line, a row of a table a line with tabs between its cells. Text is in the code page that the
 * file names, GB 18030 for Chinese ones, or in Unicode escapes. Fonts, styles, pictures, fields' codes and headers are left out.
 */
export function readRtf(bytes: Uint8Array): AttachmentText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const decoder = new TextDecoder(CODE_PAGES.get(CODE_PAGE.exec(source.slice(0, 2000))?.[1] ?? '') ?? 'gb18030');
  const out: string[] = [];
  let waiting: number[] = [];
  const flush = (): void => {
    if (waiting.length > 0) out.push(decoder.decode(Uint8Array.from(waiting)));
    waiting = [];
  };
  const open: Group[] = [];
  let group: Group = { skipped: false, hidden: false, fallback: 1 };
  let toSkip = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match !== null; match = TOKEN.exec(source)) {
    const [token, hex, word, number, sign] = match;
    if (token === '{') open.push({ ...group });
    else if (token === '}') group = open.pop() ?? group;
    else if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else if (isShown(group)) waiting.push(Number.parseInt(hex, 16));
    } else if (word !== undefined) {
      toSkip = 0;
      if (word === 'uc') group.fallback = Number(number ?? 1);
      if (SKIPPED.has(word)) group.skipped = true;
      else if (HIDING.has(word)) group.hidden = number !== '0';
      else if (word === 'plain') group.hidden = false;
      if (!isShown(group)) continue;
      const shown = word === 'u' ? String.fromCharCode(Number(number) & 0xffff) : WORDS.get(word);
      if (shown === undefined) continue;
      flush();
      out.push(shown);
      if (word === 'u') toSkip = group.fallback;
    } else if (sign !== undefined) {
      if (sign === '*') group.skipped = true;
      else if (isShown(group)) waiting.push(...(SIGNS.get(sign) ?? [sign.charCodeAt(0)]));
    } else if (isShown(group) && token !== '\r' && token !== '\n') {
      if (toSkip > 0) toSkip--;
      else waiting.push(token.charCodeAt(0));
    }
  }
  flush();
  const lines = out
    .join('')
    .split('\n')
    .map((line) => line.replace(BLANKS, ' ').trim());
  return { kind: 'rtf', text: lines.filter((line) => line !== '').join('\n'), warnings: [] };
}

interface Group {
  /** Within a destination that holds no text of the paper, to its end. */
  skipped: boolean;
  /** Where hidden or deleted text runs, until it is switched off. */
  hidden: boolean;
  /** Characters behind a \\u that old readers take in its place. */
  fallback: number;
}

function isShown({ skipped, hidden }: Group): boolean {
  return !skipped && !hidden;
}

/** What signs stand for, in bytes: a fixed blank, a fixed hyphen, and one that shows only at the end of a line. */
const SIGNS: ReadonlyMap<string, readonly number[]> = new Map([
  ['~', [0x20]],
  ['_', [0x2d]],
  ['-', []],
]);
const BLANKS = /[ \u00a0\u3000]+/gu;
/** A brace, \\'d6, \\par or \\u20013, \\~, and anything else by itself. */
const TOKEN = /[{}]|\\'([\da-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|[\s\S]/gi;
const CODE_PAGE = /\\ansicpg(\d{3,5})/u;
const CODE_PAGES = new Map([
  ['936', 'gb18030'],
  ['54936', 'gb18030'],
  ['950', 'big5'],
  ['1252', 'gb18030'],
  ['65001', 'utf-8'],
]);
const WORDS = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['row', '\n'],
  ['cell', '\t'],
  ['tab', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '·'],
]);
/** Properties of characters: 0 behind one switches it off. */
const HIDING = new Set(['v', 'deleted']);
/** Destinations that hold no text of the paper. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf fldinst listtable listoverridetable rsidtbl themedata datastore object'.split(
    ' ',
  ),
);
