import type { ListResponse } from './list.ts';
import { completeProposal, type ProposedSource, proposeSource } from './propose.ts';
import { type FetchedPage, learnFromPages, type PaperPage, readListPage, readPaperPage } from './read-page.ts';

/** All that is done with the markup of strangers, as data that can be handed to a thread. */
export type PageWork =
  | { readonly kind: 'paper'; readonly page: PaperPage }
  | { readonly kind: 'list'; readonly page: FetchedPage }
  | { readonly kind: 'template'; readonly pages: readonly FetchedPage[] }
  | { readonly kind: 'proposal'; readonly page: ListResponse }
  | { readonly kind: 'whole-proposal'; readonly proposed: ProposedSource; readonly followed: ListResponse };

/** Does it here and now. @throws HONGTOU_PAGE_TOO_LARGE */
export function doPageWork(work: PageWork): unknown {
  switch (work.kind) {
    case 'paper':
      return readPaperPage(work.page);
    case 'list':
      return readListPage(work.page);
    case 'template':
      return learnFromPages(work.pages);
    case 'proposal':
      return proposeSource(work.page);
    case 'whole-proposal':
      return completeProposal(work.proposed, work.followed);
  }
}
