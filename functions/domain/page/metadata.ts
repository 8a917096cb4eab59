import { isChromeLine, isInfoLine } from './chrome.ts';
import { parsePortalDate } from './date.ts';
import type { Block, PageTree } from './tree.ts';

/** What a page says about itself. 成文日期 and the first sight of a page are other things and stand elsewhere. */
export interface PageMetadata {
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly source: string | null;
  readonly documentNumber: string | null;
}

/**
 * Reads meta tags (the State Council's guide of 2017 names them), then the lines around the body. What stands inside
 * the body is the paper's own (its 成文日期, its sources) and says nothing about the page.
 */
export function readMetadata(tree: PageTree, title: string | null, body: readonly Block[]): PageMetadata {
  const inside = new Set(body);
  const around = tree.blocks.filter((block) => !inside.has(block) && block.text.length <= 200);
  const lines = around.map((block) => block.text);
  return {
    title,
    publishedAt: publishedAt(tree, lines, title),
    source: sourceName(tree, lines),
    documentNumber: documentNumber(tree),
  };
}

/** The paper's title as the page gives it: its meta tags, its heading, else the head's title without the site's name. */
export function pageTitle(tree: PageTree): string | null {
  for (const name of TITLE_NAMES) {
    const value = tree.meta.get(name);
    if (value !== undefined && value.length >= 4) return name === 'articletitle' ? value : withoutSite(value, tree);
  }
  const shown = shownTitle(tree);
  if (shown !== null) return shown;
  const head = withoutSite(tree.headTitle, tree);
  if (head !== '' && !SITE_NAME.test(head)) return head;
  return announcedTitle(tree) ?? headedTitle(tree) ?? (head === '' ? null : head);
}

const TITLE_NAMES = ['articletitle', 'og:title', 'title', 'dc.title'];
const DATE_NAMES =
  'pubdate publishdate publish_date publish-date pubtime article:published_time og:published_time dc.date.issued date'.split(
    ' ',
  );
const SOURCE_NAMES = 'contentsource source articlesource og:article:author'.split(' ');
/** `_某市人民政府门户网站`, ` - 某局`: the site's name behind the page's */
const SITE_TAIL = /\s?(?<![-_|—–－])[-_|—–－]+\s?[^-_|—–－]{2,40}$/u;
const TITLE_PLACE =
  /^(?:h1|title|biaoti|bt|tit|article-?title|content-?title|news-?title|detail-?title|ivs_title|titles?)$/iu;
/** mail-tit, news_title, detailTitle */
const ANY_TITLE_PLACE =
  /^(?:h1|title|biaoti|bt|tit|ivs_title|titles?)$|^[a-z\d]{1,20}(?:[-_]{1,2}(?:tit|title|bt|biaoti)|Title)$/u;
/** 发布时间：2024-05-06 10:08 */
const PUBLISHED =
  /(?:发布(?:时间|日期)|发表(?:时间|日期)|公开日期|^[\s【[（(|｜]*(?:时间|日期)|\s(?:时间|日期))\s?[:：]\s?(?=(?:19|20)\d\d)/u;
/** A line that is a date and little else: 2024-05-06 10:08 来源：某局 */
const DATE_LINE = /^[\s[【（(]*(?:19|20)\d\d[-年/.]/u;
/** 更新时间：2024-05-06, 发文日期：2024年5月6日: where nothing says when the page came out */
const OTHER_DATE = /(?:更新|修改|编辑|发文|录入)(?:时间|日期)\s?[:：]\s?(?=(?:19|20)\d\d)/u;
/** 某市发布 2024-05-06 10:08 阅读 12 */
const TIME_LINE = /(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s{0,3}\d{1,2}[:：∶]\d{2}/u;
/** 信息来源：某局 */
const SOURCE = /(?:^|[\s|｜【[（(：:日\d])(?:信息|文章|稿件|内容)?来源于?\s?[:：]\s?([^\s:：|｜【】[\]]{2,40})/u;
/** The label that follows without a blank, where both stand in elements of their own: 来源：某局作者：, 来源：某局分享到： */
const NEXT_LABEL =
  /(?:作者|编辑|责任编辑|责编|分享(?:到|至)?|字[体号]|发布(?:时间|日期)|时间|日期|浏览(?:次数|量)?|点击(?:数|率|量)?|阅读(?:量|数)?|访问(?:次数|量)?|打印)$/u;
/** 某府〔2024〕5号, 某办函[2023]12号 */
const NUMBER =
  /[\p{Script=Han}A-Za-z（）]{1,20}\s?[〔[［【（(]\s?(?:19|20)\d\d\s?(?:年)?[〕\]］】）)]\s?(?:第\s?)?\d{1,5}\s?号/u;
const NUMBER_LABEL = /^(?:发文字号|发文字号|文\s{0,4}号|文件编号|发文文号|文件字号|文件号)\s?[:：]?\s?(.{0,60})$/u;
/** ` 某局`, `_某局`, `（某局）` */
const SET_OFF = /^(?:$|[\s\-_|—–－:：（(【[,，~·>])/u;
const BEFORE = /[\s\-_|—–－:：）)】\],，~·<]$/u;
const HEAD_BLOCKS = 160;
const TITLE_LENGTH = 400;
/** 青禾市农业农村局, 通知公告, 正文 */
const SITE_NAME =
  /^.{0,24}(?:局|委|委员会|厅|政府|网|网站|门户|办公室|部|院|中心|在线|通知公告|公示公告|政务公开|信息公开|详情|详细|正文|内容页?|首页)$/u;

/** The head's title often has the site's name behind it, and the page shows the bare one. */
function withoutSite(title: string, tree: PageTree): string {
  let bare = title.slice(0, TITLE_LENGTH);
  for (let cut = 0; cut < 3 && SITE_TAIL.test(bare); cut++) {
    if (tree.blocks.some((block) => block.text === bare)) return bare;
    bare = bare.replace(SITE_TAIL, '').trim();
  }
  return bare.length >= 4 ? bare : title;
}

function shownTitle(tree: PageTree): string | null {
  const flat = tree.headTitle;
  const heads = headBlocks(tree, TITLE_PLACE);
  const agreed = heads.find((block) => standsIn(flat, block.text)) ?? openingOf(flat, tree);
  if (agreed !== undefined) return agreed.text;
  if (flat !== '') return null;
  return heads[0]?.text ?? null;
}

/** Lines in headings, or in elements whose names say that a title stands there. */
function headBlocks(tree: PageTree, place: RegExp): Block[] {
  return tree.blocks.filter((block) => {
    const element = tree.elements[block.owner];
    if (element === undefined || element.chrome || element.hidden || block.linkChars > 0) return false;
    const named = place.test(element.id) || element.classes.some((each) => place.test(each));
    return (block.heading || named) && block.text.length >= 4 && block.text.length <= 120;
  });
}

/** The first such line that names neither the site nor the column. */
function headedTitle(tree: PageTree): string | null {
  const heads = headBlocks(tree, ANY_TITLE_PLACE);
  return (
    heads.find(({ text }) => text.length >= TITLE_LEAST && !SITE_NAME.test(text) && !isChromeLine(text))?.text ?? null
  );
}

/** The line right above the page's date and source, where the head names the site or the column alone. */
function announcedTitle(tree: PageTree): string | null {
  const info = tree.blocks.findIndex(({ text }) => isInfoLine(text) && parsePortalDate(text) !== null);
  const above = tree.blocks
    .slice(Math.max(0, info - INFO_PARTS), Math.max(0, info))
    .findLast(({ text }) => text.length >= TITLE_LEAST && HAN.test(text) && !isInfoLine(text));
  if (above === undefined || above.linkChars > 0 || isChromeLine(above.text)) return null;
  return above.text.length <= 120 ? above.text : null;
}

const TITLE_LEAST = 6;
const HAN = /\p{Script=Han}{3}/u;
/** Labels and values of the line below a title, where each stands in an element of its own. */
const INFO_PARTS = 8;

/** What stands around it must be set off: else the line is one half of a title that the page breaks. */
function standsIn(headTitle: string, line: string): boolean {
  const at = headTitle.indexOf(line);
  return (
    at !== -1 && SET_OFF.test(headTitle.slice(at + line.length)) && (at === 0 || BEFORE.test(headTitle.slice(0, at)))
  );
}

function opens(headTitle: string, line: string): boolean {
  return headTitle.startsWith(line) && standsIn(headTitle, line);
}

/** The longest line of the page with which the head's title begins; the site's name may follow it behind any sign. */
function openingOf(headTitle: string, tree: PageTree): Block | undefined {
  const lines = tree.blocks.filter(
    ({ text, linkChars }) => linkChars === 0 && text.length >= 6 && opens(headTitle, text),
  );
  return lines.toSorted((a, b) => b.text.length - a.text.length)[0];
}

function publishedAt(tree: PageTree, lines: readonly string[], title: string | null): string | null {
  for (const name of DATE_NAMES) {
    const date = parsePortalDate(tree.meta.get(name) ?? '');
    if (date !== null) return date;
  }
  for (const [index, line] of lines.entries()) {
    const match = PUBLISHED.exec(line);
    const told = match === null ? '' : line.slice(match.index, match.index + 60);
    const date = parsePortalDate(PUBLISHED_LABEL.test(line) ? (lines[index + 1] ?? '').slice(0, 40) : told);
    if (date !== null) return date;
  }
  for (const pattern of [DATE_LINE, OTHER_DATE, TIME_LINE]) {
    for (const line of lines.slice(0, HEAD_BLOCKS)) {
      const at = line.length <= 80 ? line.search(pattern) : -1;
      const date = at === -1 ? null : parsePortalDate(line.slice(at));
      if (date !== null) return date;
    }
  }
  return dateBelow(lines, title);
}

/** A day in figures in one of the short lines below the title: 某府人〔2026〕6号 2026-05-30 */
function dateBelow(lines: readonly string[], title: string | null): string | null {
  const at = title === null ? -1 : lines.lastIndexOf(title);
  if (at === -1) return null;
  const line = lines
    .slice(at + 1, at + 4)
    .find((each) => each.length <= 60 && DAY.test(each) && !PAPERS_DAY.test(each));
  return line === undefined ? null : parsePortalDate(line.slice(line.search(DAY)));
}

const DAY = /(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/u;
/** 成文日期：2026-05-30 */
const PAPERS_DAY = /成文|印发|签发|施行|实施|生效|废止/u;
/** 发布日期： in a cell of its own, the day in the next */
const PUBLISHED_LABEL = /^(?:发布|发表|公开)(?:时间|日期)\s?[:：]?$/u;

function sourceName(tree: PageTree, lines: readonly string[]): string | null {
  for (const name of SOURCE_NAMES) {
    const value = tree.meta.get(name);
    if (value !== undefined) return value;
  }
  for (const line of lines) {
    const name = SOURCE.exec(line)?.[1]?.replace(NEXT_LABEL, '');
    if (name !== undefined && name !== '') return name;
  }
  return null;
}

function documentNumber(tree: PageTree): string | null {
  for (const name of ['documentnumber', 'filenum', 'wenhao', 'document_number']) {
    const value = tree.meta.get(name);
    if (value !== undefined) return value;
  }
  for (const [index, block] of tree.blocks.entries()) {
    const label = block.text.length <= 80 ? NUMBER_LABEL.exec(block.text) : null;
    if (label === null) continue;
    const value = label[1] === undefined || label[1] === '' ? (tree.blocks[index + 1]?.text ?? '') : label[1];
    const number = NUMBER.exec(value.slice(0, 80));
    if (number !== null) return number[0].trim();
  }
  // A line that is nothing but a number is the paper's own; a number inside a sentence is a citation.
  const own = tree.blocks.find(
    ({ text }) => text.length <= 40 && text.endsWith('号') && NUMBER.exec(text)?.[0] === text,
  );
  return own?.text ?? null;
}
