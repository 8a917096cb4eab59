import { createPaperReader } from '../adapters/thread/paper-reader.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import { type ReadContext, readDocument } from '../domain/document/read.ts';

/** The paper that a page of HTML holds. @throws see PaperReader */
export type ReadPage = (html: string, context: Omit<ReadContext, 'pageTitle'>) => Promise<PolicyDocument>;

/** Holds a thread once a page was large. */
export function createPageReading(): ReadPage {
  const { readPaper } = createPaperReader();
  return async (html, context) => {
    const page = await readPaper({ url: context.url, text: html });
    return readDocument(page.text, {
      ...context,
      publishedOn: context.publishedOn ?? page.publishedAt?.slice(0, 10) ?? null,
      pageTitle: page.title,
      pageNumber: page.documentNumber,
    });
  };
}
