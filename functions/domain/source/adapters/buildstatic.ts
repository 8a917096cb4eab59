import { load } from 'cheerio/slim';
import type { BuildstaticAdapter, StaticListAdapter } from '../definition-adapter.ts';
import { member, parseJson, textMember } from './json.ts';
import { type ListReading, type ListResponse, NOT_A_LIST, webAddress } from './reading.ts';
import { readStaticList } from './static-list.ts';

/** Reads the column page, which names the API, or one of the API's answers, which hold the list's markup. */
export function readBuildstatic(adapter: BuildstaticAdapter, response: ListResponse): ListReading {
  const answer = parseJson(response.text);
  if (answer === null) {
    const first = buildstaticRequest(response);
    return first === null ? NOT_A_LIST : { items: [], nextPages: pagesFrom(first), problem: null };
  }
  const html = buildstaticMarkup(response.text);
  return html === null ? NOT_A_LIST : readStaticList(recordList(adapter), { url: adapter.columnUrl, text: html });
}

/** The API's first page as the column's script asks for it, or null where the page has no such script. */
export function buildstaticRequest(response: ListResponse): string | null {
  for (const [tag] of response.text.matchAll(SCRIPT_TAG)) {
    const script = load(tag)('script');
    const url = URL.parse(webAddress(script.attr('url') ?? '', response.url) ?? '');
    const query = parseJson((script.attr('querydata') ?? '').replaceAll("'", '"'));
    if (url === null || typeof query !== 'object' || query === null) continue;
    // Some portals write it into the query alone.
    if (!BUILDSTATIC.test(script.attr('parsetype') ?? textMember(query, 'parseType') ?? '')) continue;
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    if (url.searchParams.has('rows')) url.searchParams.set('pageNo', '1');
    return url.href;
  }
  return null;
}

/** The list's markup in an answer `{"data": {"html": …}}`, or null. */
export function buildstaticMarkup(text: string): string | null {
  const html = member(parseJson(text), 'data', 'html');
  return typeof html === 'string' ? html : null;
}

/** The guard leaves scripts out, so their tags are taken one by one from the page as it came. */
const SCRIPT_TAG = /<script\b[^<>]{0,4000}>/giu;
/** The answer does not say where the list ends; the round's own limit does. */
const MOST_PAGES = 100;
/** No more than the first page shows anywhere: pages may overlap and must not leave a gap. */
const PAGE_SIZE = 10;
/** The vendor itself writes bulidstatic. */
const BUILDSTATIC = /^bu(?:il|li)dstatic$/iu;

/**
 * The first page as the column's script asks for it, and further ones. The API reads the number of a page from `paramJson` and
 * passes over a bare `pageNo` without a word, but older releases, whose queries have `rows`, want that one.
 */
function pagesFrom(first: string): readonly string[] {
  const url = new URL(first);
  const pageSize = Number(url.searchParams.get('rows') ?? PAGE_SIZE) || PAGE_SIZE;
  const later = Array.from({ length: MOST_PAGES - 1 }, (_, index) => {
    const pageNo = index + 2;
    if (url.searchParams.has('rows')) url.searchParams.set('pageNo', String(pageNo));
    url.searchParams.set('paramJson', JSON.stringify({ pageNo, pageSize }));
    return url.href;
  });
  return [first, ...later];
}

function recordList({ columnUrl, item, link, date }: BuildstaticAdapter): StaticListAdapter {
  return { type: 'static-list', listUrl: columnUrl, item, link, title: null, date, nextPage: null };
}
