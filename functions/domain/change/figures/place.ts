import { firstIndex } from '../../first-index.ts';
import type { Block, SpanPair } from '../model.ts';
import type { ReadableFact } from './readable-facts.ts';

/** A fact with its place in the difference of the two texts. */
export interface PlacedFact extends ReadableFact {
  /** Index of the block that holds it. */
  readonly block: number;
  /** The block, or for what was inserted and deleted side by side the gap that it fills: `12`, `gap 11`. */
  readonly region: string;
  /** Its place in the block's text of its own side. */
  readonly start: number;
  readonly end: number;
  /** The stretch of the block's other side that stands for it: its own place where the text is equal, else the whole edit. */
  readonly mapped: SpanPair;
  /** Whether it stands, with its neighbouring characters, in text that is equal on both sides. */
  readonly untouched: boolean;
  /** Where it would stand in the new text. */
  readonly orderInNext: number;
}

/** Two facts of which each is the other as its own text tells it. */
export interface FactPair {
  readonly before: PlacedFact;
  readonly after: PlacedFact;
}

/** Two texts with the blocks of their difference. */
export interface BlockTexts {
  readonly old: string;
  readonly next: string;
  readonly blocks: readonly Block[];
}

/** The text of a block on one side, as its stretches joined. */
export function textOfBlocks({ old, next, blocks }: BlockTexts, side: 'old' | 'next'): (block: number) => string {
  const known = new Map<number, string>();
  return (block) => {
    const spans = (side === 'old' ? blocks[block]?.old : blocks[block]?.new) ?? [];
    const text =
      known.get(block) ?? spans.map(([start, end]) => (side === 'old' ? old : next).slice(start, end)).join('');
    known.set(block, text);
    return text;
  };
}

/** Gives each fact its place among the blocks. */
export function placeFacts(
  facts: { readonly old: readonly ReadableFact[]; readonly next: readonly ReadableFact[] },
  blocks: readonly Block[],
): { readonly old: readonly PlacedFact[]; readonly next: readonly PlacedFact[] } {
  const starts = startsInNext(blocks);
  const regions = regionsOf(blocks);
  return {
    old: placeSide(facts.old, blocks, 'old', starts, regions),
    next: placeSide(facts.next, blocks, 'new', starts, regions),
  };
}

function placeSide(
  facts: readonly ReadableFact[],
  blocks: readonly Block[],
  side: 'old' | 'new',
  starts: readonly number[],
  regions: readonly string[],
): readonly PlacedFact[] {
  const stretches = blocks.flatMap((block, index) => stretchesOf(block[side], index)).sort((a, b) => a.start - b.start);
  const runsByBlock = new Map<number, readonly Run[]>();
  const placed: PlacedFact[] = [];
  let at = 0;
  for (const readable of facts) {
    const { fact } = readable;
    while (at + 1 < stretches.length && (stretches[at]?.end ?? 0) <= fact.start) at++;
    const stretch = stretches[at];
    if (stretch === undefined) continue;
    const block = blocks[stretch.block];
    if (block === undefined) continue;
    const runs = runsByBlock.get(stretch.block) ?? runsOf(block, side);
    runsByBlock.set(stretch.block, runs);
    const start = fact.start - stretch.start + stretch.offset;
    const end = start + fact.end - fact.start;
    const mapped = [mapStart(runs, start), mapEnd(runs, end)] as const;
    const orderInNext = side === 'new' ? fact.start : (starts[stretch.block] ?? 0) + mapped[0];
    placed.push({
      ...readable,
      block: stretch.block,
      region: regions[stretch.block] ?? '',
      start,
      end,
      mapped,
      untouched: isUntouched(runs, start, end),
      orderInNext,
    });
  }
  return placed;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly block: number;
  /** Where the stretch starts in the block's joined text. */
  readonly offset: number;
}

function stretchesOf(spans: readonly SpanPair[], block: number): readonly Stretch[] {
  let offset = 0;
  return spans.map(([start, end]) => {
    const stretch = { start, end, block, offset };
    offset += end - start;
    return stretch;
  });
}

function regionsOf(blocks: readonly Block[]): readonly string[] {
  let gap = 0;
  return blocks.map(({ kind, moved }, index) => {
    if (kind === 'inserted' || kind === 'deleted') return `gap ${gap}`;
    if (!moved) gap = index + 1;
    return `${index}`;
  });
}

/** For each block where it starts in the new text; a deleted one where the block in front of it ends. */
function startsInNext(blocks: readonly Block[]): readonly number[] {
  let at = 0;
  return blocks.map(({ new: spans }) => {
    const start = spans[0]?.[0] ?? at;
    at = spans.at(-1)?.[1] ?? at;
    return start;
  });
}

/** A stretch of one side and what stands for it on the other. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
  readonly equal: boolean;
}

function runsOf(block: Block, side: 'old' | 'new'): readonly Run[] {
  const own = side === 'old' ? 'delete' : 'insert';
  const runs: Run[] = [];
  let at = 0;
  let other = 0;
  let start = 0;
  let otherStart = 0;
  const close = () => {
    if (at > start || other > otherStart) runs.push({ start, end: at, otherStart, otherEnd: other, equal: false });
  };
  for (const { op, text } of block.edits) {
    if (op === 'equal') {
      close();
      runs.push({ start: at, end: at + text.length, otherStart: other, otherEnd: other + text.length, equal: true });
      at += text.length;
      other += text.length;
      start = at;
      otherStart = other;
    } else if (op === own) at += text.length;
    else other += text.length;
  }
  close();
  // A block that is the same to the letter has no edits.
  const length = block[side].reduce((sum, [from, to]) => sum + to - from, 0);
  if (block.edits.length === 0) runs.push({ start: 0, end: length, otherStart: 0, otherEnd: length, equal: true });
  return runs;
}

function runAt(runs: readonly Run[], at: number): Run | undefined {
  const found = firstIndex(runs.length, (index) => (runs[index]?.end ?? 0) > at);
  return runs[Math.min(found, runs.length - 1)];
}

function mapStart(runs: readonly Run[], at: number): number {
  const run = runAt(runs, at);
  return run === undefined ? 0 : run.equal ? run.otherStart + at - run.start : run.otherStart;
}

function mapEnd(runs: readonly Run[], end: number): number {
  const run = runAt(runs, end - 1);
  return run === undefined ? 0 : run.equal ? run.otherStart + end - run.start : run.otherEnd;
}

function isUntouched(runs: readonly Run[], start: number, end: number): boolean {
  const run = runAt(runs, start);
  if (run === undefined || !run.equal) return false;
  const last = runs.at(-1)?.end ?? 0;
  return run.start <= Math.max(0, start - 1) && run.end >= Math.min(last, end + 1);
}
