import { isFileLink } from './attachments.ts';
import { isInfoLine } from './chrome.ts';
import type { PageElement, PageTree } from './tree.ts';
import { isSentence } from './value.ts';

/** Blocks from `first` up to `last`, exclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** A page's blocks with what each is worth, as `blockValues` gives it. */
export interface ValuedPage {
  readonly tree: PageTree;
  readonly values: readonly number[];
}

/**
 * The stretch of blocks that is the body: from the first block behind the title that speaks for a paper, on while what
 * follows brings more than it costs. Where that is little and another part of the page is worth far more, the anchor was
 * not the paper's title, and the best stretch of the richest subtree stands.
 *
 */
export function bodyRun(page: ValuedPage, anchor: number, subtree: Range | null): Range | null {
  const { values } = page;
  const rich = subtree === null ? null : richestRun(values, subtree);
  if (anchor === -1) return rich?.range ?? null;
  const near = runBehind(page, anchor);
  if (rich !== null && rich.value > FAR_VALUE + FAR_FACTOR * (near?.value ?? 0)) return rich.range;
  return near?.range ?? null;
}

export function prefixSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

/** The sum of a range's values, by their prefix sums. */
export function sumOf(sums: readonly number[], range: Range): number {
  return (sums[range.last] ?? 0) - (sums[range.first] ?? 0);
}

interface Run {
  readonly range: Range;
  readonly value: number;
}

const FAR_VALUE = 200;
const FAR_FACTOR = 5;
/** Menus between a title and what is taken for its body cost more; then the page has no body, as where it is a picture. */
const MOST_PASSED = 100;
/** A body begins within so many blocks of its title. */
const NEAR = 12;
const YEAR = /(?:19|20)\d\d/u;
/** Less than a file or a short sentence is worth. */
const WEAK = 13;
/** What stands outside the element that holds the body so far is rather another thing; files and long text get over it. */
const EXIT_COST = 40;
/** Cells and tables are left within a body too. */
const TABLE_EXIT_COST = 8;
const WRAPPERS = new Set(['div', 'section', 'article', 'main', 'form', 'center', 'blockquote']);
const TABLES = new Set(['td', 'table']);

function runBehind(page: ValuedPage, anchor: number): Run | null {
  const { tree, values } = page;
  let best: Run | null = null;
  let from = anchor + 1;
  while (from <= anchor + NEAR) {
    const found = nextPositive(values, from);
    if (found === null) break;
    const first = behindAttributes(page, found, anchor);
    const run = runFrom(page, first);
    // What opens weakly above a line of date and source is a subtitle; elsewhere it is rather a short body.
    const announced = tree.blocks.slice(from, first).some(({ text }) => isInfoLine(text) && YEAR.test(text));
    if (best === null || (announced && run.value > best.value) || dwarfs(tree, run, best, anchor)) best = run;
    if (best.value >= WEAK) break;
    from = run.range.last;
  }
  return best === null ? null : { ...best, range: withoutPoorStart(page, best.range) };
}

/** A small table right below the title, with more beside it than it holds itself, tells about the paper and is not its body. */
function behindAttributes(page: ValuedPage, first: number, anchor: number): number {
  const { tree, values } = page;
  const table = elementsAround(tree, first).findLast((each) => each.name === 'table' && each.first > anchor);
  if (table === undefined) return first;
  const worth = sumOf(prefixSums(values.slice(table.first, table.last)), { first: 0, last: table.last - table.first });
  const next = worth < WEAK || isAttributeTable(tree, table) ? nextPositive(values, table.last) : null;
  if (next === null || homeOf(tree, next, anchor) !== homeOf(tree, first, anchor)) return first;
  return runFrom(page, next).value > worth ? next : first;
}

/** Whether a table's cells are mostly labels of what a portal keeps of a paper or a letter, each with its value. */
function isAttributeTable(tree: PageTree, { first, last }: PageElement): boolean {
  const cells = tree.blocks.slice(first, last);
  const labels = cells.filter(({ text }) => text.length <= 12 && ATTRIBUTE_LABEL.test(text)).length;
  return labels >= 2 && labels >= cells.length * ATTRIBUTE_SHARE;
}

const ATTRIBUTE_SHARE = 0.35;
/** 索引号, 来信时间, 处理状态： */
const ATTRIBUTE_LABEL =
  /^(?:(?:信件|来信|写信|受理|答复|回复|处理|办理|提交|留言)(?:编号|时间|日期|状态|类型|类别|标题|主题|单位|部门|人|结果)|索\s?引\s?号|(?:发文|发布|公开|生成|成文)(?:字号|机关|机构|日期|时间|方式|形式|时限)|文\s?号|主题(?:词|分类)|有效性|信息(?:名称|分类)|名\s?称|体\s?裁)\s?[:：]?$/u;

/** Whether a run is worth so much more than one above it, beside it in the title's own element, that that is no body. */
function dwarfs(tree: PageTree, run: Run, above: Run, anchor: number): boolean {
  if (run.value < WEAK || run.value < DWARF_FACTOR * above.value) return false;
  const home = homeOf(tree, above.range.first, anchor);
  // Beside each other in the whole page means nothing.
  if (home === undefined || home.name === 'body' || home.name === 'html') return false;
  return homeOf(tree, run.range.first, anchor) === home;
}

/** The inmost element that holds both a block and the title. */
function homeOf(tree: PageTree, index: number, anchor: number): PageElement | undefined {
  return elementsAround(tree, index).find(({ first }) => first <= anchor);
}

const DWARF_FACTOR = 3;

/** The next block that speaks for a paper; null where menus or a footer stand before it. */
function nextPositive(values: readonly number[], from: number): number | null {
  let passed = 0;
  for (let index = from; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value > 0) return index;
    passed -= value;
    if (passed > MOST_PASSED) return null;
  }
  return null;
}

function runFrom({ tree, values }: ValuedPage, first: number): Run {
  const around = elementsAround(tree, first);
  const inside = lastSister(tree, values, first);
  let value = 0;
  let owed = 0;
  let best: Run = { range: { first, last: first }, value: 0 };
  for (let index = first; index < values.length; index++) {
    while (around.length > 0 && (around[0]?.last ?? 0) <= index) owed += exitCost(tree, around.shift(), index);
    const block = tree.blocks[index];
    if (index <= inside) owed = 0;
    if (owed > 0 && !block?.links.some((link) => isFileLink(link))) {
      value -= owed;
      owed = 0;
    }
    const own = values[index] ?? 0;
    value += index < inside ? Math.max(own, 0) : own;
    if (value > best.value) best = { range: { first, last: index + 1 }, value };
  }
  return best;
}

/** The last paragraph with a sentence beside the first one, in the same element: what stands between is a box within the body. */
function lastSister(tree: PageTree, values: readonly number[], first: number): number {
  const own = tree.elements[tree.blocks[first]?.owner ?? -1];
  const home = tree.elements[own?.parent ?? -1];
  if (own?.name !== 'p' || home === undefined || !WRAPPERS.has(home.name)) return first;
  const sister = (index: number): boolean => {
    const element = tree.elements[tree.blocks[index]?.owner ?? -1];
    if (element?.parent !== own.parent || element.name !== 'p' || (values[index] ?? 0) <= 0) return false;
    return element.classes.join(' ') === own.classes.join(' ') && isSentence(tree.blocks[index]?.text ?? '');
  };
  for (let index = home.last - 1; index > first; index--) if (sister(index)) return index;
  return first;
}

function elementsAround(tree: PageTree, index: number): PageElement[] {
  const around: PageElement[] = [];
  let element = tree.elements[tree.blocks[index]?.owner ?? -1];
  while (element !== undefined) {
    around.push(element);
    element = tree.elements[element.parent];
  }
  return around;
}

/** What it costs to go on at a block outside an element; nothing where a sister of the same kind goes on. */
function exitCost(tree: PageTree, left: PageElement | undefined, index: number): number {
  if (left === undefined) return 0;
  const named = left.id !== '' || left.classes.length > 0;
  if (left.last - left.first < 2 && !named) return 0;
  if (TABLES.has(left.name)) return left.last - left.first > 1 ? TABLE_EXIT_COST : 0;
  if (!WRAPPERS.has(left.name)) return 0;
  const sister = elementsAround(tree, index).find(({ parent }) => parent === left.parent);
  const same = sister?.name === left.name && sister.classes.join(' ') === left.classes.join(' ') && sister.id === '';
  return same && left.id === '' ? 0 : EXIT_COST;
}

/** Without the opening lines that together cost more than they bring, such as a name above a bar of tools. */
function withoutPoorStart({ tree, values }: ValuedPage, { first, last }: Range): Range {
  if (lastSister(tree, values, first) > first) return { first, last };
  let sum = 0;
  let least = 0;
  let start = first;
  for (let index = first; index < last; index++) {
    sum += values[index] ?? 0;
    if (sum >= least) continue;
    least = sum;
    start = index + 1;
  }
  return { first: start, last };
}

function richestRun(values: readonly number[], range: Range): Run {
  let best: Run = { range: { first: range.first, last: range.first }, value: 0 };
  let first = range.first;
  let value = 0;
  for (let index = range.first; index < range.last; index++) {
    if (value <= 0) {
      value = 0;
      first = index;
    }
    value += values[index] ?? 0;
    if (value > best.value) best = { range: { first, last: index + 1 }, value };
  }
  return best;
}
