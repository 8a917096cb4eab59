import { parsePortalDate } from './date.ts';
import type { EmbeddedArticle } from './embedded.ts';

/**
 * The article that a page's scripts hold as data, for pages that show nothing else: `__NEXT_DATA__`,
 * `window.__INITIAL_STATE__ = {…}`, `var content = '<p>…</p>'`. No script is run: the literal strings are read, the
 * longest that is named as a body's or marked up as one is the body, and what is named title, date and source near it
 * goes with it. Null where no literal holds sentences enough.
 *
 * @example scriptArticle("<script>var info = {title: '通告', content: '<p>自5月1日起，东门路双向通行，请按标志行驶。</p>'}</script>")
 */
export function scriptArticle(html: string): EmbeddedArticle | null {
  let best: { readonly literal: Literal; readonly script: readonly Literal[]; readonly worth: number } | null = null;
  for (const literals of [...scripts(html)].map(literalsOf).concat([fieldsOf(html)])) {
    for (const literal of literals) {
      const worth = bodyWorth(literal);
      if (worth > (best?.worth ?? 0)) best = { literal, script: literals, worth };
    }
  }
  if (best === null) return null;
  const { literal, script } = best;
  const near = script.filter((each) => Math.abs(each.at - literal.at) < NEAR && each !== literal);
  const named = (pattern: RegExp): string | null =>
    near.find((each) => pattern.test(each.key) && each.value.trim() !== '' && each.value.length <= 200)?.value.trim() ??
    null;
  return {
    content: paragraphs(literal.value),
    title: named(TITLE_KEY),
    publishedAt: parsePortalDate(named(DATE_KEY) ?? ''),
    source: named(SOURCE_KEY),
    documentNumber: null,
  };
}

interface Literal {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

/** A name before a colon or an equals sign, as `"content":`, `content:`, `info.content =` have it. */
const KEY_BEFORE = /([A-Za-z_]\w{0,40})["']?\s{0,8}[:=]\s{0,8}$/u;
const BODY_KEY = /^(?:\w{0,24}(?:content|body|html|text|detail|article)\w{0,8}|zw|zhengwen|neirong|nr)$/iu;
/** shareContent, tipText, errorHtml: words of the page's tools. */
const TOOL_KEY = /share|tip|alert|err|msg|warn|confirm|copy|meta|seo|desc|btn|button|load|foot|head|menu/iu;
const TITLE_KEY = /^(?:\w{0,16}title|bt|biaoti|name|headline|subject)$/iu;
const DATE_KEY =
  /^(?:\w{0,16}(?:pub|publish|release|rel|create|show)\w{0,8}(?:time|date|at|on)|pubtime|date|time|fbsj)$/iu;
const SOURCE_KEY = /^(?:\w{0,16}source\w{0,6}|author|publisher|ly|laiyuan)$/iu;
const NEAR = 20_000;
const NAMED_LEAST = 20;
const UNNAMED_LEAST = 80;
const LONGEST = 2_000_000;
const HAN = /\p{Script=Han}/gu;
const SENTENCE = /[，。；！？]/u;
const BLOCK_MARKUP = /<(?:p|br|div|section|table)\b/iu;
const ESCAPED_MARKUP = /&lt;(?:p|br|div|section|table)\b/iu;

/** How many Chinese characters speak for a literal being a body; 0 for anything else. */
function bodyWorth({ key, value }: Literal): number {
  if (value.length < NAMED_LEAST || !SENTENCE.test(value)) return 0;
  const characters = value.match(HAN)?.length ?? 0;
  if (BODY_KEY.test(key) && !TOOL_KEY.test(key)) return characters >= NAMED_LEAST ? characters : 0;
  const marked = BLOCK_MARKUP.test(value) || ESCAPED_MARKUP.test(value);
  return marked && characters >= UNNAMED_LEAST ? characters / 2 : 0;
}

/** Markup that was escaped once more as markup; plain text with its lines as paragraphs. */
function paragraphs(value: string): string {
  if (BLOCK_MARKUP.test(value)) return value;
  const marked = ESCAPED_MARKUP.test(value) ? value.replace(ENTITY, (entity) => ENTITIES.get(entity) ?? entity) : value;
  return BLOCK_MARKUP.test(marked) ? marked : marked.replace(/\r?\n/gu, '<br>');
}

const ENTITY = /&(?:lt|gt|quot|amp|#39);/gu;
const ENTITIES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&#39;', "'"],
]);

/** Fields of a form that hold a body for a script to show; what they hold is escaped once. */
function fieldsOf(html: string): Literal[] {
  const fields: Literal[] = [];
  const open = /<(?:textarea\b[^>]{0,2000}>|input\b[^>]{0,2000}?value=")/giu;
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const end = html.indexOf(match[0].endsWith('"') ? '"' : '</textarea', open.lastIndex);
    if (end === -1) break;
    const value = html.slice(open.lastIndex, end);
    if (ESCAPED_MARKUP.test(value) || BLOCK_MARKUP.test(value)) fields.push({ key: 'content', value, at: match.index });
    open.lastIndex = end;
  }
  return fields;
}

function* scripts(html: string): Generator<string> {
  const open = /<script\b[^>]{0,2000}>/giu;
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const end = html.indexOf('</script', open.lastIndex);
    if (end === -1) return;
    yield html.slice(open.lastIndex, end);
    open.lastIndex = end;
  }
}

/** The strings of a script. One that does not end on its line is no string, unless backticks hold it. */
function literalsOf(script: string): Literal[] {
  const literals: Literal[] = [];
  for (let at = 0; at < script.length; at++) {
    const quote = script[at];
    if (quote === '\\') at++;
    if (quote !== '"' && quote !== "'" && quote !== '`') continue;
    const end = literalEnd(script, at + 1, quote);
    if (end === -1) continue;
    if (end - at > 2 && end - at < LONGEST) {
      const key = KEY_BEFORE.exec(script.slice(Math.max(0, at - 64), at))?.[1] ?? '';
      const raw = script.slice(at + 1, end);
      if (key !== '' || raw.length >= UNNAMED_LEAST) literals.push({ key, value: unescaped(raw), at });
    }
    at = end;
  }
  return literals;
}

/** Where a literal's closing quote stands; -1 where its line ends first. */
function literalEnd(script: string, from: number, quote: string): number {
  for (let at = from; at < script.length; at++) {
    const char = script[at];
    if (char === '\\') at++;
    else if (char === quote) return at;
    else if (char === '\n' && quote !== '`') return -1;
  }
  return -1;
}

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (_, code: string) => {
    if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return ESCAPES.get(code) ?? code;
  });
}

/** \u4e2d, \x3c, \n, \" */
const ESCAPE = /\\(u[\da-f]{4}|x[\da-f]{2}|[\s\S])/giu;
const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\n', ''],
]);
