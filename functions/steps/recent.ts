import { type FeedAddress, type FeedItem, feedItem, type NumberedChange } from '../domain/feed/json-feed.ts';
import { type HomeRow, homeRow } from '../domain/reader/lists.ts';
import type { SiteStore } from '../ports/site-store.ts';

/** A change as the feed and the home page tell it: rendered once, when it is published. */
export interface ToldChange {
  readonly item: FeedItem;
  readonly row: HomeRow;
}

/** Changes that are kept rendered: as many as the home page shows, and a page of the feed is no more. */
export const RECENT_KEPT = 200;

export function told(change: NumberedChange, address: FeedAddress): ToldChange {
  return { item: feedItem(change, address), row: homeRow(change, address) };
}

/**
 * The newest changes up to number `done`, as they were rendered: in order, without a gap, `RECENT_KEPT` of them or all. Null
 * where they are not there: a site of an earlier program, of another address, or none.
 */
export async function readRecent(
  done: number,
  site: SiteStore,
  address: FeedAddress,
): Promise<readonly ToldChange[] | null> {
  if (done === 0) return [];
  const bytes = await site.read(PATH);
  if (bytes === null) return null;
  const kept = JSON.parse(new TextDecoder().decode(bytes)) as Recent;
  if (kept.rendering !== RENDERING || kept.base !== address.base) return null;
  // Whoever died before the last step left younger ones behind.
  const recent = kept.changes.filter(({ row }) => row.n <= done).slice(-RECENT_KEPT);
  const first = done - Math.min(done, RECENT_KEPT) + 1;
  return recent[0]?.row.n === first && recent.at(-1)?.row.n === done ? recent : null;
}

/** Keeps the newest for the next publication, with a page more for one that died after this. */
export async function writeRecent(
  changes: readonly ToldChange[],
  site: SiteStore,
  address: FeedAddress,
): Promise<void> {
  const recent: Recent = { rendering: RENDERING, base: address.base, changes };
  const bytes = new TextEncoder().encode(JSON.stringify(recent));
  await site.write(PATH, { bytes, contentType: 'application/json; charset=utf-8' });
}

interface Recent {
  readonly rendering: number;
  readonly base: string;
  readonly changes: readonly ToldChange[];
}

const PATH = 'recent.json';
/** Bump it when items or rows are rendered otherwise: the newest are then rendered anew. */
const RENDERING = 2;
