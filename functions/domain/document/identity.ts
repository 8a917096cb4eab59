import { createHash } from 'node:crypto';
import { type NewestName, UNCHANGED } from './body-names.ts';
import type { PolicyDocument } from './model.ts';

/**
 * The identity keys of a paper, strongest first (DESIGN §3): case, document number, issuer + title + kind.
 * A number alone is no key, for some cities restart theirs every year: session and issuer stand beside it. Where the issuer has
 * another name by now, each key stands in both: a copy that was put up after the renaming is the same paper.
 */
export function identityKeys(document: PolicyDocument, newestName: NewestName = UNCHANGED): readonly string[] {
  const keys: string[] = [];
  const { case: reply, issuer, title, documentNumber, kind } = document;
  const issuers = issuer ? namesOf(issuer, document, newestName) : [];
  if (reply?.number && reply.session) {
    const { body, level, session, number } = reply;
    const letter = `case|${body ?? ''}|${level ?? ''}|${plain(session)}|${number.replace(/^0+(?=\d)/, '')}`;
    keys.push(...issuers.map((name) => `${letter}|${name}`));
  }
  const number = plain(documentNumber ?? '');
  if (number !== '' && !BEGINS_ANEW.test(number)) {
    if (!OF_ANY_ISSUER.test(number)) keys.push(`number|${number}`);
    else keys.push(...issuers.map((name) => `number|${name}|${number}`));
  }
  if (title) keys.push(...issuers.map((name) => `${TITLE_KEY}${name}|${plain(title)}|${kind}`));
  return keys;
}

/** The name as written first: ids are minted from it. */
function namesOf(issuer: string, { signedOn }: PolicyDocument, newestName: NewestName): readonly string[] {
  return [...new Set([plain(issuer), plain(newestName(issuer, signedOn))])];
}

/** Key of the text itself: the same words, whatever the layout. */
export function textKey(contentHash: string): string {
  return `text|${contentHash}`;
}

export function urlKey(url: string): string {
  return `url|${url}`;
}

/** Names the document that another one turned out to be. Written once, like every alias. */
export function mergedKey(documentId: string): string {
  return `merged|${documentId}`;
}

/**
 * What a measure, its drafts and its amendments have in common: the rule's own name. Places share names: who looks a relative
 * up must compare region or issuer too.
 * @example workKey('关于印发《临澜市扶持办法》的通知') === workKey('临澜市扶持办法（征求意见稿）')
 */
export function workKey(title: string | null): string | null {
  if (title === null) return null;
  const quoted = QUOTED_TITLE.exec(title)?.[1];
  const name = plain(quoted ?? title)
    .replace(PROMULGATION_LEAD, '')
    .replace(STAGE_WORDS, '')
    .replace(PROMULGATION_TAIL, '');
  return name.length < 6 ? null : `work|${name}`;
}

/** A document's id follows from its strongest key, so that every engine and every run mints the same. */
export function mintDocumentId(strongestKey: string): string {
  return `d${createHash('sha256').update(strongestKey).digest('hex').slice(0, 16)}`;
}

/** Hash of what a paper says: white space does not count. */
export function contentHashOf(text: string): string {
  return createHash('sha256').update(text.replace(SPACE, '')).digest('hex');
}

/** Drops white space and punctuation, folds width: 〔2021〕 and [2021] are one spelling. */
function plain(words: string): string {
  return words.normalize('NFKC').replace(NOT_A_WORD, '').toLowerCase();
}

/** What a key begins with that is made of issuer, title and kind: the weakest, for a bureau may use a title again. */
export const TITLE_KEY = 'title|';
/**
 * 公告第3号, 主席令第9号, 水务局令第2号: every year or term counts from one again, so that without it the number names no paper. Those
 * of governments and of the state's organs run on.
 */
const BEGINS_ANEW = /(?:公告|通告|主席令|(?:(?<!总)局|[厅办院])令)第?[^届年]{1,6}号$/u;
/** 2026年第5号, 公告第3号, 市人民政府令第9号: without the code of an agency many have the same. */
const OF_ANY_ISSUER = /^(?:第|\d|公告|通告|公示|令|[省市县区]?(?:人民)?政府令)/u;
const SPACE = /\s+/gu;
const NOT_A_WORD = /[\s\p{P}\p{S}]+/gu;
/** 《临澜市扶持办法》 */
const QUOTED_TITLE = /《([^《》]{4,120})》/u;
const STAGE_WORDS = /公开征求意见稿|征求意见稿|草案|送审稿|试行|暂行|修订稿|修订|修正/gu;
/** 临澜市财政局关于印发…, 关于对…公开征求意见 */
const PROMULGATION_LEAD =
  /^.{0,60}?关于(?:印发|发布|公布|转发|再次公开征求|公开征求|征求|修订|修改|废止)|^.{0,60}?关于对?/u;
/** …公开征求意见的公告, …的通知 */
const PROMULGATION_TAIL = /(?:(?:向社会)?(?:公开)?征求(?:社会)?(?:公众)?意见)?(?:的?(?:通知|公告|通告|公示|启事))?$/u;
