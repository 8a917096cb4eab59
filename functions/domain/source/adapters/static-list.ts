import type { CheerioAPI } from 'cheerio/slim';
import { HongtouError } from '../../error.ts';
import { loadMarkup } from '../../page/load.ts';
import type { NextPageRule, StaticListAdapter } from '../definition-adapter.ts';
import {
  dayOf,
  type ListItem,
  type ListReading,
  type ListResponse,
  oneLine,
  readingOf,
  webAddress,
} from './reading.ts';

/** Reads a list of links that the server rendered. */
export function readStaticList(adapter: StaticListAdapter, response: ListResponse): ListReading {
  const page = loadMarkup(response.text);
  const items: ListItem[] = [];
  for (const element of matched(adapter.item, () => page(adapter.item).toArray())) {
    const item = readItem(page(element), adapter, response.url);
    if (item !== null) items.push(item);
  }
  const next =
    adapter.nextPage === null ? [] : nextPages(adapter.nextPage, response, (selector) => linkAddress(page(selector)));
  return readingOf(items, next);
}

type Selection = ReturnType<CheerioAPI>;

function readItem(item: Selection, adapter: StaticListAdapter, base: string): ListItem | null {
  const inside = matched(adapter.link, () => item.find(adapter.link).first());
  const link = inside.length > 0 ? inside : item;
  const address = linkAddress(link);
  const url = address === '' ? null : webAddress(address, base);
  if (url === null) return null;
  const titled = adapter.title === null ? link : matched(adapter.title, () => item.find(adapter.title ?? '').first());
  const title = wholeTitle(titled.text(), titled.attr('title') ?? link.attr('title'));
  if (title === '' || PAGER.test(title)) return null;
  return { url, title, publishedOn: itemDate(item, adapter.date, url) };
}

/** The link's text, or its `title` where the text was cut with an ellipsis to fit the column. */
function wholeTitle(text: string, attribute: string | undefined): string {
  const shown = oneLine(text).replace(TRAILING_DAY, '');
  const full = oneLine(attribute ?? '');
  if (full === '') return shown;
  const cut = CUT.exec(shown);
  if (shown === '' || (cut !== null && full.startsWith(shown.slice(0, cut.index)))) return full;
  // Many columns cut without a sign; what follows a blank or a label is no title.
  const rest = full.slice(shown.length);
  return shown.length >= CUT_LEAST && full.startsWith(shown) && !NO_TITLE.test(rest) ? full : shown;
}

const CUT_LEAST = 8;
const NO_TITLE = /^\s|^(?:发布|来源|时间|日期|作者|点击|浏览|[(（[【])/u;

/** Where a link leads: its `href`, or the address that its script or its data names where it has none; '' where nothing does. */
export function linkAddress(link: { attr(name: string): string | undefined }): string {
  const href = (link.attr('href') ?? '').trim();
  if (href !== '' && !SCRIPTED.test(href)) return href;
  for (const name of ['data-href', 'data-url', 'onclick', 'href']) {
    const value = (link.attr(name) ?? '').slice(0, 1000);
    const address = name.startsWith('data-') ? value : OPENED.exec(value)?.[1];
    if (address !== undefined && address.trim() !== '' && !SCRIPTED.test(address.trim())) return address.trim();
  }
  return '';
}

/** javascript:void(0), # */
const SCRIPTED = /^(?:javascript:|#)/iu;
/** window.open('/gs/detail/4.html'), location.href="./t20261120_1.html" */
const OPENED =
  /["'](https?:\/\/[^"'\s]{1,500}|(?:\.{1,2})?\/[^"'\s]{1,500}|[^"'\s()]{1,300}\.(?:s?html?|jspx?|aspx|php)[^"'\s]{0,200})["']/u;

function itemDate(item: Selection, selector: string | null, url: string): string | null {
  const shown = selector === null ? itemDay(item) : dayIn(matched(selector, () => item.find(selector).first()));
  return shown ?? addressDate(url);
}

/** The day that an item shows, or where the item is the link alone, the one between it and the next link. */
export function itemDay(item: Selection): string | null {
  const inside = dayIn(item);
  if (inside !== null) return inside;
  if (!item.is('a')) return dayBeside(item.next());
  let behind = '';
  for (let node = item[0]?.next ?? null; node !== null && behind.length < LONGEST_BEHIND; node = node.next) {
    if (node.type === 'tag' && node.name === 'a') break;
    behind += textOf(node);
  }
  return dayOf(behind);
}

/** The day in the element behind an item, where nothing else stands in it: <dt>…</dt><dd>2026-11-20</dd> */
function dayBeside(next: Selection): string | null {
  if (next.length === 0 || next.is('a') || next.find('a').length > 0) return null;
  return next.text().length <= LONGEST_BESIDE ? dayIn(next) : null;
}

type AnyNode = NonNullable<Selection[number]['next']>;

function textOf(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The day that an element shows, also one that is set in pieces: <b>20</b><i>2026-11</i>. */
export function dayIn(element: Selection): string | null {
  const text = element.text();
  return text.length <= LONGEST_PIECES ? (splitDay(pieces(element)) ?? dayOf(text)) : dayOf(text);
}

/** The texts of an element and those in it, with a blank between them. */
function pieces(element: Selection): string {
  const texts = element
    .find('*')
    .addBack()
    .contents()
    .toArray()
    .flatMap((node) => (node.type === 'text' ? [oneLine(node.data)] : []));
  return texts.filter((text) => text !== '').join(' ');
}

/** 20 2026-11, 11-20 2026, 2026 11-20, 20日 2026年11月 */
function splitDay(text: string): string | null {
  for (const [form, year, month, day] of SPLIT_DAYS) {
    const match = form.exec(text);
    if (match !== null) return dayOf(`${match[year]}-${match[month]}-${match[day]}`);
  }
  return null;
}

/** The day that many systems put into an address. @example t20260510_4711.html */
export function addressDate(url: string): string | null {
  const match = ADDRESS_DATE.exec(url);
  if (match === null) return null;
  const [, year = match[4], month = match[5], day = match[6]] = match;
  return dayOf(`${year}-${month}-${day}`);
}

function nextPages(rule: NextPageRule, response: ListResponse, link: (selector: string) => string): readonly string[] {
  if (rule.rule === 'link') {
    const href = matched(rule.selector, () => link(rule.selector));
    const url = href === '' ? null : webAddress(href, response.url);
    return url === null || url === response.url ? [] : [url];
  }
  if (rule.rule === 'pattern') return numbered(rule.pattern, rule.first, PATTERN_PAGES, response.url);
  const call = CREATE_PAGE.exec(response.text);
  if (call === null) return pagerPages(response);
  const [, holder, total, current, name, extension] = call;
  const first = Number(current) + 1;
  // The call that names the pager's element counts pages from 1, the plain one from 0.
  const last = holder === undefined ? Number(total) - 1 : Number(total);
  return numbered(`${name}_{n}.${extension}`, first, Math.min(last - first + 1, MOST_PAGES), response.url);
}

function pagerPages(response: ListResponse): readonly string[] {
  const [, size, current, name, extension] = PAGER_CALL.exec(response.text) ?? [];
  if (size === undefined) return [];
  const first = Number(current) + 1;
  return numbered(`${name}_{n}.${extension}`, first, Math.min(Number(size) - first, MOST_PAGES), response.url);
}

function numbered(pattern: string, first: number, count: number, base: string): readonly string[] {
  const numbers = Array.from({ length: Math.max(count, 0) }, (_, index) => first + index);
  return numbers.map((n) => webAddress(pattern.replace('{n}', String(n)), base)).filter((url) => url !== null);
}

/** A selector that CSS does not know is the definition's fault, not the page's. */
function matched<T>(selector: string, query: () => T): T {
  try {
    return query();
  } catch (cause) {
    throw new HongtouError('HONGTOU_BAD_SOURCE', `selector ${selector}: expected a CSS selector`, { cause });
  }
}

/** A date in pieces is an element's whole text. */
const LONGEST_PIECES = 30;
const LONGEST_BEHIND = 200;
const LONGEST_BESIDE = 40;
/** Each form with the groups of its year, month and day. */
const SPLIT_DAYS: readonly (readonly [RegExp, number, number, number])[] = [
  [/^(\d{1,2})日? ((?:19|20)\d\d) ?[-/.年] ?(\d{1,2})月?$/u, 2, 3, 1],
  [/^(\d{1,2}) ?[-/.月] ?(\d{1,2})日? ((?:19|20)\d\d)年?$/u, 3, 1, 2],
  [/^((?:19|20)\d\d)年? (\d{1,2}) ?[-/.月] ?(\d{1,2})日?$/u, 1, 2, 3],
];
/** A link to another page of the list is no paper. */
const PAGER = /^(?:[<>«»‹›\s]{0,4}(?:首页|上一?页|前一?页|下一?页|后一?页|末页|尾页|更多)[<>«»‹›\s]{0,4}|\d{1,4})$/u;
const MOST_PAGES = 1000;
/** A pattern does not say where the list ends; the round's own limit does. */
const PATTERN_PAGES = 50;
/** `关于印发若干措…`, `关于印发若干措...` */
const CUT = /(?:…{1,2}|\.{3,6})$/u;
/** 关于…的通知 [2026-11-20], 关于…的通知（2026年11月20日）: the day behind a title is none of it. */
const TRAILING_DAY =
  /\s?(?:[[(（【]\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?[\])）】]|\s(?:19|20)\d\d-\d{1,2}-\d{1,2})$/u;
/** /202605/t20260510_4711.html, /art/2026/5/10/art_88_1.html, /2026-05/10/content_4711.shtml, /20260510/4711.html */
const ADDRESS_DATE =
  /\/t?((?:19|20)\d\d)(\d\d)(\d\d)(?:_\d{1,12}\.[a-z]{3,5}$|\/)|\/((?:19|20)\d\d)[/-](\d{1,2})\/(\d{1,2})\/[^/]{1,60}$/u;
/** createPageHTML(12, 0, "index", "html"), createPageHTML('page_div', 12, 1, 'index', 'html', 230) */
const CREATE_PAGE =
  /createPageHTML\(\s{0,9}(?:["']([\w-]{1,60})["']\s{0,9},\s{0,9})?(\d{1,5})\s{0,9},\s{0,9}(\d{1,5})\s{0,9},\s{0,9}["']([\w-]{1,60})["']\s{0,9},\s{0,9}["'](\w{1,8})["']/u;
/** Pager({size:17, current:0, prefix:'index', suffix:'html'}), which counts pages from 0 */
export const PAGER_CALL =
  /\bPager\(\{\s{0,9}size\s{0,3}:\s{0,3}(\d{1,5})\s{0,3},\s{0,9}current\s{0,3}:\s{0,3}(\d{1,5})\s{0,3},\s{0,9}prefix\s{0,3}:\s{0,3}["']([\w-]{1,60})["']\s{0,3},\s{0,9}suffix\s{0,3}:\s{0,3}["'](\w{1,8})["']/u;
