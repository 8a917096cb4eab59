import { HongtouError } from '../error.ts';
import { readBlocks } from '../page/blocks.ts';
import { type ExtractedPage, extractPage } from '../page/extract.ts';
import { learnTemplate, type SiblingTemplate } from '../page/template.ts';
import { judgePage, type PageVerdict } from '../page/verdict.ts';
import type { SourceDefinition } from './definition.ts';
import { articleHtml, type ListReading, readList } from './list.ts';

/** A page as it was fetched: where it was in the end, and its decoded text. */
export interface FetchedPage {
  readonly definition: SourceDefinition;
  readonly url: string;
  readonly text: string;
}

/** A page that may hold a paper. */
export interface PaperPage {
  /** null for one that no source led to: an operator brought it. */
  readonly definition: SourceDefinition | null;
  readonly url: string | null;
  readonly text: string;
  /** See ExtractOptions. */
  readonly siblingBlocks?: ReadonlySet<string>;
}

/** What a list page says, and what it is by its own words. */
export interface ListPage {
  readonly verdict: PageVerdict;
  readonly reading: ListReading;
}

/** @throws HONGTOU_PAGE_TOO_LARGE */
export function readPaperPage({ definition, url, text, siblingBlocks }: PaperPage): ExtractedPage {
  const html = definition === null ? text : articleHtml(definition, text);
  return extractPage(html, { url, ...(siblingBlocks === undefined ? {} : { siblingBlocks }) });
}

/** @throws HONGTOU_PAGE_TOO_LARGE */
export function readListPage({ definition, url, text }: FetchedPage): ListPage {
  const reading = readList(definition, { url, text });
  return { verdict: judgePage({ markup: text }), reading };
}

/** What pages of one column share. @throws HONGTOU_PAGE_TOO_LARGE */
export function learnFromPages(pages: readonly FetchedPage[]): SiblingTemplate {
  return learnTemplate(pages.map(({ definition, text }) => readBlocks(articleHtml(definition, text))));
}

const UNREADABLE = new Set(['HONGTOU_PAGE_TOO_LARGE', 'HONGTOU_READING_TIME', 'HONGTOU_READING_MEMORY']);

/** Whether an error says that a page is beyond what may be spent on one, and nothing of us. */
export function isUnreadable(error: unknown): error is HongtouError {
  return error instanceof HongtouError && UNREADABLE.has(error.code);
}
