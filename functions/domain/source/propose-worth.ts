import type { CheerioAPI } from 'cheerio/slim';
import { oneLine } from './adapters/reading.ts';
import { pagersOf } from './propose-next-page.ts';
import { chainOf, type Entry, entryDay, type Node, parentOf } from './propose-node.ts';

/**
 * The group that looks most like the list of papers for which a page was made, or null where none does: long titles, days shown,
 * newest first, in the page's own column, beside the links to further pages, not under a heading such as 点击排行.
 */
export function worthiest(
  document: CheerioAPI,
  groups: readonly (readonly Entry[])[],
  base: string,
): readonly Entry[] | null {
  const pagers = pagersOf(document);
  const candidates = groups
    .filter(({ length }) => length >= LEAST_ENTRIES)
    .map((entries) => ({ entries, apart: apartFrom(pagers, entries) }));
  const nearest = Math.min(...candidates.map(({ apart }) => apart));
  let best: readonly Entry[] | null = null;
  let bestWorth = 0;
  for (const { entries, apart } of candidates) {
    const plain = entries.reduce((sum, entry) => sum + entryWorth(document, entry, base), 0);
    // Without dates, only long titles make a list.
    if (plain / entries.length < GOOD_TITLE / 10) continue;
    const worth = plain * groupFactor(document, entries) * (apart === nearest && apart <= NEAR ? BESIDE_PAGER : 1);
    if (worth <= bestWorth) continue;
    best = entries;
    bestWorth = worth;
  }
  return best;
}

const LEAST_ENTRIES = 3;
/** Titles of papers are long; names of bureaus and columns are short. */
const GOOD_TITLE = 10;
const LONG_TITLE = 30;
const DAY_SHOWN = 3;
const DAY_IN_ADDRESS = 1;
const OWN_COLUMN = 1;
const ELSEWHERE = -1;
const NEWEST_FIRST = 1.25;
const BESIDE_PAGER = 1.5;
const ASIDE = 0.3;
/** Elements between a list and what holds it and its pager. */
const NEAR = 4;

function entryWorth(document: CheerioAPI, entry: Entry, base: string): number {
  const day = entryDay(document, entry);
  const dated = day === null ? 0 : day.shown ? DAY_SHOWN : DAY_IN_ADDRESS;
  const place = placeWorth(entry.url, base);
  return Math.min(entry.title.length, LONG_TITLE) / 10 + dated + (day === null ? Math.min(place, 0) : place);
}

/** Papers mostly stand under the address of their column; other hosts' are seldom the list's. */
function placeWorth(url: string | null, base: string): number {
  if (url === null) return 0;
  if (new URL(url).host !== new URL(base).host) return ELSEWHERE;
  const column = new URL('.', base);
  return column.pathname !== '/' && url.startsWith(column.href) ? OWN_COLUMN : 0;
}

function groupFactor(document: CheerioAPI, entries: readonly Entry[]): number {
  return (isNewestFirst(document, entries) ? NEWEST_FIRST : 1) * (isAside(document, entries) ? ASIDE : 1);
}

/** One entry, kept on top, may break the order. */
function isNewestFirst(document: CheerioAPI, entries: readonly Entry[]): boolean {
  const days = entries.flatMap((entry) => entryDay(document, entry)?.day ?? []);
  const rises = days.filter((day, index) => index > 0 && day > (days[index - 1] ?? '')).length;
  return new Set(days).size >= 2 && days.length * 2 >= entries.length && rises <= 1;
}

/** Whether the heading before a list, or the names of what holds it, call it a side matter. */
function isAside(document: CheerioAPI, [first]: readonly Entry[]): boolean {
  let at = first === undefined ? null : parentOf(first.item);
  for (let level = 0; level < HEADING_LEVELS && at !== null; level++) {
    const before = oneLine(document(at).prev().text());
    if (before.length <= LONGEST_HEADING && ASIDE_HEADING.test(before)) return true;
    if (ASIDE_NAME.test(`${document(at).attr('class') ?? ''} ${document(at).attr('id') ?? ''}`)) return true;
    at = parentOf(at);
  }
  return false;
}

const HEADING_LEVELS = 2;
const LONGEST_HEADING = 16;
const ASIDE_HEADING =
  /热点|热门|热文|排行|点击|推荐|相关|图片新闻|头条|专题|专栏|链接|导航|栏目|最近更新|猜你|大家都在/u;
const ASIDE_NAME =
  /(?:^|[\s_-])(?:hot|rank|ranking|phb|related|recommend|tuijian|links?|yqlj|aside|side)(?:$|[\s_-])/iu;

/** How many elements out of a group's own the nearest pager is met; Infinity where the page has none. */
function apartFrom(pagers: ReadonlySet<Node>, [first]: readonly Entry[]): number {
  const container = first === undefined ? null : parentOf(first.item);
  const at = container === null ? -1 : chainOf(container).findIndex((element) => pagers.has(element));
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}
