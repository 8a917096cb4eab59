import { type CheerioAPI, load } from 'cheerio/slim';
import type { SitemapAdapter } from '../definition-adapter.ts';
import {
  dayOf,
  type ListItem,
  type ListReading,
  type ListResponse,
  NOT_A_LIST,
  oneLine,
  readingOf,
  webAddress,
} from './reading.ts';
import { addressDate } from './static-list.ts';

/**
 * Reads a sitemap, or an index of sitemaps, which leads to them. A sitemap names no titles: the address stands in until
 * the page itself is read. `lastmod` says when a page was touched, not when its paper came out, and is no date of it.
 */
export function readSitemap(adapter: SitemapAdapter, response: ListResponse): ListReading {
  const xml = load(response.text.slice(0, SITEMAP_LIMIT), { xml: true });
  if (xml('sitemapindex').length > 0) {
    const maps = xml('sitemap > loc').toArray();
    const urls = maps.map((map) => webAddress(xml(map).text(), response.url)).filter((url) => url !== null);
    return { items: [], nextPages: urls, problem: urls.length === 0 ? 'selector-found-nothing' : null };
  }
  if (xml('urlset').length === 0) return NOT_A_LIST;
  const items = xml('url')
    .toArray()
    .map((entry) => readEntry(xml, entry, response.url));
  return readingOf(items.filter((item) => item?.url.startsWith(adapter.under)).filter((item) => item !== null));
}

type Entry = Parameters<CheerioAPI>[0];

function readEntry(xml: CheerioAPI, entry: Entry, base: string): ListItem | null {
  const address = xml(entry).children('loc').first().text();
  const url = address.trim() === '' ? null : webAddress(address, base);
  if (url === null) return null;
  const title = oneLine(xml(entry).find('news\\:title').first().text());
  const stated = dayOf(xml(entry).find('news\\:publication_date').first().text());
  return { url, title: title === '' ? url : title, publishedOn: stated ?? addressDate(url) };
}

const SITEMAP_LIMIT = 5 * 1024 * 1024;
