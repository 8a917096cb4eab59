import type { CheerioAPI } from 'cheerio/slim';
import { chromeName } from '../page/chrome.ts';
import { chainOf, describedLink, type Entry, entryDay, type Node, nameOf, parentOf } from './propose-node.ts';

/**
 * The groups of a page's links that may be a list of papers: sibling elements of one kind, each with a link of some length and at
 * most two lesser ones (an attachment, an explanation). A list that a page sets in pieces (by month, every five) is a group as a whole too.
 */
export function linkGroups(document: CheerioAPI, base: string): readonly (readonly Entry[])[] {
  const groups = siblingGroups(document, base);
  return [...groups.map(({ entries }) => entries), ...joined(document, groups)];
}

interface Group {
  readonly container: Node;
  readonly kind: string;
  readonly entries: readonly Entry[];
}

const LEAST_TITLE = 4;
const DEEPEST_ITEM = 6;
const MOST_LINKS = 3000;
/** With more links of some length an element is a list itself. */
const MOST_IN_ITEM = 3;
const SCRIPTED = /^javascript:/iu;
/** [查看详情]: leads to the paper without naming it */
const NAMELESS = /^[\s[【(（]*(?:查看|阅读|点击|了解|浏览)?(?:更多|全文|详情|详细|原文|下载|内容)+[\s\]】)）>».…]*$/u;

function siblingGroups(document: CheerioAPI, base: string): readonly Group[] {
  const links = document('a[href], [onclick], [data-href]').toArray().slice(0, MOST_LINKS);
  const usable = links.flatMap((link) => paperLink(document, link, base));
  const inside = new Map<Node, number>();
  const chains = usable.map(({ link }) => chainOf(link));
  for (const chain of chains) for (const element of chain) inside.set(element, (inside.get(element) ?? 0) + 1);
  const groups = new Map<Node, Map<string, Map<Node, Entry>>>();
  usable.forEach((link, index) => {
    for (const item of chains[index]?.slice(0, DEEPEST_ITEM) ?? []) {
      const container = parentOf(item);
      if ((inside.get(item) ?? 0) > MOST_IN_ITEM || container === null) break;
      const kinds = groups.get(container) ?? new Map<string, Map<Node, Entry>>();
      const entries = kinds.get(nameOf(item)) ?? new Map<Node, Entry>();
      const known = entries.get(item);
      if (known === undefined || known.title.length < link.title.length) entries.set(item, { ...link, item });
      groups.set(container, kinds.set(nameOf(item), entries));
    }
  });
  return [...groups].flatMap(([container, kinds]) =>
    [...kinds].map(([kind, entries]) => ({ container, kind, entries: [...entries.values()] })),
  );
}

function paperLink(document: CheerioAPI, link: Node, base: string): readonly Omit<Entry, 'item'>[] {
  const { title, url } = describedLink(document, link, base);
  const href = (document(link).attr('href') ?? '').trim();
  if (
    title.length < LEAST_TITLE ||
    NAMELESS.test(title) ||
    href.startsWith('#') ||
    (url === null && !(nameOf(link) === 'a' && SCRIPTED.test(href)))
  )
    return [];
  const isChrome = chainOf(link).some((element) => {
    // The head of a table sorts it.
    if (nameOf(element) === 'th' || nameOf(element) === 'thead') return true;
    const attributes = document(element);
    return chromeName(nameOf(element), attributes.attr('id') ?? '', (attributes.attr('class') ?? '').split(/\s+/u));
  });
  return isChrome ? [] : [{ link, title, url }];
}

/** Groups in containers of one make that stand side by side, or in elements side by side, and whose days go on from one to the next. */
function joined(document: CheerioAPI, groups: readonly Group[]): readonly (readonly Entry[])[] {
  const runs = new Map<Node, Map<string, Group[]>>();
  for (const group of groups) {
    const around = parentOf(group.container);
    const above = around === null ? null : parentOf(around);
    const make = `${makeOf(document, group.container)}>${group.kind}`;
    add(runs, around, make, group);
    if (around !== null) add(runs, above, `${makeOf(document, around)}>${make}`, group);
  }
  return [...runs.values()]
    .flatMap((kinds) => [...kinds.values()])
    .filter((run) => run.length > 1 && goesOn(document, run))
    .map((run) => run.flatMap(({ entries }) => entries));
}

function add(runs: Map<Node, Map<string, Group[]>>, around: Node | null, make: string, group: Group): void {
  if (around === null) return;
  const kinds = runs.get(around) ?? new Map<string, Group[]>();
  kinds.set(make, [...(kinds.get(make) ?? []), group]);
  runs.set(around, kinds);
}

function makeOf(document: CheerioAPI, element: Node): string {
  return `${nameOf(element)}.${document(element).attr('class') ?? ''}`;
}

function goesOn(document: CheerioAPI, run: readonly Group[]): boolean {
  let last: string | null = null;
  for (const { entries } of run) {
    const days = entries.map((entry) => entryDay(document, entry)?.day ?? null);
    const [first = null] = days;
    if (first === null || (last !== null && first > last)) return false;
    last = days.at(-1) ?? null;
    if (last === null) return false;
  }
  return true;
}
