import { HongtouError } from '../error.ts';
import { OpenElements } from './open-elements.ts';

/** The most a page may hold. Real portal pages stay far below. */
export const PAGE_LIMIT = 5 * 1024 * 1024;
/** Real depth over 1,288 pages never exceeded 51. */
export const DEPTH_LIMIT = 512;
const ATTRIBUTE_LIMIT = 64;
const VALUE_LIMIT = 16 * 1024;

/**
 * Makes markup safe to build a tree from, in one linear pass before any parser sees it: elements beyond a depth of 512
 * lose their tags and keep their text, end tags of what never opened are left out, a tag keeps 64 attributes, and scripts, styles
 * and comments are left out.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE above 5 MB (characters of the decoded page)
 */
export function guardMarkup(html: string): string {
  return passOver(html).join('');
}

function passOver(html: string): readonly string[] {
  if (html.length > PAGE_LIMIT) {
    const message = `page of ${html.length} characters, expected at most ${PAGE_LIMIT}`;
    throw new HongtouError('HONGTOU_PAGE_TOO_LARGE', message);
  }
  const pass: Pass = {
    html,
    out: [],
    kept: { from: 0, to: 0 },
    at: 0,
    open: new OpenElements(),
    dropped: 0,
    broken: false,
    endless: new Set(),
  };
  while (pass.at < html.length) step(pass);
  flush(pass);
  return pass.out;
}

interface Pass {
  readonly html: string;
  readonly out: string[];
  /** Markup that is let through as it stands and not written yet: most of a page is one piece. */
  readonly kept: { from: number; to: number };
  at: number;
  readonly open: OpenElements;
  /** Open elements beyond the limit, whose tags are not written. */
  dropped: number;
  /** Whether a line break already stands for the tags that were dropped here. */
  broken: boolean;
  /** Names whose end tag stands nowhere in the rest: looking again would make the pass quadratic. */
  readonly endless: Set<string>;
}

const TAG_NAME = /<(\/?)([a-z][^\s/>]{0,80})/iy;
/** Elements that hold nothing and have no end. */
export const VOID: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Elements that are left out with all that stands in them, and where they end. */
export const UNSEEN: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'noscript', 'svg', 'template'].map((name) => [name, new RegExp(`</${name}[\\s/>]`, 'gi')]),
);
/** Their end tags may be left out: one that is dropped has perhaps no end to wait for. */
const SELF_CLOSING = new Set(
  'p li td th tr option optgroup dt dd tbody thead tfoot colgroup html body head'.split(' '),
);
/** ` name="value"`, ` name='value'`, ` name=value`, ` name` */
const ATTRIBUTE = /[^\s=/>"']{1,200}(?:\s{0,20}=\s{0,20}(?:"[^"]{0,16384}"|'[^']{0,16384}'|[^\s>"']{0,16384}))?/gy;

function step(pass: Pass): void {
  const open = pass.html.indexOf('<', pass.at);
  const textEnd = open === -1 ? pass.html.length : open;
  if (textEnd > pass.at) keep(pass, pass.at, textEnd);
  pass.at = textEnd;
  if (open === -1) return;
  if (pass.html.startsWith('<!--', open)) {
    skipPast(pass, '-->');
    return;
  }
  const next = pass.html.charCodeAt(open + 1);
  if (next === 0x21 || next === 0x3f) {
    skipPast(pass, '>');
    return;
  }
  TAG_NAME.lastIndex = open;
  const match = TAG_NAME.exec(pass.html);
  if (match === null) {
    write(pass, '&lt;');
    pass.at = open + 1;
    return;
  }
  tag(pass, match[1] === '/', (match[2] ?? '').toLowerCase(), TAG_NAME.lastIndex);
}

function tag(pass: Pass, closing: boolean, name: string, attributesAt: number): void {
  const start = pass.at;
  const end = tagEnd(pass.html, attributesAt);
  pass.at = end;
  const ending = closing ? undefined : UNSEEN.get(name);
  if (ending !== undefined) {
    skipElement(pass, name, ending);
    return;
  }
  if (VOID.has(name)) {
    if (pass.dropped === 0 || name === 'br') keepTag(pass, start, attributesAt, end);
    else lineBreak(pass);
    return;
  }
  const hasEnd = !SELF_CLOSING.has(name);
  if (pass.dropped > 0) {
    if (hasEnd) pass.dropped += closing ? -1 : 1;
    lineBreak(pass);
  } else if (closing) {
    // An end of a paragraph that never opened is an empty paragraph.
    if (pass.open.end(name) === 'ended' || name === 'p') keepTag(pass, start, attributesAt, end);
  } else if (pass.open.open(name, DEPTH_LIMIT) === 'opened') {
    keepTag(pass, start, attributesAt, end);
  } else {
    if (hasEnd) pass.dropped = 1;
    lineBreak(pass);
  }
}

/** The end of a tag; a `>` inside quotes does not end it, a tag that never ends takes the rest. */
export function tagEnd(html: string, from: number): number {
  let quote = 0;
  let previous = 0;
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at + 1;
    else if ((code === 0x22 || code === 0x27) && previous === 0x3d) quote = code;
    if (code > 0x20) previous = code;
  }
  return html.length;
}

/** Lets a tag through, a long one without what it has too much. */
function keepTag(pass: Pass, start: number, attributesAt: number, end: number): void {
  if (end - start < 2048) keep(pass, start, end);
  else write(pass, slimTag(pass.html, start, attributesAt, end));
}

function slimTag(html: string, start: number, attributesAt: number, end: number): string {
  const kept: string[] = [];
  let at = attributesAt;
  while (at < end - 1 && kept.length < ATTRIBUTE_LIMIT) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (match === null || ATTRIBUTE.lastIndex > end) at++;
    else {
      at = ATTRIBUTE.lastIndex;
      if (match[0].length <= VALUE_LIMIT) kept.push(match[0]);
    }
  }
  return `${html.slice(start, attributesAt)} ${kept.join(' ')}>`;
}

function skipPast(pass: Pass, mark: string): void {
  const end = pass.html.indexOf(mark, pass.at);
  pass.at = end === -1 ? pass.html.length : end + mark.length;
}

function skipElement(pass: Pass, name: string, ending: RegExp): void {
  if (pass.endless.has(name)) return;
  ending.lastIndex = pass.at;
  const found = ending.exec(pass.html);
  if (found !== null) pass.at = tagEnd(pass.html, ending.lastIndex - 1);
  else if (name === 'script' || name === 'style') pass.at = pass.html.length;
  else pass.endless.add(name);
}

function lineBreak(pass: Pass): void {
  if (!pass.broken) write(pass, '<br>');
  pass.broken = true;
}

function keep(pass: Pass, from: number, to: number): void {
  if (pass.kept.to !== from) {
    flush(pass);
    pass.kept.from = from;
  }
  pass.kept.to = to;
  pass.broken = false;
}

function write(pass: Pass, markup: string): void {
  flush(pass);
  pass.out.push(markup);
  pass.broken = false;
}

function flush({ html, out, kept }: Pass): void {
  if (kept.to > kept.from) out.push(html.slice(kept.from, kept.to));
  kept.from = kept.to;
}
