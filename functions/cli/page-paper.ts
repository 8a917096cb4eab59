import type { PolicyDocument } from '../domain/document/model.ts';
import { type ReadContext, readDocument } from '../domain/document/read.ts';
import { extractPage } from '../domain/page/extract.ts';

/** The paper that a page of HTML holds. @throws HONGTOU_PAGE_TOO_LARGE above 5 MB */
export function readPage(html: string, context: Omit<ReadContext, 'pageTitle'>): PolicyDocument {
  const page = extractPage(html, { url: context.url });
  return readDocument(page.text, {
    ...context,
    publishedOn: context.publishedOn ?? page.publishedAt?.slice(0, 10) ?? null,
    pageTitle: page.title,
    pageNumber: page.documentNumber,
  });
}
