import { guardMarkup } from './guard.ts';

/** What an answer turned out to be, as far as its page tells. Only `ok` may touch a baseline. */
export type PageVerdict = 'ok' | 'empty' | 'soft-404' | 'challenge' | 'truncated';

/** An answer as it came. `headers` in lower case; `markup` decoded; `text` the body, where it was extracted. */
export interface JudgedPage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly markup: string;
  readonly text?: string;
  readonly attachments?: number;
  /** What a reader sees of the whole page, where that is known already. */
  readonly shown?: string;
}

/**
 * Judges a page by its status, headers and markup: a wall, a stub that says 页面不存在 under status 200, a page that was
 * cut, a shell that scripts would fill. A wall is never "document deleted".
 *
 * @example judgePage({ status: 200, markup: '<script>var $_ts={};</script>' }) // 'challenge'
 */
export function judgePage(page: JudgedPage): PageVerdict {
  if (isChallenge(page)) return 'challenge';
  if (isMissing(page)) return 'soft-404';
  const bare = (page.text ?? '').trim() === '' && (page.attachments ?? 0) === 0;
  if (isCut(page.markup)) return 'truncated';
  if (page.text !== undefined && bare) return 'empty';
  if (page.text === undefined && visibleLength(page.markup) < EMPTY_LENGTH) return 'empty';
  return 'ok';
}

/** __jsl_clearance, $_ts and their like: scripts of walls that set a cookie and load the page again. */
const WALL_SCRIPT =
  /__jsl_clearance|\$_ts\s{0,5}[=[.]|_\$_ts|acw_sc__v2|__ac_signature|yunsuo_session|wzwsconfirm|wzws-waf|WZWS_|document\.cookie\s{0,5}=[^;]{0,400}location\.(?:reload|href)/u;
const WALL_WORDS =
  /请开启JavaScript并刷新该页|正在进行安全(?:检查|验证)|安全验证中|访问验证|人机验证|请完成验证|您的请求(?:已被|被)拦截|网站防火墙|checking your browser/iu;
const MISSING_WORDS =
  /(?:页面|网页|文章|内容|信息|文件|资源|稿件|栏目)[^，。<\n]{0,12}(?:不存在|已(?:被)?(?:删除|移除|下线|撤销|失效)|找不到|未找到|无法找到|走丢了)|(?:找不到|未找到|不存在)[^，。<\n]{0,8}(?:页面|网页|文章|内容|信息)|404 ?not found|(?:404|Error) ?(?:错误|页面)/iu;
const WALL_LENGTH = 20_000;
const STUB_LENGTH = 300;
const EMPTY_LENGTH = 20;
const MARKUP_START = /^\s{0,99}(?:<!doctype html|<\?xml|<html)/iu;
const MARKUP_END = /<\/html\s{0,20}>/iu;
const TAIL = 200_000;
const TAGS = /<[^<>]{1,3000}>/gu;
const SPACES = /\s+/gu;

function isChallenge(page: JudgedPage): boolean {
  if (page.status === 412) return true;
  const cookies = page.headers?.['set-cookie'] ?? '';
  if (page.status === 521 || (page.status === 202 && page.markup.length < WALL_LENGTH)) {
    if (page.status === 521 || WALL_SCRIPT.test(page.markup) || cookies.includes('__jsl')) return true;
  }
  const shown = shownText(page);
  if (shown.length > STUB_LENGTH) return false;
  return WALL_SCRIPT.test(page.markup) || WALL_WORDS.test(shown);
}

/** Only a short page may be a stub: a notice of some length can say 页面不存在 about something else. */
function isMissing(page: JudgedPage): boolean {
  if ((page.attachments ?? 0) > 0) return false;
  const shown = shownText(page);
  const title = TITLE.exec(page.markup.slice(0, 4000))?.[1] ?? '';
  if (shown.length > STUB_LENGTH && !(MISSING_TITLE.test(title) && (page.text ?? '').length < STUB_LENGTH))
    return false;
  return MISSING_WORDS.test(shown) || MISSING_TITLE.test(title);
}

const TITLE = /<title[^>]{0,200}>([^<]{0,200})/iu;
const MISSING_TITLE = /^\s{0,20}(?:404|页面不存在|找不到|出错|错误页|error|not found)/iu;

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
