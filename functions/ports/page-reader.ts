import type { ExtractedPage } from '../domain/page/extract.ts';
import type { SiblingTemplate } from '../domain/page/template.ts';
import type { ListResponse } from '../domain/source/list.ts';
import type { ProposedSource } from '../domain/source/propose.ts';
import type { FetchedPage, ListPage, PaperPage } from '../domain/source/read-page.ts';

/**
 * Reads pages of which nothing is known yet. Ends in bounded time and memory whatever the markup: a page that cannot be read within
 * bounds is refused by name and harms nothing else. Nothing else in `steps/` and `cli/` parses what a portal sent.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE, HONGTOU_READING_TIME, HONGTOU_READING_MEMORY; see `isUnreadable`
 */
export interface PageReader {
  readPaper(page: PaperPage): Promise<ExtractedPage>;
  readList(page: FetchedPage): Promise<ListPage>;
  /** See `learnTemplate`. */
  learnTemplate(pages: readonly FetchedPage[]): Promise<SiblingTemplate>;
  /** See `proposeSource`. */
  proposeSource(page: ListResponse): Promise<ProposedSource | null>;
  /** See `completeProposal`. */
  completeProposal(proposed: ProposedSource, followed: ListResponse): Promise<ProposedSource>;
}
