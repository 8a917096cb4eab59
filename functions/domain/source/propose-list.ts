import { type CheerioAPI, load } from 'cheerio/slim';
import { chromeName } from '../page/chrome.ts';
import { guardMarkup } from '../page/guard.ts';
import { dayOf, type ListResponse, oneLine, webAddress } from './adapters/reading.ts';
import { addressDate, readStaticList } from './adapters/static-list.ts';
import type { StaticListAdapter } from './definition-adapter.ts';
import { nextPageRule } from './propose-next-page.ts';
import { type Entry, type Node, nameOf, parentOf } from './propose-node.ts';
import { dateSelector, itemSelectors, linkSelector } from './propose-selectors.ts';

/** The rules for the group of links that looks most like a list of papers, or null where none does. */
export function proposeStaticList(page: ListResponse): StaticListAdapter | null {
  const document = load(guardMarkup(page.text));
  const group = bestGroup(document, page.url);
  if (group === null) return null;
  const rules = {
    type: 'static-list',
    listUrl: page.url,
    link: linkSelector(document, group),
    title: null,
    date: dateSelector(document, group),
    nextPage: nextPageRule(document, page),
  } as const;
  const wanted = new Set(group.map(({ link }) => webAddress(document(link).attr('href') ?? '', page.url)));
  const tried = itemSelectors(document, group).map((item) => {
    const adapter: StaticListAdapter = { ...rules, item };
    const { items } = readStaticList(adapter, page);
    const found = items.filter(({ url }) => wanted.has(url)).length;
    return { adapter, missed: wanted.size - found, extra: items.length - found };
  });
  // The first that gives just the group; else the one that is least off.
  return tried.toSorted((a, b) => a.missed + a.extra - (b.missed + b.extra))[0]?.adapter ?? null;
}

const LEAST_ENTRIES = 3;
const LEAST_TITLE = 6;
const DEEPEST_ITEM = 6;
const MOST_LINKS = 3000;
/** Titles of papers are long; names of bureaus and columns are short. */
const GOOD_TITLE = 10;
const DATE_WORTH = 3;

/** The group of sibling elements, each with one link of some length, that is worth most. */
function bestGroup(document: CheerioAPI, base: string): readonly Entry[] | null {
  let best: readonly Entry[] | null = null;
  let bestWorth = 0;
  for (const entries of groupsOf(document, base)) {
    if (entries.length < LEAST_ENTRIES) continue;
    const worths = entries.map((entry) => worthOf(document, entry, base));
    const worth = worths.reduce((sum, each) => sum + each, 0);
    // Without dates, only long titles make a list.
    if (worth / entries.length < GOOD_TITLE / 10 || worth <= bestWorth) continue;
    best = entries;
    bestWorth = worth;
  }
  return best;
}

/** Entries by the element that holds them and their own kind; an item with several such links is itself a list. */
function groupsOf(document: CheerioAPI, base: string): Iterable<readonly Entry[]> {
  const links = document('a[href]').toArray().slice(0, MOST_LINKS);
  const usable = links.filter((link) => isPaperLink(document, link, base));
  const inside = new Map<Node, number>();
  const chains = usable.map((link) => chainOf(link));
  for (const chain of chains) for (const element of chain) inside.set(element, (inside.get(element) ?? 0) + 1);
  const groups = new Map<Node, Map<string, Entry[]>>();
  usable.forEach((link, index) => {
    for (const item of chains[index]?.slice(0, DEEPEST_ITEM) ?? []) {
      const container = parentOf(item);
      if ((inside.get(item) ?? 0) > 1 || container === null) break;
      const kinds = groups.get(container) ?? new Map<string, Entry[]>();
      const kind = nameOf(item);
      kinds.set(kind, [...(kinds.get(kind) ?? []), { item, link }]);
      groups.set(container, kinds);
    }
  });
  return [...groups.values()].flatMap((kinds) => [...kinds.values()]);
}

function isPaperLink(document: CheerioAPI, link: Node, base: string): boolean {
  const { title, href } = described(document, link);
  if (title.length < LEAST_TITLE || href.startsWith('#') || webAddress(href, base) === null) return false;
  return !chainOf(link).some((element) => {
    const attributes = document(element);
    return chromeName(nameOf(element), attributes.attr('id') ?? '', (attributes.attr('class') ?? '').split(/\s+/u));
  });
}

function worthOf(document: CheerioAPI, { item, link }: Entry, base: string): number {
  const { title, href } = described(document, link);
  const url = webAddress(href, base) ?? base;
  const text = document(item).text();
  const dated = dayOf(text.slice(0, 2000)) !== null || addressDate(url) !== null;
  const elsewhere = new URL(url).host === new URL(base).host ? 0 : 1;
  return Math.min(title.length, 30) / 10 + (dated ? DATE_WORTH : 0) - elsewhere;
}

function described(document: CheerioAPI, link: Node): { readonly title: string; readonly href: string } {
  const found = document(link);
  const shown = oneLine(found.text());
  const full = oneLine(found.attr('title') ?? '');
  return { title: full.length > shown.length ? full : shown, href: (found.attr('href') ?? '').trim() };
}

/** The element and those around it, inmost first. */
function chainOf(element: Node): readonly Node[] {
  const chain: Node[] = [];
  for (let at: Node | null = element; at !== null; at = parentOf(at)) chain.push(at);
  return chain;
}
