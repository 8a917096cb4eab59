import type { CheerioAPI } from 'cheerio/slim';
import { oneLine, webAddress } from './adapters/reading.ts';
import { addressDate, itemDay, linkAddress } from './adapters/static-list.ts';

/** An element of a parsed page. */
export type Node = ReturnType<CheerioAPI>[number];

/** One entry of a group: the element that stands for it, and the link that names its paper. */
export interface Entry {
  readonly item: Node;
  readonly link: Node;
  /** null where a script opens the paper. */
  readonly url: string | null;
  readonly title: string;
}

/** The element around an element; null at the root. */
export function parentOf(element: Node): Node | null {
  const { parent } = element;
  return parent !== null && parent.type === 'tag' ? parent : null;
}

/** An element's tag name. */
export function nameOf(element: Node): string {
  return element.type === 'tag' ? element.name : '';
}

/** The element and those around it, inmost first. */
export function chainOf(element: Node): readonly Node[] {
  const chain: Node[] = [];
  for (let at: Node | null = element; at !== null; at = parentOf(at)) chain.push(at);
  return chain;
}

/** What a link is called, the whole title where the column cut it, and where it leads. */
export function describedLink(document: CheerioAPI, link: Node, base: string): Pick<Entry, 'url' | 'title'> {
  const found = document(link);
  const shown = oneLine(found.text());
  const full = oneLine(found.attr('title') ?? '');
  const address = linkAddress(found);
  return { title: full.length > shown.length ? full : shown, url: address === '' ? null : webAddress(address, base) };
}

/** The day that an entry shows, or else the one in its address. */
export function entryDay(
  document: CheerioAPI,
  { item, url }: Entry,
): { readonly day: string; readonly shown: boolean } | null {
  const shown = itemDay(document(item));
  if (shown !== null) return { day: shown, shown: true };
  const day = url === null ? null : addressDate(url);
  return day === null ? null : { day, shown: false };
}
