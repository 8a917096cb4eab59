import { findAnchor } from './anchor.ts';
import { isFileLink } from './attachments.ts';
import { isChromeLine, isCreditLine, isDateLine, isEventTime, isFooterLine, isInfoLine } from './chrome.ts';
import { bodyRun, prefixSums, type Range, sumOf } from './run.ts';
import { isTemplateBlock, templateKey } from './template.ts';
import type { Block, PageElement, PageTree } from './tree.ts';
import { blockValues, isLinkLine, isSentence } from './value.ts';

/** Which blocks are the page's body, how sure that is (0 to 1), and whether a known CMS's container held them. */
export interface Selection {
  readonly blocks: readonly Block[];
  readonly confidence: number;
  readonly method: 'container' | 'subtree' | 'none';
}

/**
 * The body of a page: a container that a known CMS writes, else the subtree with the most sentences and the least
 * furniture. Each checks the other, and their agreement is the confidence.
 */
export function selectBody(tree: PageTree, title: string | null, siblings: ReadonlySet<string>): Selection {
  const visible = choose(tree, title, siblings, (block) => !hidden(tree, block));
  if (visible.blocks.length > 0 && !(isBare(visible.blocks) && hidesBody(tree))) return visible;
  return choose(tree, title, siblings, () => true);
}

/** Whether lines hold neither a sentence nor a file: what stands beside a body that a script shows later. */
function isBare(blocks: readonly Block[]): boolean {
  return !blocks.some((block) => isSentence(block.text) || block.links.some((link) => isFileLink(link)));
}

/** Whether a container that a known CMS writes is hidden until a script shows it, and holds sentences. */
function hidesBody(tree: PageTree): boolean {
  return tree.elements.some(
    (element) =>
      element.hidden &&
      isKnownContainer(element) &&
      tree.blocks.slice(element.first, element.last).some((block) => isSentence(block.text)),
  );
}

function isKnownContainer(element: PageElement): boolean {
  return CONTAINERS.has(element.id.toLowerCase()) || element.classes.some((each) => CONTAINERS.has(each.toLowerCase()));
}

const CONTAINERS = new Set(
  `ucap-content ucapcontent trs_editor trs_ueditor trs_preappend zoom zoomcon fontzoom ivs_content con_con
  news_cont_d_wrap vsb_content vsb_content_2 vsb_content_4 v_news_content pages_content my_doccontent detailcontent
  textbody js_content rich_media_content articlecontent_trs bt-content newscontent_zoom tys-main-zt-show`.split(/\s+/u),
);
/** Names that many things carry; they tip the scales between a body and its wrapper, no more. */
const GENERIC = /^(?:article|content|detail|main|text|news|body|con|info|view|xxgk|wz|zw|nr)/iu;
const TIGHTEN_SHARE = 0.8;
const CONTAINER_SHARE = 0.7;

function choose(
  tree: PageTree,
  title: string | null,
  siblings: ReadonlySet<string>,
  seen: (block: Block) => boolean,
): Selection {
  const anchor = findAnchor(tree, title, seen);
  const values = blockValues(tree, anchor, seen, siblings);
  const sums = prefixSums(values);
  const subtree = bestSubtree(tree, sums);
  const container = bestContainer(tree, values, seen);
  const kept = (range: Range | null): Block[] =>
    range === null ? [] : tree.blocks.slice(range.first, range.last).filter((block) => seen(block));
  const wide = trim(kept(bodyRun({ tree, values }, anchor, subtree)), title, siblings, tree);
  if (container === null) {
    const confidence = wide.length === 0 ? 0 : soloConfidence(values, subtree);
    return { blocks: wide, confidence, method: wide.length === 0 ? 'none' : 'subtree' };
  }
  const narrow = trimContainer(tree, kept(container), siblings);
  if (overlooked(container, subtree, sums)) return { blocks: wide, confidence: 0.4, method: 'subtree' };
  return { blocks: narrow, confidence: agreement(narrow, wide), method: 'container' };
}

function hidden(tree: PageTree, block: Block): boolean {
  return tree.elements[block.owner]?.hidden ?? false;
}

function bestSubtree(tree: PageTree, sums: readonly number[]): Range | null {
  const whole = { first: 0, last: tree.blocks.length };
  let best: Range = whole;
  let bestValue = sumOf(sums, whole);
  let at = -1;
  tree.elements.forEach((element, index) => {
    if (element.chrome) return;
    const named = GENERIC.test(element.id) || element.classes.some((each) => GENERIC.test(each));
    const value = sumOf(sums, element) + (named ? 8 : 0);
    if (value < bestValue) return;
    best = element;
    bestValue = value;
    at = index;
  });
  if (sumOf(sums, best) <= 0) return null;
  return tighten(tree, sums, best, at);
}

/** Goes down while one child keeps the bulk and little is lost outside it: a wrapper's extra lines are rarely the paper's. */
function tighten(tree: PageTree, sums: readonly number[], from: Range, at: number): Range {
  let best = from;
  let parent = at;
  for (let index = at + 1; index < tree.elements.length; index++) {
    const child = tree.elements[index];
    if (child === undefined || child.first >= best.last) break;
    // A paragraph that outweighs its neighbours is not their wrapper.
    if (child.parent !== parent || child.chrome || child.last - child.first < 2) continue;
    const value = sumOf(sums, child);
    const whole = sumOf(sums, best);
    if (value < whole * TIGHTEN_SHARE || whole - value > 60) continue;
    best = child;
    parent = index;
  }
  return best;
}

/** The smallest known container that still holds 70 % of what the richest one holds. */
function bestContainer(tree: PageTree, values: readonly number[], seen: (block: Block) => boolean): Range | null {
  const positive = prefixSums(values.map((value) => Math.max(value, 0)));
  const known = tree.elements.filter((element) => {
    return isKnownContainer(element) && !element.chrome && tree.blocks.slice(element.first, element.last).some(seen);
  });
  const most = Math.max(0, ...known.map((element) => sumOf(positive, element)));
  let best: Range | null = null;
  for (const element of known) {
    if (sumOf(positive, element) < most * CONTAINER_SHARE) continue;
    if (best === null || element.last - element.first <= best.last - best.first) best = element;
  }
  return best;
}

/** A container that holds a fraction of the body around it is a decoration of that body. */
function overlooked(container: Range, subtree: Range | null, sums: readonly number[]): boolean {
  if (subtree === null || subtree.first > container.first || subtree.last < container.last) return false;
  const value = sumOf(sums, subtree);
  return value > 150 && value > 3 * sumOf(sums, container);
}

function trim(blocks: readonly Block[], title: string | null, siblings: ReadonlySet<string>, tree: PageTree): Block[] {
  const wanted = title === null ? '' : templateKey(title);
  const kept = blocks.filter((block) => !isChromeLine(block.text) && !(tree.elements[block.owner]?.chrome ?? false));
  const isEdge = (block: Block): boolean =>
    !block.links.some((link) => isFileLink(link)) &&
    (isTemplateBlock(siblings, block.text) ||
      isInfoLine(block.text) ||
      isCreditLine(block.text) ||
      isFooterLine(block.text) ||
      isLinkLine(tree, block));
  let first = 0;
  let last = kept.length;
  const head = (block: Block | undefined): boolean =>
    block !== undefined && (isEdge(block) || isDateLine(block.text) || templateKey(block.text) === wanted);
  while (first < last && head(kept[first]) && !isEventTime(kept[first]?.text ?? '', kept[first + 1]?.text ?? ''))
    first++;
  while (last > first && kept.slice(last - 1, last).some(isEdge)) last--;
  return withoutRest(
    tree,
    kept.slice(first, last).filter((block) => !isTemplateBlock(siblings, block.text)),
  );
}

function trimContainer(tree: PageTree, blocks: readonly Block[], siblings: ReadonlySet<string>): Block[] {
  const shown = blocks.filter((block) => !isChromeLine(block.text) && !isTemplateBlock(siblings, block.text));
  const kept = withoutRest(tree, shown);
  let last = kept.length;
  while (last > 0 && kept.slice(last - 1, last).some(({ text }) => isCreditLine(text) || SOURCE_LINE.test(text)))
    last--;
  return kept.slice(0, last);
}

/** 来源：云岭发布, below a body */
const SOURCE_LINE = /^(?:信息|文章|稿件)?来源\s?[:：][^，。；]{0,40}$/u;

/** Without the line that names the editor, and keywords, buttons and links behind it; sentences and files there go on. */
function withoutRest(tree: PageTree, blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  for (let index = blocks.length - 1; index > 0; index--) {
    const block = blocks[index];
    if (block === undefined) break;
    if (isCreditLine(block.text)) end = index;
    else if (isSentence(block.text) && !isLinkLine(tree, block)) break;
    else if (block.links.some((link) => isFileLink(link))) break;
  }
  return blocks.slice(0, end);
}

/** The share of characters that both methods kept. */
function agreement(a: readonly Block[], b: readonly Block[]): number {
  const both = new Set(a);
  const size = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.text.length, 0);
  const shared = size(b.filter((block) => both.has(block)));
  const all = size(a) + size(b) - shared;
  return all === 0 ? 0 : 0.5 + 0.5 * (shared / all);
}

/** Without a second method, how much of the page's running text the choice holds. */
function soloConfidence(values: readonly number[], range: Range | null): number {
  if (range === null) return 0;
  const sums = prefixSums(values.map((value) => Math.max(value, 0)));
  const whole = sums.at(-1) ?? 0;
  return whole === 0 ? 0 : 0.9 * (sumOf(sums, range) / whole);
}
