import { type CheerioAPI, load } from 'cheerio/slim';
import { member, parseJson, textMember } from './json.ts';
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

/** Reads RSS 2.0, RSS 1.0, Atom or JSON Feed. A feed without entries is empty by right. */
export function readFeed(response: ListResponse): ListReading {
  const entries = member(parseJson(response.text), 'items');
  if (Array.isArray(entries)) return readJsonFeed(entries, response.url);
  const xml = load(response.text.slice(0, FEED_LIMIT), { xml: true });
  if (xml('rss, feed, rdf\\:RDF').length === 0) return NOT_A_LIST;
  const items: ListItem[] = [];
  for (const entry of xml('item, entry').toArray()) {
    const item = readEntry(xml, entry, response.url);
    if (item !== null) items.push(item);
  }
  const reading = readingOf(items);
  return xml('item, entry').length === 0 ? { ...reading, problem: null } : reading;
}

function readJsonFeed(entries: readonly unknown[], base: string): ListReading {
  const items = entries.map((entry): ListItem | null => {
    const url = webAddress(textMember(entry, 'url') ?? '', base);
    const title = plain(textMember(entry, 'title') ?? '');
    if (url === null || textMember(entry, 'url') === null || title === '') return null;
    const body = textMember(entry, 'content_html');
    const publishedOn = feedDay(textMember(entry, 'date_published') ?? '');
    return { url, title, publishedOn, ...(body === null ? {} : { bodyHtml: body }) };
  });
  const reading = readingOf(items.filter((item) => item !== null));
  return entries.length === 0 ? { ...reading, problem: null } : reading;
}

type Entry = Parameters<CheerioAPI>[0];

function readEntry(xml: CheerioAPI, entry: Entry, base: string): ListItem | null {
  const child = (names: string) => xml(entry).children(names).first();
  const link = xml(entry).children('link[rel="alternate"], link:not([rel])').first();
  const url = webAddress(link.attr('href') ?? link.text(), base);
  const title = plain(child('title').text());
  if (url === null || (link.attr('href') ?? link.text()).trim() === '' || title === '') return null;
  const body = child('content\\:encoded, content').text().trim();
  // Atom may name the day of the last correction first.
  const told = DATE_NAMES.map((name) => child(name).text()).find((value) => value.trim() !== '') ?? '';
  const publishedOn = feedDay(told);
  return { url, title, publishedOn, ...(body === '' ? {} : { bodyHtml: body }) };
}

const DATE_NAMES = ['pubDate', 'published', 'dc\\:date', 'updated'];

/** A title that was escaped with its markup: &lt;b&gt;关于…&lt;/b&gt; */
function plain(title: string): string {
  return oneLine(MARKUP.test(title) ? load(title, {}, false).text() : title);
}

const MARKUP = /<\/?[a-z][^<>]{0,500}>/iu;

function feedDay(value: string): string | null {
  const match = RFC_822.exec(value);
  if (match === null) return dayOf(value);
  const [, day, month = '', year, hour, minute, zone = ''] = match;
  const at = Date.UTC(Number(year), MONTHS.indexOf(month.toLowerCase()), Number(day), Number(hour), Number(minute));
  const offset = OFFSET.exec(zone);
  const minutes = offset === null ? 0 : Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
  return new Date(at - minutes * 60_000 + SHANGHAI_MS).toISOString().slice(0, 10);
}

const FEED_LIMIT = 5 * 1024 * 1024;
const SHANGHAI_MS = 8 * 3_600_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Mon, 16 Nov 2026 22:05:00 GMT */
const RFC_822 =
  /(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d)(?::\d\d)? ?([+-]\d{4}|[A-Z]{1,3})?/iu;
/** +0800 */
const OFFSET = /^([+-])(\d\d)(\d\d)$/u;
