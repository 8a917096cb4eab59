import { isRestHeading, isRestLine } from './chrome.ts';
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
    if (block.linkChars === 0 && isRestHeading(block.text)) mark(elements, boxOpenedBy(elements, blocks, index));
    else if (block.linkChars > block.text.length / 2 && isRestLine(block.text) && isAlone(elements[block.owner])) {
      mark(elements, block.owner);
    }
  }
}

function isAlone(element: PageElement | undefined): boolean {
  return element !== undefined && element.last - element.first === 1;
}

const SENTENCE = /[，。；！？]/u;
/** 更多>> beside a heading: the box has not begun yet. */
const MORE = /^(?:更多|查看|全部|展开|收起|more)?[^。，]{0,4}$/iu;

function holdsSentence(element: PageElement, blocks: readonly Block[]): boolean {
  return blocks
    .slice(element.first, element.last)
    .some(({ text, linkChars }) => SENTENCE.test(text) && linkChars < text.length / 2);
}

/** The smallest element around a heading that opens with it and holds more than its head; -1 where none does. */
function boxOpenedBy(elements: readonly PageElement[], blocks: readonly Block[], index: number): number {
  for (let at = blocks[index]?.owner ?? -1; at >= 0; at = elements[at]?.parent ?? -1) {
    const element = elements[at];
    if (element === undefined || element.first !== index || element.name === 'body') return -1;
    if (blocks.slice(index + 1, element.last).some(({ text }) => !MORE.test(text))) return at;
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
