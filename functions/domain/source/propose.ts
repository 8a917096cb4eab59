import { buildstaticMarkup, buildstaticRequest, readBuildstatic } from './adapters/buildstatic.ts';
import { readFeed } from './adapters/feed.ts';
import { readGkmlpt } from './adapters/gkmlpt.ts';
import { hanwebIds, hanwebRequest, readHanweb } from './adapters/hanweb.ts';
import { member, parseJson } from './adapters/json.ts';
import type { ListItem, ListResponse } from './adapters/reading.ts';
import { readSitemap } from './adapters/sitemap.ts';
import { readStateCouncil } from './adapters/state-council.ts';
import { readStaticList } from './adapters/static-list.ts';
import type { SourceAdapter } from './definition-adapter.ts';
import { proposeStaticList } from './propose-list.ts';

/** What a list page looks like to be, and what it would give. */
export interface ProposedSource {
  readonly adapter: SourceAdapter;
  readonly items: readonly ListItem[];
  /** A page to read before the proposal is whole: the list itself stands there. */
  readonly follow: string | null;
  /** What an operator should know of it. */
  readonly notes: readonly string[];
}

/**
 * Says how a list page is best read: the system behind it, else the group of its links that looks most like a list of
 * papers, with its date and next-page rule. null where nothing on the page looks like a list.
 *
 * @example proposeSource({ url: 'http://a.gov.cn/tzgg/', text: html })?.items.map(({ title }) => title)
 */
export function proposeSource(page: ListResponse): ProposedSource | null {
  return fromData(page) ?? fromSystem(page) ?? fromMarkup(page);
}

/** The proposal with what the page behind `follow` says; the proposal itself where that says nothing. */
export function completeProposal(proposed: ProposedSource, followed: ListResponse): ProposedSource {
  const { adapter } = proposed;
  if (adapter.type === 'gkmlpt') {
    const { items } = readGkmlpt(adapter, followed);
    return { ...proposed, items, follow: null };
  }
  if (adapter.type === 'hanweb') {
    const { items } = readHanweb(adapter, followed);
    return { ...proposed, items, follow: null };
  }
  const html = buildstaticMarkup(followed.text);
  if (adapter.type !== 'buildstatic' || html === null) return proposed;
  const list = proposeStaticList({ url: adapter.columnUrl, text: html });
  if (list === null) return proposed;
  const { item, link, date } = list;
  const whole = { ...adapter, item, link, date };
  return { ...proposed, adapter: whole, items: readBuildstatic(whole, followed).items, follow: null };
}

function fromData(page: ListResponse): ProposedSource | null {
  const { url } = page;
  const answer = parseJson(page.text);
  if (member(answer, 'searchVO') !== undefined) {
    const library = LIBRARY.exec(url)?.[1];
    const adapter = {
      type: 'state-council',
      apiUrl: `${new URL(url).origin}${new URL(url).pathname}`,
      library: libraryOf(library),
    } as const;
    return { adapter, items: readStateCouncil(page).items, follow: null, notes: [] };
  }
  const feed = readFeed(page);
  if (feed.problem === null) return { adapter: { type: 'feed', url }, items: feed.items, follow: null, notes: [] };
  const under = new URL('/', url).href;
  const sitemap = { type: 'sitemap', url, under } as const;
  const reading = readSitemap(sitemap, page);
  if (reading.problem !== null) return null;
  const notes = [`takes every address under ${under}: set "under" to the column that holds papers`];
  return { adapter: sitemap, items: reading.items, follow: reading.nextPages[0] ?? null, notes };
}

function libraryOf(name: string | undefined): 'gw' | 'bm' | 'gz' {
  return name === 'bm' || name === 'gz' ? name : 'gw';
}

function fromSystem(page: ListResponse): ProposedSource | null {
  const directory = { type: 'gkmlpt', indexUrl: page.url, categories: 'all' } as const;
  const categories = GKMLPT.test(page.text) ? readGkmlpt(directory, page) : null;
  if (categories !== null && categories.problem === null) {
    const notes = [`${categories.nextPages.length} list pages in its categories: set "categories" to the ids you need`];
    return { adapter: directory, items: [], follow: categories.nextPages[0] ?? null, notes };
  }
  const ids = hanwebIds(page);
  if (ids !== null) {
    const adapter = { type: 'hanweb', columnUrl: page.url, ids, perPage: HANWEB_PAGE } as const;
    const { items } = readHanweb(adapter, page);
    return { adapter, items, follow: items.length > 0 ? null : hanwebRequest(adapter), notes: [] };
  }
  const request = buildstaticRequest(page);
  if (request === null) return null;
  const adapter = { type: 'buildstatic', columnUrl: page.url, item: 'li', link: 'a[href]', date: null } as const;
  return {
    adapter,
    items: [],
    follow: request,
    notes: ['some hosts want the cookie and the Referer of the column page'],
  };
}

function fromMarkup(page: ListResponse): ProposedSource | null {
  const adapter = proposeStaticList(page);
  if (adapter === null) return null;
  const { items } = readStaticList(adapter, page);
  const undated = items.filter(({ publishedOn }) => publishedOn === null).length;
  const notes = undated === 0 ? [] : [`${undated} of ${items.length} items have no date`];
  if (adapter.nextPage === null) notes.push('no rule for the next page was found');
  return { adapter, items, follow: null, notes };
}

const HANWEB_PAGE = 20;
/** `t=zhengcelibrary_bm` */
const LIBRARY = /[?&]t=zhengcelibrary_(gw|bm|gz)/u;
/** `window._CONFIG = {` */
const GKMLPT = /_CONFIG\s{0,9}=\s{0,9}\{/u;
