import {
  listOf,
  type Member,
  membersOf,
  oneOf,
  optional,
  refuse,
  text,
  textLike,
  webUrl,
  wholeNumber,
} from './definition-member.ts';

/** How a list page leads to the next one. */
export type NextPageRule =
  /** TRS: `createPageHTML(total, current, "index", "html")` or `Pager({size, current, prefix, suffix})`; page 2 is `index_1.html`. */
  | { readonly rule: 'trs' }
  /** A link on the page. */
  | { readonly rule: 'link'; readonly selector: string }
  /** Numbered pages beside the list: `{n}` counts up from `first`. @example index_{n}.html */
  | { readonly rule: 'pattern'; readonly pattern: string; readonly first: number };

/** A list of links in a page that the server renders. Selectors are CSS; `link`, `title` and `date` apply inside an item. */
export interface StaticListAdapter {
  readonly type: 'static-list';
  readonly listUrl: string;
  readonly item: string;
  readonly link: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly nextPage: NextPageRule | null;
}

/** 广东省政府信息公开目录管理平台: the index page gives the SID, a JSON API the articles of a category. */
export interface GkmlptAdapter {
  readonly type: 'gkmlpt';
  readonly indexUrl: string;
  /** Ids in `window._CONFIG.TREE`; `all` takes every leaf that the tree holds. */
  readonly categories: readonly number[] | 'all';
}

/** 大汉 jpage: records of list markup in XML, page by page. */
export interface HanwebAdapter {
  readonly type: 'hanweb';
  readonly columnUrl: string;
  /** What addresses the datastore; null where the column page itself is read, which names them. */
  readonly ids: HanwebIds | null;
  readonly perPage: number;
}

export interface HanwebIds {
  readonly webId: string;
  readonly columnId: string;
  readonly unitId: string;
  /** Where the portal keeps the datastore; null for the usual place. @example /module/jpage/dataproxy.jsp */
  readonly path: string | null;
}

/** 国务院政策文件库 of www.gov.cn: a search that answers JSON, newest first. */
export interface StateCouncilAdapter {
  readonly type: 'state-council';
  readonly apiUrl: string;
  /** `gw` the State Council's own papers, `bm` its departments', `gz` readings of them. */
  readonly library: 'gw' | 'bm' | 'gz';
}

/** 大汉 JPAAS, as 工业和信息化部 has it: a script of the column page names an API whose answer holds the list's markup. */
export interface BuildstaticAdapter {
  readonly type: 'buildstatic';
  readonly columnUrl: string;
  readonly item: string;
  readonly link: string;
  readonly date: string | null;
}

/** sitemap.xml or an index of such, for portals whose lists cannot be read. */
export interface SitemapAdapter {
  readonly type: 'sitemap';
  readonly url: string;
  /** Only addresses that begin so are papers. @example https://gxj.example.gov.cn/zwgk/tzgg/ */
  readonly under: string;
}

/** RSS 2.0, RSS 1.0, Atom or JSON Feed. */
export interface FeedAdapter {
  readonly type: 'feed';
  readonly url: string;
}

/** One page that is itself the paper. */
export interface SinglePageAdapter {
  readonly type: 'single-page';
  readonly url: string;
}

export type SourceAdapter =
  | StaticListAdapter
  | GkmlptAdapter
  | HanwebAdapter
  | StateCouncilAdapter
  | BuildstaticAdapter
  | SitemapAdapter
  | FeedAdapter
  | SinglePageAdapter;

const TYPES = [
  'static-list',
  'gkmlpt',
  'hanweb',
  'state-council',
  'buildstatic',
  'sitemap',
  'feed',
  'single-page',
] as const;
const STATE_COUNCIL_API = 'https://sousuo.www.gov.cn/search-gov/data';
/** @example 330000 */
const HANWEB_ID = /^[0-9A-Za-z_-]{1,40}$/;
/** @example /module/jslib/jquery/jpage/dataproxy.jsp */
const HANWEB_PATH = /^\/[\w/.-]{0,100}dataproxy\.jsp$/;

/** @throws HONGTOU_BAD_SOURCE naming the member. */
export function parseAdapter(member: Member): SourceAdapter {
  if (typeof member.value !== 'object' || member.value === null) refuse(member, 'an object');
  const found: unknown = 'type' in member.value ? member.value.type : undefined;
  const type = oneOf({ path: `${member.path}.type`, value: found }, TYPES);
  switch (type) {
    case 'static-list':
      return parseStaticList(member);
    case 'gkmlpt':
      return parseGkmlpt(member);
    case 'hanweb':
      return parseHanweb(member);
    case 'state-council':
      return parseStateCouncil(member);
    case 'buildstatic':
      return parseBuildstatic(member);
    case 'sitemap': {
      const at = membersOf(member, ['type', 'url', 'under']);
      return { type, url: webUrl(at('url')), under: webUrl(at('under')) };
    }
    case 'feed':
    case 'single-page':
      return { type, url: webUrl(membersOf(member, ['type', 'url'])('url')) };
  }
}

function parseStaticList(member: Member): StaticListAdapter {
  const at = membersOf(member, ['type', 'listUrl', 'item', 'link', 'title', 'date', 'nextPage']);
  return {
    type: 'static-list',
    listUrl: webUrl(at('listUrl')),
    item: text(at('item')),
    link: optional(at('link'), text, 'a[href]'),
    title: optional(at('title'), text, null),
    date: optional(at('date'), text, null),
    nextPage: optional(at('nextPage'), parseNextPage, null),
  };
}

function parseNextPage(member: Member): NextPageRule {
  const at = membersOf(member, ['rule', 'selector', 'pattern', 'first']);
  const rule = oneOf(at('rule'), ['trs', 'link', 'pattern'] as const);
  if (rule === 'trs') return { rule };
  if (rule === 'link') return { rule, selector: text(at('selector')) };
  const pattern = textLike(at('pattern'), /\{n\}/, 'a relative URL with {n} for the page number');
  return { rule, pattern, first: optional(at('first'), (first) => wholeNumber(first, 0, 1000), 1) };
}

function parseGkmlpt(member: Member): GkmlptAdapter {
  const at = membersOf(member, ['type', 'indexUrl', 'categories']);
  const categories = at('categories').value === 'all' ? 'all' : listOf(at('categories'), categoryId);
  if (categories.length === 0) refuse(at('categories'), '"all" or at least one category id of window._CONFIG.TREE');
  return { type: 'gkmlpt', indexUrl: webUrl(at('indexUrl')), categories };
}

function categoryId(member: Member): number {
  return wholeNumber(member, 1, 1_000_000_000);
}

function parseHanweb(member: Member): HanwebAdapter {
  const at = membersOf(member, ['type', 'columnUrl', 'ids', 'perPage']);
  return {
    type: 'hanweb',
    columnUrl: webUrl(at('columnUrl')),
    ids: optional(at('ids'), parseHanwebIds, null),
    perPage: optional(at('perPage'), (perPage) => wholeNumber(perPage, 1, 200), 20),
  };
}

function parseHanwebIds(member: Member): HanwebIds {
  const at = membersOf(member, ['webId', 'columnId', 'unitId', 'path']);
  const path = (each: Member) => textLike(each, HANWEB_PATH, 'a path that ends in dataproxy.jsp');
  const id = (name: string) => textLike(at(name), HANWEB_ID, 'an id of digits or letters, as a text');
  return {
    webId: id('webId'),
    columnId: id('columnId'),
    unitId: id('unitId'),
    path: optional(at('path'), path, null),
  };
}

function parseStateCouncil(member: Member): StateCouncilAdapter {
  const at = membersOf(member, ['type', 'apiUrl', 'library']);
  return {
    type: 'state-council',
    apiUrl: optional(at('apiUrl'), webUrl, STATE_COUNCIL_API),
    library: oneOf(at('library'), ['gw', 'bm', 'gz'] as const),
  };
}

function parseBuildstatic(member: Member): BuildstaticAdapter {
  const at = membersOf(member, ['type', 'columnUrl', 'item', 'link', 'date']);
  return {
    type: 'buildstatic',
    columnUrl: webUrl(at('columnUrl')),
    item: optional(at('item'), text, 'li'),
    link: optional(at('link'), text, 'a[href]'),
    date: optional(at('date'), text, null),
  };
}
