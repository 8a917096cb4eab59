import type { ExtractedPage } from '../../domain/page/extract.ts';
import { shapeOfMarkup } from '../../domain/page/parsed.ts';
import type { SiblingTemplate } from '../../domain/page/template.ts';
import type { PageWork } from '../../domain/source/page-work.ts';
import type { ProposedSource } from '../../domain/source/propose.ts';
import {
  type FetchedPage,
  type ListPage,
  learnFromPages,
  readListPage,
  readPaperPage,
} from '../../domain/source/read-page.ts';
import type { PageReader } from '../../ports/page-reader.ts';
import { createBoundedThread } from './bounded-thread.ts';
import { isSmallPage, PAGE_BOUNDS } from './page-bounds.ts';

/** A page reader that holds a thread. */
export interface ThreadedPageReader extends PageReader {
  close(): Promise<void>;
}

/**
 * What a list may take here and now. Selecting compares each of an element's children with all of them and with all that stand
 * above, so that a page of 200 kB can take minutes; a billion comparisons take about a second. Real lists need a tenth of this.
 */
const SMALL_SELECTION = 300_000_000;

/** Reads small pages at once and large ones in a thread with bounds; `module` is page-thread.ts, or what it was bundled to. */
export function createPageReader(module: URL, bounds: Partial<typeof PAGE_BOUNDS> = {}): ThreadedPageReader {
  const thread = createBoundedThread({ module, ...PAGE_BOUNDS, ...bounds });
  const run = (work: PageWork): Promise<unknown> => thread.run(work);
  return {
    readPaper: async (page) =>
      isSmallPage(page) ? readPaperPage(page) : ((await run({ kind: 'paper', page })) as ExtractedPage),
    readList: async (page) =>
      isSmallPage(page) && isSmallList(page) ? readListPage(page) : ((await run({ kind: 'list', page })) as ListPage),
    learnTemplate: async (pages) =>
      pages.every(isSmallPage) ? learnFromPages(pages) : ((await run({ kind: 'template', pages })) as SiblingTemplate),
    // An operator waits for these one at a time: they need not be fast, and selecting is what they are made of.
    proposeSource: async (page) => (await run({ kind: 'proposal', page })) as ProposedSource | null,
    completeProposal: async (proposed, followed) =>
      (await run({ kind: 'whole-proposal', proposed, followed })) as ProposedSource,
    close: thread.close,
  };
}

function isSmallList({ text }: FetchedPage): boolean {
  const { elements, depth } = shapeOfMarkup(text);
  return elements * elements * depth <= SMALL_SELECTION;
}
