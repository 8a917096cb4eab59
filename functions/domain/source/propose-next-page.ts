import type { CheerioAPI } from 'cheerio/slim';
import { type ListResponse, oneLine, webAddress } from './adapters/reading.ts';
import { linkAddress, PAGER_CALL } from './adapters/static-list.ts';
import type { NextPageRule } from './definition-adapter.ts';
import { chainOf, type Node } from './propose-node.ts';

/** How a list page leads to the next: TRS's script, a link that says so, or numbered links; null where none is found. */
export function nextPageRule(document: CheerioAPI, page: ListResponse): NextPageRule | null {
  if (TRS_CALL.test(page.text) || PAGER_CALL.test(page.text)) return { rule: 'trs' };
  const links = document('a').toArray();
  for (const word of NEXT_WORDS) {
    const found = links.find((link) => oneLine(document(link).text()) === word);
    if (found === undefined) continue;
    const named = linkAddress(document(found));
    const address = named === '' ? null : webAddress(named, page.url);
    if (address !== null && address !== page.url) return { rule: 'link', selector: `a:contains("${word}")` };
  }
  for (const link of links) {
    if (oneLine(document(link).text()) !== '2') continue;
    const pattern = numbered(linkAddress(document(link)));
    if (pattern !== null) return pattern;
  }
  return null;
}

/** The elements that hold a pager, however far out: TRS's script, or a link to the next page or to page 2. */
export function pagersOf(document: CheerioAPI): ReadonlySet<Node> {
  const scripts = document('script').toArray();
  const links = document('a').toArray();
  const pagers = [
    ...scripts.filter((script) => TRS_CALL.test(document(script).text()) || PAGER_CALL.test(document(script).text())),
    ...links.filter((link) => PAGER_WORDS.has(oneLine(document(link).text()))),
  ];
  return new Set(pagers.flatMap((pager) => chainOf(pager)));
}

const NEXT_WORDS = ['下一页', '下页', '后一页', '下一页>', '下一页>>', '>', '›', '»'];
const PAGER_WORDS: ReadonlySet<string> = new Set([...NEXT_WORDS, '2', '末页', '尾页']);
/** The call on the page, not the function's definition: createPageHTML(12, 0, "index", "html"), createPageHTML('page_div', 12, 1, 'index', 'html', 230) */
const TRS_CALL =
  /createPageHTML\(\s{0,9}(?:["'][\w-]{1,60}["']\s{0,9},\s{0,9})?\d{1,5}\s{0,9},\s{0,9}\d{1,5}\s{0,9},\s{0,9}["']/u;
/** index_1.html, list_2.shtml, ?page=2, /2.htm: the last number of an address */
const LAST_NUMBER = /^([^\s]{0,300}?)(?<!\d)([12])((?:\.\w{2,6})?(?:[&#][^\s]{0,100})?)$/u;

/** Page 2 is numbered 2, or 1 where the first page is 0 or bare. */
function numbered(href: string): NextPageRule | null {
  const match = LAST_NUMBER.exec(href);
  if (match === null || SCRIPT.test(href)) return null;
  return { rule: 'pattern', pattern: `${match[1]}{n}${match[3]}`, first: Number(match[2]) };
}

const SCRIPT = /^(?:javascript:|#)/iu;
