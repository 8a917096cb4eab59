import { loadMarkup } from '../page/load.ts';
import type { ListResponse } from './adapters/reading.ts';
import { readStaticList } from './adapters/static-list.ts';
import type { StaticListAdapter } from './definition-adapter.ts';
import { linkGroups } from './propose-groups.ts';
import { nextPageRule } from './propose-next-page.ts';
import { dateSelector, itemSelectors, linkSelector, titleSelector } from './propose-selectors.ts';
import { worthiest } from './propose-worth.ts';

/** The rules for the group of links that looks most like a list of papers, or null where none does. */
export function proposeStaticList(page: ListResponse): StaticListAdapter | null {
  const document = loadMarkup(page.text);
  const group = worthiest(document, linkGroups(document, page.url), page.url);
  // Where scripts open the papers of the list that counts, another group would be the wrong one.
  if (group === null || group.some(({ url }) => url === null)) return null;
  const link = linkSelector(document, group);
  const rules = {
    type: 'static-list',
    listUrl: page.url,
    link,
    title: titleSelector(document, group),
    date: dateSelector(document, group),
    nextPage: nextPageRule(document, page),
  } as const;
  const wanted = new Set(group.map(({ url }) => url));
  const tried = itemSelectors(document, group).map((item) => {
    const adapter: StaticListAdapter = { ...rules, item };
    const { items } = readStaticList(adapter, page);
    const found = items.filter(({ url }) => wanted.has(url)).length;
    return { adapter, missed: wanted.size - found, extra: items.length - found };
  });
  // The first that gives just the group; else the one that is least off.
  return tried.toSorted((a, b) => a.missed + a.extra - (b.missed + b.extra))[0]?.adapter ?? null;
}
