import { type ExtractedPage, extractPage } from '../../domain/page/extract.ts';
import { PAGE_LIMIT } from '../../domain/page/guard.ts';
import { createBoundedThread } from './bounded-thread.ts';
import { isSmallPage, PAGE_BOUNDS } from './page-bounds.ts';

/** Reads pages that an operator brought, of which no source is known. */
export interface PaperReader {
  /** @throws HONGTOU_PAGE_TOO_LARGE, HONGTOU_READING_TIME, HONGTOU_READING_MEMORY */
  readPaper(page: { readonly url: string | null; readonly text: string }): Promise<ExtractedPage>;
}

/** As the page reader of a round does, within the same bounds and with none of what it loads for sources: small pages here, large ones in a thread. */
export function createPaperReader(bounds: Partial<typeof PAGE_BOUNDS> = {}): PaperReader {
  const module = new URL('./page-thread.ts', import.meta.url);
  const thread = createBoundedThread({ module, ...PAGE_BOUNDS, ...bounds });
  return {
    readPaper: async ({ url, text }) => {
      // What is beyond any limit is refused before it is looked at.
      if (isSmallPage({ text }) || text.length > PAGE_LIMIT) return extractPage(text, { url });
      return (await thread.run({ kind: 'paper', page: { definition: null, url, text } })) as ExtractedPage;
    },
  };
}
