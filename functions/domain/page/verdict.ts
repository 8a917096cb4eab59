import { guardMarkup } from './guard.ts';
import { type Stub, saysMissing, stubByTitle, stubByWords } from './wall-words.ts';

/** What an answer turned out to be, as far as its page tells. Only `ok` may touch a baseline. */
export type PageVerdict = 'ok' | 'empty' | 'truncated' | Stub;

/** An answer as it came. `headers` in lower case; `markup` decoded; `text` the body, where it was extracted. */
export interface JudgedPage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly markup: string;
  readonly text?: string;
  readonly attachments?: number;
  /** What a reader sees of the whole page, where that is known already. */
  readonly shown?: string;
  /** Whether it has what papers have and stubs have not: a day of publishing, a CMS's container, a title such as …的公告. */
  readonly isPaper?: boolean;
}

/**
 * Judges a page by its status, headers and markup: a wall, a stub that says 页面不存在 or 系统维护 under status 200, a page that
 * was cut, a shell that scripts would fill. A wall is never "document deleted", and a paper about such things is a paper.
 *
 * @example judgePage({ status: 200, markup: '<script>var $_ts={};</script>' }) // 'challenge'
 */
export function judgePage(page: JudgedPage): PageVerdict {
  const stub = wallOf(page) ?? stubOf(page);
  if (stub !== null) return stub;
  const bare = (page.text ?? '').trim() === '' && (page.attachments ?? 0) === 0;
  if (isCut(page.markup)) return 'truncated';
  if (page.text !== undefined && bare) return 'empty';
  if (page.text === undefined && visibleLength(page.markup) < EMPTY_LENGTH) return 'empty';
  return 'ok';
}

/** __jsl_clearance, $_ts and their like: scripts of walls that set a cookie and load the page again. */
const WALL_SCRIPT =
  /__jsl_clearance|\$_ts\s{0,5}[=[.]|_\$_ts|acw_sc__v2|__ac_signature|yunsuo_session|wzwsconfirm|wzws-waf|WZWS_|document\.cookie\s{0,5}=[^;]{0,400}location\.(?:reload|href)/u;
/** A page of nothing but a script that sets a cookie and loads the page again, however the cookie's name is hidden. */
const SETS_COOKIE = /document\s{0,5}(?:\.\s{0,5}cookie|\[['"]cookie['"]\])\s{0,5}=/u;
const LOADS_AGAIN = /location\s{0,5}(?:\.\s{0,5}(?:reload|replace|href)|=|\[)/u;
/** What the vendors' walls have in their markup, where a script writes the words. */
const BLOCK_MARKUP = /errors\.aliyun\.com|block_traceid|block_message|可能对网站造成安全威胁/u;
const JAVASCRIPT_ASKED = /enable JavaScript and refresh|开启\s?JavaScript并刷新/iu;
const WALL_LENGTH = 20_000;
const STUB_LENGTH = 300;
const EMPTY_LENGTH = 20;
const MARKUP_START = /^\s{0,99}(?:<!doctype html|<\?xml|<html)/iu;
const MARKUP_END = /<\/html\s{0,20}>/iu;
const TAIL = 200_000;
const TAGS = /<[^<>]{1,3000}>/gu;
const SPACES = /\s+/gu;
const SENTENCE = /[，。；！？]/u;

function wallOf(page: JudgedPage): Stub | null {
  if (page.status === 412) return 'challenge';
  const cookies = page.headers?.['set-cookie'] ?? '';
  if (page.status === 521 || (page.status === 202 && page.markup.length < WALL_LENGTH)) {
    if (page.status === 521 || WALL_SCRIPT.test(page.markup) || cookies.includes('__jsl')) return 'challenge';
  }
  const shown = shownText(page);
  // Walls put their scripts into the pages that they let through, too.
  if (shown.length > STUB_LENGTH || isTold(page)) return null;
  if (WALL_SCRIPT.test(page.markup)) return 'challenge';
  if (page.markup.length > WALL_LENGTH) return null;
  if (BLOCK_MARKUP.test(page.markup)) return 'blocked';
  if (shown.length >= EMPTY_LENGTH) return null;
  if (JAVASCRIPT_ASKED.test(page.markup)) return 'challenge';
  return SETS_COOKIE.test(page.markup) && LOADS_AGAIN.test(page.markup) ? 'challenge' : null;
}

/** Whether a paper is there that says something. */
function isTold(page: JudgedPage): boolean {
  return (page.isPaper ?? false) && ((page.attachments ?? 0) > 0 || SENTENCE.test(page.text ?? ''));
}

/** Only a short page may be a stub: a notice of some length can say 页面不存在 about something else. */
function stubOf(page: JudgedPage): Stub | null {
  if ((page.attachments ?? 0) > 0) return null;
  const { text = '' } = page;
  if (saysMissing(text)) return 'soft-404';
  if (page.isPaper ?? false) return null;
  const shown = shownText(page);
  const title = TITLE.exec(page.markup.slice(0, 4000))?.[1] ?? '';
  const isShort = page.text === undefined ? shown.length <= STUB_LENGTH : text.length <= STUB_LENGTH;
  if (!isShort) return null;
  const words = text === '' && shown.length > STUB_LENGTH ? '' : text === '' ? shown : text;
  const byTitle = stubByTitle(title);
  if (byTitle === 'soft-404') return byTitle;
  return stubByWords(words) ?? byTitle ?? (isError(page) ? 'down' : null) ?? (asksLogin(page) ? 'blocked' : null);
}

/** {"code":500,"msg":"系统繁忙"} in the place of a page */
function isError({ markup, text }: JudgedPage): boolean {
  return text !== undefined && markup.length < STUB_LENGTH && JSON_ERROR.test(markup);
}

const JSON_ERROR = /^\s{0,9}\{[^<>]{0,200}["'](?:msg|message|error)["']\s{0,3}:/u;

/** A form that asks for a password, and nothing to read. */
function asksLogin({ markup, text }: JudgedPage): boolean {
  return text !== undefined && text.length <= 60 && !SENTENCE.test(text) && PASSWORD.test(markup);
}

const PASSWORD = /<input\b[^<>]{0,300}type\s{0,3}=\s{0,3}["']?password/iu;
const TITLE = /<title[^>]{0,200}>([^<]{0,200})/iu;

function shownText(page: JudgedPage): string {
  const { text } = page;
  if (text !== undefined && text.length > STUB_LENGTH) return text;
  return (page.shown ?? withoutHead(guardMarkup(page.markup)).replace(TAGS, '')).replace(SPACES, '');
}

function withoutHead(markup: string): string {
  const end = markup.search(HEAD_END);
  return end === -1 ? markup : markup.slice(end);
}

const HEAD_END = /<\/head\s{0,9}>/iu;

function visibleLength(markup: string): number {
  return shownText({ markup }).length;
}

/** Only a page that opens as a whole document must end as one; fragments of an API never do. */
function isCut(markup: string): boolean {
  return MARKUP_START.test(markup) && !MARKUP_END.test(markup.slice(-TAIL));
}
