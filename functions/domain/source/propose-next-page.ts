import type { CheerioAPI } from 'cheerio/slim';
import { type ListResponse, oneLine, webAddress } from './adapters/reading.ts';
import type { NextPageRule } from './definition-adapter.ts';

/** How a list page leads to the next: TRS's script, a link that says so, or numbered links; null where none is found. */
export function nextPageRule(document: CheerioAPI, page: ListResponse): NextPageRule | null {
  if (TRS_CALL.test(page.text)) return { rule: 'trs' };
  const links = document('a[href]').toArray();
  for (const word of NEXT_WORDS) {
    const found = links.find((link) => oneLine(document(link).text()) === word);
    if (found === undefined) continue;
    const address = webAddress(document(found).attr('href') ?? '', page.url);
    if (address !== null && address !== page.url) return { rule: 'link', selector: `a:contains("${word}")` };
  }
  for (const link of links) {
    if (oneLine(document(link).text()) !== '2') continue;
    const pattern = numbered((document(link).attr('href') ?? '').trim());
    if (pattern !== null) return pattern;
  }
  return null;
}

const NEXT_WORDS = ['下一页', '下页', '后一页', '下一页>', '下一页>>', '>', '›', '»'];
/** The call on the page, not the function's definition: createPageHTML(12, 0, "index", "html") */
const TRS_CALL = /createPageHTML\(\s{0,9}\d{1,5}\s{0,9},\s{0,9}\d{1,5}\s{0,9},\s{0,9}["']/u;
/** index_1.html, list_2.shtml, ?page=2, /2.htm: the last number of an address */
const LAST_NUMBER = /^([^\s]{0,300}?)(?<!\d)([12])((?:\.\w{2,6})?(?:[&#][^\s]{0,100})?)$/u;

/** Page 2 is numbered 2, or 1 where the first page is 0 or bare. */
function numbered(href: string): NextPageRule | null {
  const match = LAST_NUMBER.exec(href);
  if (match === null || SCRIPT.test(href)) return null;
  return { rule: 'pattern', pattern: `${match[1]}{n}${match[3]}`, first: Number(match[2]) };
}

const SCRIPT = /^(?:javascript:|#)/iu;
