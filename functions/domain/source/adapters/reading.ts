import { parsePortalDate } from '../../page/date.ts';

/** One paper that a list names. */
export interface ListItem {
  readonly url: string;
  readonly title: string;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly publishedOn: string | null;
  /** What the list says of the paper's force; only where it says so. */
  readonly flags?: { readonly expired: boolean; readonly abolished: boolean };
  /** The paper's body where the list carries it. */
  readonly bodyHtml?: string;
}

/** What one list page says. A list whose markup changed has a problem; a list that is empty by right has none. */
export interface ListReading {
  readonly items: readonly ListItem[];
  /** Further pages of the list, nearest first. */
  readonly nextPages: readonly string[];
  readonly problem: null | 'selector-found-nothing' | 'not-a-list';
}

/** A page as it came: where it was in the end, and its decoded text. */
export interface ListResponse {
  readonly url: string;
  readonly text: string;
}

export const NOT_A_LIST: ListReading = { items: [], nextPages: [], problem: 'not-a-list' };

/**
 * The reading of items that were found, each URL once; none at all means that the selector met nothing. A page that names more papers
 * or hosts than any list does is none: each host would be asked for a page of its own.
 */
export function readingOf(items: readonly ListItem[], nextPages: readonly string[] = []): ListReading {
  const byUrl = new Map<string, ListItem>();
  for (const item of items) if (!byUrl.has(item.url)) byUrl.set(item.url, item);
  if (byUrl.size > MOST_ITEMS || hostsOf(byUrl.keys()) > MOST_HOSTS) return NOT_A_LIST;
  return { items: [...byUrl.values()], nextPages, problem: byUrl.size === 0 ? 'selector-found-nothing' : null };
}

function hostsOf(urls: Iterable<string>): number {
  const hosts = new Set<string>();
  for (const url of urls) hosts.add(url.slice(0, url.indexOf('/', 'https://'.length)));
  return hosts.size;
}

/** What a sitemap may hold (sitemaps.org). */
const MOST_ITEMS = 50_000;
/** A province's page of all its offices and counties names fewer. */
const MOST_HOSTS = 300;

/** An absolute http(s) URL without fragment and user information, or null: nothing else may leave a list. */
export function webAddress(href: string, base: string): string | null {
  const url = URL.parse(href.trim(), base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/** One line without runs of white space. */
export function oneLine(value: string): string {
  return value.replace(WHITE, ' ').trim();
}

/** The day of a portal's date in whatever form; two-digit years (`26-05-06`) are of this century. */
export function dayOf(value: string): string | null {
  const full = parsePortalDate(value)?.slice(0, 10) ?? null;
  if (full !== null) return full;
  const short = SHORT_YEAR.exec(value);
  return short === null ? null : (parsePortalDate(`20${short[1]}-${short[2]}-${short[3]}`)?.slice(0, 10) ?? null);
}

/** Non-breaking and ideographic blanks included. */
const WHITE = /\s+/gu;
/** 26-05-06 */
const SHORT_YEAR = /(?<![\d-])(\d\d)-(\d\d)-(\d\d)(?![\d-])/u;
