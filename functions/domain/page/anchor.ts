import { isFileLink } from './attachments.ts';
import { isChromeLine, isCreditLine, isEventTime, isInfoLine } from './chrome.ts';
import { templateKey } from './template.ts';
import type { Block, PageTree } from './tree.ts';
import { isSentence } from './value.ts';

/**
 * The last block that announces the body: its title, and the line of date and source below it. -1 where neither is
 * found. Portals put the body behind them, whatever else they do.
 */
export function findAnchor(tree: PageTree, title: string | null, seen: (block: Block) => boolean): number {
  const usable = (index: number): boolean => {
    const block = tree.blocks[index];
    return block !== undefined && seen(block) && !(tree.elements[block.owner]?.chrome ?? false);
  };
  const titleAt = title === null ? -1 : titleEnd(tree.blocks, templateKey(title), usable);
  return titleAt === -1 ? firstInfoLine(tree.blocks, usable) : lastInfoLine(tree.blocks, titleAt, usable);
}

/** Without a title one line of information has to do, unless sentences stand above it: then it ends the body. */
function firstInfoLine(blocks: readonly Block[], usable: (index: number) => boolean): number {
  let above = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined || !usable(index)) continue;
    if (isInfoLine(block.text) && !isCreditLine(block.text)) return above < SENTENCES_ABOVE ? index : -1;
    if (block.linkChars === 0 && block.text.includes('。')) above += block.text.length;
  }
  return -1;
}

/** Date, source and tools follow the title in several lines; the first line that looks like a body ends them. */
function lastInfoLine(blocks: readonly Block[], titleAt: number, usable: (index: number) => boolean): number {
  let anchor = titleAt;
  for (let index = titleAt + 1; index < blocks.length && index <= anchor + INFO_GAP; index++) {
    const block = blocks[index];
    if (block === undefined || !usable(index)) continue;
    const next = blocks[index + 1]?.text ?? '';
    if (announces(block.text) && !isEventTime(block.text, next)) anchor = index;
    else if (opensBody(block) && !(isSubtitle(block) && TOLD_OF.test(next))) break;
  }
  return anchor;
}

/** ——云岭市电梯安全条例施行一年观察 */
function isSubtitle({ text }: Block): boolean {
  return text.length <= 60 && SUBTITLE.test(text) && !isSentence(text);
}

const SUBTITLE = /^[—–―]{1,2}/u;

/** 作者：某某 2026-07-02 来源：某网 */
const TOLD_OF =
  /(?:来源|作者|发布|发表|更新|浏览|点击|阅读)[^，。；]{0,40}(?:19|20)\d\d|(?:19|20)\d\d[^，。；]{0,30}(?:来源|作者|浏览|点击|阅读)/u;

/** Right below a title any short line with a day in figures is the page's: 市科技局 2026/05/12 1.2k次浏览 */
function announces(text: string): boolean {
  if (isInfoLine(text)) return !isCreditLine(text);
  return text.length <= DATED_LENGTH && DAY_IN_FIGURES.test(text) && !text.includes('，') && !text.includes('。');
}

const DATED_LENGTH = 60;
const DAY_IN_FIGURES = /(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}/u;

function opensBody(block: Block): boolean {
  if (block.links.some((link) => isFileLink(link))) return true;
  if (block.linkChars > 0 || block.text.length <= BETWEEN) return false;
  return !isChromeLine(block.text) && !DOCUMENT_NUMBER.test(block.text);
}

/** 某府规〔2026〕3号 below a title */
const DOCUMENT_NUMBER = /^[\p{Script=Han}]{1,20}[〔[［【（(](?:19|20)\d\d[〕\]］】）)]\s?(?:第\s?)?\d{1,5}\s?号$/u;

/** Lines that may stand between two lines of information, such as a name or a button. */
const INFO_GAP = 3;
/** An issuer's name, a button. */
const BETWEEN = 10;
const LONG = 30;
const SENTENCES_ABOVE = 100;
/** A directory's table above the paper names the title too. */
const TITLE_REACH = 40;
const TITLE_LINES = 4;

function titleEnd(blocks: readonly Block[], wanted: string, usable: (index: number) => boolean): number {
  let found = -1;
  if (wanted === '') return found;
  for (let index = 0; index < blocks.length; index++) {
    if (found !== -1 && index > found + TITLE_REACH) break;
    const block = blocks[index];
    if (block === undefined || !usable(index)) continue;
    if (found !== -1 && block.text.length > LONG && block.linkChars === 0 && block.text.includes('。')) break;
    const end = matchEnd(blocks, index, wanted);
    if (end !== -1) found = end;
  }
  return found;
}

/** A long title may be broken over lines; -1 where the lines from `start` do not make it up. */
function matchEnd(blocks: readonly Block[], start: number, wanted: string): number {
  let rest = wanted;
  for (let index = start; index < Math.min(start + TITLE_LINES, blocks.length); index++) {
    const block = blocks[index];
    const key = block === undefined || block.linkChars > 0 ? '' : templateKey(block.text);
    if (key === '' || !rest.startsWith(key)) return -1;
    rest = rest.slice(key.length);
    if (rest === '') return index;
  }
  return -1;
}
