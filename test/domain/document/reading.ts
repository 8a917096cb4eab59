import type { PolicyDocument } from '../../../functions/domain/document/model.ts';
import { type ReadContext, readDocument } from '../../../functions/domain/document/read.ts';

/** Reads a text of which nothing is known, without topics. */
export function read(text: string, context: Partial<ReadContext> = {}): PolicyDocument {
  return readDocument(text, {
    url: null,
    publishedOn: null,
    pageTitle: null,
    labelTopics: ({ sections }) => ({ labels: [], sectionTopics: sections.map(() => []) }),
    ...context,
  });
}
