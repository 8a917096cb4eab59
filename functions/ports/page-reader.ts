import type { ExtractedPage } from '../domain/page/extract.ts';
import type { FetchedPage, ListPage } from '../domain/source/read-page.ts';

/**
 * Reads pages of which nothing is known yet. Ends in bounded time and memory whatever the markup: a page that cannot be read within
 * bounds is refused by name and harms nothing else.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE, HONGTOU_READING_TIME, HONGTOU_READING_MEMORY; see `isUnreadable`
 */
export interface PageReader {
  readPaper(page: FetchedPage): Promise<ExtractedPage>;
  readList(page: FetchedPage): Promise<ListPage>;
}
