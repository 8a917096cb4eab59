import { isFileLink } from './attachments.ts';
import { isChromeLine, isCreditLine, isEventTime, isFooterLine, isInfoLine } from './chrome.ts';
import { isTemplateBlock } from './template.ts';
import type { Block, PageTree } from './tree.ts';

/**
 * How much each block speaks for being the paper's (positive, about its characters) or the page's furniture (negative).
 * Above the anchor nothing speaks for the paper; below it also lines without a sentence do, for many notices have none.
 *
 * @param anchor index of the last block that announces the body (its title, its date), -1 where none is known
 */
export function blockValues(
  tree: PageTree,
  anchor: number,
  seen: (block: Block) => boolean,
  siblings: ReadonlySet<string>,
): number[] {
  const plain = anchor >= 0 ? 0.5 : 0.25;
  return tree.blocks.map((block, index) => {
    const event = isEventTime(block.text, tree.blocks[index + 1]?.text ?? '');
    const value = !seen(block) ? 0 : event ? block.text.length * plain : blockValue(tree, block, siblings, plain);
    return index <= anchor ? Math.min(value, 0) : value;
  });
}

/** Whether nearly all of a line is the text of links, which are not the papers that a sentence cites. */
export function isLinkLine(tree: PageTree, block: Block): boolean {
  return block.linkChars > 0 && block.linkChars > block.text.length * 0.8 && !cites(tree, block);
}

/** Whether a line has a sentence in it. */
export function isSentence(text: string): boolean {
  return SENTENCE.test(text);
}

/** A Chinese sentence, or an English one that ends. A colon says nothing: labels have it. */
const SENTENCE = /[，。；！？]|[a-z]{2}[.!?,](?:\s|$)/u;
/** A number alone may be a counter of visits. */
const COUNT = /^[\d\s|/]{1,12}$/u;
const FOOTER_COST = 150;
const LINK_SHARE = 0.5;
const PLAIN_LENGTH = 20;

function blockValue(tree: PageTree, block: Block, siblings: ReadonlySet<string>, plain: number): number {
  const { text } = block;
  if (isFooterLine(text) && !(SENTENCE.test(text) && text.length > 100)) return -FOOTER_COST;
  if (tree.elements[block.owner]?.chrome ?? false) return -Math.max(30, text.length);
  if (isTemplateBlock(siblings, text)) return -20;
  if (block.links.some((link) => isFileLink(link))) return 25;
  if (isChromeLine(text)) return -20;
  if (isListEntry(block)) return -(10 + block.linkChars);
  if (block.linkChars > text.length * LINK_SHARE) {
    if (cites(tree, block)) return text.length - block.linkChars;
    return inList(tree, block) ? -(10 + block.linkChars) : -3;
  }
  if (isSentence(text)) return text.length - block.linkChars;
  if (isInfoLine(text) || isCreditLine(text)) return -1;
  if (COUNT.test(text)) return 0;
  return Math.min(text.length, PLAIN_LENGTH) * (block.cell >= 0 && plain < 0.5 ? 0 : plain);
}

/** A paragraph most of whose words are links to the papers that it cites: 根据《…法》、《…条例》，现公告如下： */
function cites(tree: PageTree, { text, linkChars, owner }: Block): boolean {
  return tree.elements[owner]?.name === 'p' && text.length - linkChars >= CITING_WORDS && CITING.test(text);
}

const CITING_WORDS = 6;
const CITING = /^(?:根据|依据|按照|依照|为|经|现|请|详见|对|自|因|《)[\s\S]{0,2000}[，。；：]/u;

/** A link with its date, and little else, is an entry of a list of other papers. */
function isListEntry({ text, linkChars }: Block): boolean {
  return linkChars >= 6 && text.length - linkChars <= DATE_LENGTH && DATE.test(text);
}

const DATE_LENGTH = 16;
/** 2026-03-01, 26-03-01, 2026年3月1日, [03-01] */
const DATE = /\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?[\s\])）】]{0,3}$|^[\s[(（【]{0,3}\d{1,4}[-/.年]\d{1,2}/u;

/** A link alone in a paragraph may be the paper's; in a list, or beside others, it leads elsewhere. */
function inList(tree: PageTree, block: Block): boolean {
  if (block.links.length > 1) return true;
  const owner = tree.elements[block.owner];
  return owner === undefined || owner.name !== 'p';
}
