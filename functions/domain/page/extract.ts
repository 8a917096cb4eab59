import { type Attachment, collectAttachments } from './attachments.ts';
import { readBlocks } from './blocks.ts';
import { type EmbeddedArticle, embeddedArticle } from './embedded.ts';
import { type PageMetadata, pageTitle, readMetadata } from './metadata.ts';
import { renderBlocks } from './render.ts';
import { scriptArticle } from './script-data.ts';
import { selectBody } from './select.ts';
import type { PageTree } from './tree.ts';
import { isSentence } from './value.ts';
import { judgePage, type PageVerdict } from './verdict.ts';
import { isPapersTitle } from './wall-words.ts';

export interface ExtractOptions {
  /** Where the page came from; attachments are resolved against it. */
  readonly url?: string | null;
  /** Blocks that a stored template of the same host and column names; see `learnTemplate`. */
  readonly siblingBlocks?: ReadonlySet<string>;
}

/** A page as a reader sees it. `text` has a paragraph a line; `confidence` is low where two methods disagree. */
export interface ExtractedPage {
  readonly title: string | null;
  readonly text: string;
  /** ISO 8601 with +08:00, or the date alone. */
  readonly publishedAt: string | null;
  readonly source: string | null;
  /** 发文字号 */
  readonly documentNumber: string | null;
  readonly attachments: readonly Attachment[];
  readonly confidence: number;
  readonly verdict: PageVerdict;
  readonly meta: Readonly<Record<string, string>>;
}

/**
 * A page's body without navigation, and what the page says about itself.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE above 5 MB
 * @example extractPage('<h1>通知</h1><div id="zoom"><p>请于5月1日前申报。</p></div>', {}).text // '请于5月1日前申报。'
 */
export function extractPage(html: string, options: ExtractOptions): ExtractedPage {
  return extractTree(readBlocks(html), html, options);
}

/** The same for markup that is already read into blocks, as learning a template needs it. */
function extractTree(tree: PageTree, html: string, options: ExtractOptions): ExtractedPage {
  const title = pageTitle(tree);
  const selection = selectBody(tree, title, options.siblingBlocks ?? new Set());
  const found = readMetadata(tree, title, selection.blocks);
  const text = renderBlocks(tree, selection.blocks);
  const attachments = collectAttachments(tree, options.url ?? null);
  const embedded = embeddedArticle(html);
  if (embedded !== null && embedded.content !== '') return extractEmbedded(embedded, found, tree, options);
  const scripted = isSentence(text) || attachments.length > 0 ? null : scriptArticle(html);
  if (scripted !== null) return extractEmbedded(scripted, found, tree, options);
  const isPaper = selection.method === 'container' || hasPapersMarks(tree, found);
  const verdict = judgePage({ markup: html, text, attachments: attachments.length, shown: shownStart(tree), isPaper });
  const meta = Object.fromEntries(tree.meta);
  return { ...found, text, attachments, confidence: round(selection.confidence), verdict, meta };
}

/** A day, the meta tag of a paper's title, or a title as papers have it: stubs have none of them. */
function hasPapersMarks(tree: PageTree, { title, publishedAt }: PageMetadata): boolean {
  return publishedAt !== null || tree.meta.has('articletitle') || isPapersTitle(title ?? '');
}

/** Enough of what the page shows to tell a stub from a page. */
function shownStart(tree: PageTree): string {
  let shown = '';
  for (const block of tree.blocks) {
    if (shown.length > SHOWN_LENGTH) break;
    shown += `${block.text.slice(0, SHOWN_LENGTH)}\n`;
  }
  return shown;
}

const SHOWN_LENGTH = 1000;

/** An article that came as data is all body: nothing of it is furniture. */
function extractEmbedded(
  article: EmbeddedArticle,
  page: PageMetadata,
  outer: PageTree,
  options: ExtractOptions,
): ExtractedPage {
  const tree = readBlocks(article.content);
  const text = renderBlocks(
    tree,
    tree.blocks.filter((block) => !(tree.elements[block.owner]?.hidden ?? false)),
  );
  const attachments = collectAttachments(tree, options.url ?? null);
  const verdict = text === '' && attachments.length === 0 ? 'empty' : 'ok';
  return { ...merge(page, article), text, attachments, confidence: 1, verdict, meta: Object.fromEntries(outer.meta) };
}

/** What the article says of itself goes before what the page around it says. */
function merge(page: PageMetadata, article: PageMetadata): PageMetadata {
  return {
    title: article.title ?? page.title,
    publishedAt: article.publishedAt ?? page.publishedAt,
    source: article.source ?? page.source,
    documentNumber: article.documentNumber ?? page.documentNumber,
  };
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
