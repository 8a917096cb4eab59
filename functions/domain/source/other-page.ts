import type { ExtractedPage } from '../page/extract.ts';
import { isPapersTitle } from '../page/wall-words.ts';

/**
 * Whether a page that a list led to is another page than the list named: the listed title stands nowhere in it, it has no day
 * and no title of its own as papers have, and there is hardly anything to read. Walls and stubs whose words nobody knows yet,
 * and a home page in the place of a paper, are told by that.
 *
 * @param html the decoded page
 * @param listedTitle as the list showed it; a list may cut it
 * @example isOtherPage(extractPage('<p>参数错误！</p>', {}), '<p>参数错误！</p>', '关于停水检修的通告') // true
 */
export function isOtherPage(paper: ExtractedPage, html: string, listedTitle: string): boolean {
  if (paper.attachments.length > 0 || paper.publishedAt !== null || 'articletitle' in paper.meta) return false;
  if (isPapersTitle(paper.title ?? '')) return false;
  const named = listedTitle.replace(LABEL, '').replace(BESIDE_LETTERS, '').slice(0, NAMED_LENGTH);
  const isNamed = (markup: string): boolean => markup.replace(BESIDE_LETTERS, '').includes(named);
  if (named.length < LEAST_NAME || isNamed(html) || isNamed(html.replace(TAGS, ''))) return false;
  return paper.text.length <= FEW_CHARACTERS || isIndex(html, paper.text);
}

/** What a list puts before a title: [通知公告] · 2026-05-18 · ·【图文】 */
const LABEL =
  /^[\s·•]{0,9}(?:[[【（(〔][^\]】）)〕]{1,12}[\]】）)〕]\s{0,9}|20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,9}){1,2}/u;
const BESIDE_LETTERS = /[^\p{L}\p{N}]+/gu;
const TAGS = /<[^<>]{1,3000}>/gu;
const NAMED_LENGTH = 8;
/** 公告 alone names nothing. */
const LEAST_NAME = 4;
const FEW_CHARACTERS = 200;
const LINK = /<a\s/giu;
const MANY_LINKS = 30;
const SENTENCE_END = /。/gu;

/** Many links and next to no sentences: a home page. */
function isIndex(html: string, text: string): boolean {
  return (html.match(LINK)?.length ?? 0) >= MANY_LINKS && (text.match(SENTENCE_END)?.length ?? 0) < 3;
}
