import { isRestHeading } from './chrome.ts';
import type { Block, PageElement } from './tree.ts';

/**
 * Marks elements as furniture by what they hold: a box that opens with 网友评论 or 更多新闻, and elements named `print` or
 * `wz`, which are a tool or a path on one portal and wrap the paper on another, where no sentence stands in them.
 *
 * @param doubtful indexes of the elements so named
 */
export function markChrome(elements: PageElement[], blocks: readonly Block[], doubtful: readonly number[]): void {
  for (const index of doubtful) {
    const element = elements[index];
    if (element !== undefined && !holdsSentence(element, blocks)) mark(elements, index);
  }
  for (const [index, block] of blocks.entries()) {
    if (block.linkChars === 0 && isRestHeading(block.text)) mark(elements, boxOpenedBy(elements, block, index));
  }
}

const SENTENCE = /[，。；！？]/u;
/** A heading, a link to more of it, and the box has not begun yet. */
const HEAD_BLOCKS = 3;

function holdsSentence(element: PageElement, blocks: readonly Block[]): boolean {
  return blocks
    .slice(element.first, element.last)
    .some(({ text, linkChars }) => SENTENCE.test(text) && linkChars < text.length / 2);
}

/** The smallest element around a heading that opens with it and holds more than its head; -1 where none does. */
function boxOpenedBy(elements: readonly PageElement[], block: Block, index: number): number {
  for (let at = block.owner; at >= 0; at = elements[at]?.parent ?? -1) {
    const element = elements[at];
    if (element === undefined || element.first !== index || element.name === 'body') return -1;
    if (element.last - element.first >= HEAD_BLOCKS) return at;
  }
  return -1;
}

function mark(elements: PageElement[], index: number): void {
  for (let at = index; at >= 0 && at < elements.length; at++) {
    const element = elements[at];
    if (element === undefined) return;
    const inside = at === index || (element.parent >= index && (elements[element.parent]?.chrome ?? false));
    if (!inside) return;
    element.chrome = true;
  }
}
