import { type CheerioAPI, load } from 'cheerio/slim';
import { guardMarkup } from './guard.ts';
import { shapeOfGuarded } from './parsed.ts';

/**
 * Markup as a tree to select from.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE
 */
export function loadMarkup(html: string): CheerioAPI {
  const guarded = guardMarkup(html);
  shapeOfGuarded(guarded);
  return load(guarded);
}
