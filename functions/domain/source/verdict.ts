/** What became of one fetch of a page. Only `ok` may move the baseline; `gone` must be confirmed by another visit. */
export type CaptureVerdict =
  | 'ok'
  | 'unchanged'
  | 'challenge'
  | 'blocked'
  | 'gone'
  | 'soft-404'
  | 'redirected-home'
  | 'truncated'
  | 'empty'
  | 'too-large'
  | 'down';

/** What is judged of a response; a GateResponse fits. */
export type JudgedResponse =
  | {
      readonly outcome: 'answer';
      readonly status: number;
      readonly finalUrl: string;
      readonly redirects: readonly string[];
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Uint8Array;
      readonly framing: 'length' | 'chunked' | 'close';
      readonly cookies: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly outcome: 'refused'; readonly code: string }
  | { readonly outcome: 'failed'; readonly code: string };

export interface JudgedPage {
  /** As asked for. */
  readonly url: string;
  /** The decoded page; '' for an attachment. */
  readonly text: string;
  readonly role: 'list' | 'paper' | 'attachment';
}

/**
 * The verdict that status, headers, redirects and known walls alone allow; what the page's own words say is judged
 * afterwards, and only of an `ok` here. A wall or a failure is never `gone`: it says nothing of the paper.
 */
export function judgeResponse(response: JudgedResponse, page: JudgedPage): CaptureVerdict {
  if (response.outcome === 'refused') return 'down';
  if (response.outcome === 'failed') return FAILURES.get(response.code) ?? 'down';
  if (response.status === 304) return 'unchanged';
  if (isChallenge(response, page.text)) return 'challenge';
  const byStatus = judgeStatus(response.status);
  if (byStatus !== 'ok') return byStatus;
  if (response.bytes.length === 0) return 'empty';
  if (response.redirects.length > 0) {
    const landed = judgeLanding(page.url, response.finalUrl);
    if (landed !== 'ok') return landed;
  }
  return isCut(response, page) ? 'truncated' : 'ok';
}

/** Whether a verdict says that the host turned the visitor away or fails: it tells nothing of what it has. */
export function isWall(verdict: CaptureVerdict): boolean {
  return verdict === 'challenge' || verdict === 'blocked' || verdict === 'down';
}

/** A redirect loop is a wall too: the page sets a cookie by script and sends the visitor back to itself. */
const FAILURES: ReadonlyMap<string, CaptureVerdict> = new Map<string, CaptureVerdict>([
  ['HONGTOU_GATE_TOO_LARGE', 'too-large'],
  ['HONGTOU_GATE_TRUNCATED', 'truncated'],
  ['HONGTOU_GATE_REDIRECT_LOOP', 'challenge'],
]);

const GONE = new Set([404, 410]);
const BLOCKED = new Set([401, 403, 407, 429, 451]);

function judgeStatus(status: number): CaptureVerdict {
  if (GONE.has(status)) return 'gone';
  if (BLOCKED.has(status)) return 'blocked';
  // No precondition is ever sent that could fail, so a 412 is a wall (瑞数), even where its script is not known.
  if (status === 412) return 'challenge';
  if (status === 206) return 'truncated';
  if (status === 204 || status === 205) return 'empty';
  return status === 200 || status === 203 ? 'ok' : 'down';
}

/** Cookies and scripts of the walls seen on portals: 加速乐, 瑞数, 阿里云 and Cloudflare. */
const WALL_COOKIES = ['__jsl_clearance', '__jsluid', 'acw_sc__v2'];
const WALL_SCRIPTS = ['$_ts', '__jsl_clearance', 'acw_sc__v2', '_cf_chl_opt'];
/** Statuses that walls answer with. The walls' cookies are also set beside real pages, so with a 200 only the script counts. */
const WALL_STATUSES = new Set([202, 403, 405, 412, 503, 521]);
/** A page in which a wall's script stands is a wall only if there is little else. */
const MAX_WALL_PAGE = 30_000;
/** What a wall's page has hardly any of: sentences, and links to follow. @example "。", "<a href" */
const CONTENT_MARK = /。|<a\s/gi;
const MAX_WALL_CONTENT = 2;

function isChallenge(response: Extract<JudgedResponse, { outcome: 'answer' }>, text: string): boolean {
  const hasScript = WALL_SCRIPTS.some((mark) => text.slice(0, MAX_WALL_PAGE).includes(mark));
  if (WALL_STATUSES.has(response.status)) {
    return hasScript || response.cookies.some((cookie) => WALL_COOKIES.some((name) => cookie.name.startsWith(name)));
  }
  if (response.status !== 200 || !hasScript || text.length > MAX_WALL_PAGE) return false;
  return (text.match(CONTENT_MARK) ?? []).length < MAX_WALL_CONTENT;
}

/** @example "/", "/index.html", "/home/", "/main/index.shtml" does not count: a column has such a page too */
const HOME_PATH = /^\/(?:(?:index|default|home|main)(?:\.[a-z]{2,5})?\/?)?$/i;
/** @example "/404.html", "/error/notfound.jsp" */
const ERROR_PATH = /\/(?:404|410|error|errors|errorpage|notfound|not-found|page404)(?:[./_-]|$)/i;

/** @example "/cas/login", "/sso/auth", "/passport/index.html" */
const LOGIN_PATH = /\/(?:login|signin|cas|sso|passport|oauth2?)(?:[./_-]|$)/i;

function judgeLanding(askedUrl: string, finalUrl: string): CaptureVerdict {
  const asked = URL.parse(askedUrl);
  const final = URL.parse(finalUrl);
  if (asked === null || final === null) return 'ok';
  if (ERROR_PATH.test(final.pathname) && !ERROR_PATH.test(asked.pathname)) return 'soft-404';
  if (LOGIN_PATH.test(final.pathname) && !LOGIN_PATH.test(asked.pathname)) return 'blocked';
  const left = !isHome(asked) && isHome(final);
  return left ? 'redirected-home' : 'ok';
}

function isHome(url: URL): boolean {
  // `/?id=12` and `/#/detail/12` are pages of a portal that answers everything at its root.
  return HOME_PATH.test(url.pathname) && url.search === '' && url.hash === '';
}

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)/i;
const HTML_END = '</html>';

/** A body that ends when the connection does looks whole wherever it is cut: such a page must say where it ends. */
function isCut(response: Extract<JudgedResponse, { outcome: 'answer' }>, page: JudgedPage): boolean {
  if (response.framing !== 'close' || page.role === 'attachment') return false;
  const type = response.headers['content-type'] ?? '';
  return HTML_TYPE.test(type) && !page.text.toLowerCase().includes(HTML_END);
}
