import type { PageTree } from './tree.ts';

/** Blocks from `first` up to `last`, exclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * The stretch of blocks that is the body: from the first block behind the title that speaks for a paper, on while what
 * follows brings more than it costs. Where that is little and another part of the page is worth far more, the anchor was
 * not the paper's title, and the best stretch of the richest subtree stands.
 *
 * @param values as `blockValues` gives them
 */
export function bodyRun(
  tree: PageTree,
  values: readonly number[],
  anchor: number,
  subtree: Range | null,
): Range | null {
  const rich = subtree === null ? null : richestRun(values, subtree);
  if (anchor === -1) return rich?.range ?? null;
  const near = runBehind(tree, values, anchor);
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
/** Less than a file or a short sentence is worth. */
const WEAK = 13;
/** Leaving an element that holds the body so far: what stands outside it is rather another thing. */
const EXIT_COST = 8;
const WRAPPERS = new Set(['div', 'section', 'article', 'main', 'form', 'td', 'table', 'center', 'blockquote']);

function runBehind(tree: PageTree, values: readonly number[], anchor: number): Run | null {
  let best: Run | null = null;
  let from = anchor + 1;
  while (from <= anchor + NEAR) {
    const first = nextPositive(values, from);
    if (first === null) break;
    const run = runFrom(tree, values, first);
    if (best === null || run.value > best.value) best = run;
    // What opens weakly may be a subtitle above a bar of tools.
    if (best.value >= WEAK) break;
    from = run.range.last;
  }
  return best === null ? null : { ...best, range: withoutPoorStart(values, best.range) };
}

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

function runFrom(tree: PageTree, values: readonly number[], first: number): Run {
  const exits = exitsFrom(tree, first);
  let value = 0;
  let exit = 0;
  let best: Run = { range: { first, last: first }, value: 0 };
  for (let index = first; index < values.length; index++) {
    while (exit < exits.length && (exits[exit] ?? 0) <= index) {
      exit++;
      value -= EXIT_COST;
    }
    value += values[index] ?? 0;
    if (value > best.value) best = { range: { first, last: index + 1 }, value };
  }
  return best;
}

/** Where the elements around a block that hold more than it end, ascending. */
function exitsFrom(tree: PageTree, first: number): number[] {
  const ends: number[] = [];
  for (let at = tree.blocks[first]?.owner ?? -1; at >= 0; at = tree.elements[at]?.parent ?? -1) {
    const element = tree.elements[at];
    if (element === undefined) break;
    // A row's cell is left at every column; only a cell with several lines may be a layout table's body.
    if (WRAPPERS.has(element.name) && element.last - element.first > 1) ends.push(element.last);
  }
  return ends;
}

/** Without the opening lines that together cost more than they bring, such as a name above a bar of tools. */
function withoutPoorStart(values: readonly number[], { first, last }: Range): Range {
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
