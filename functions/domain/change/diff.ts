import { createHash } from 'node:crypto';
import type { Fact } from '../facts/model.ts';
import type { Span } from '../page/span.ts';
import { pairFacts } from './fact-changes.ts';
import type { Block, TextDifference } from './model.ts';
import { alignBlocks, type Group } from './text/align.ts';
import { type BlockedText, blockText } from './text/blocks.ts';
import { EditWriter } from './text/edits.ts';
import { renumberings } from './text/renumbering.ts';

/**
 * Compares two texts: blocks that belong together with the edits inside them, and what differs in their facts.
 * The blocks' spans, put in order, are both texts; spans take the line breaks behind a paragraph with them.
 * @param facts the facts read in each text; without them only the wording is compared
 * @example diffTexts('最高资助5000万元。', '最高资助3000万元。').blocks[0].edits
 */
export function diffTexts(
  old: string,
  next: string,
  facts: { readonly old: readonly Fact[]; readonly next: readonly Fact[] } = NO_FACTS,
): TextDifference {
  const oldText = blockText(old);
  const nextText = blockText(next);
  const groups = alignBlocks(oldText, nextText);
  const writer = new EditWriter(old, next, { old: atomsOf(oldText, facts.old), next: atomsOf(nextText, facts.next) });
  const blocks = groups.map((group) => blockOf(group, oldText, nextText, writer));
  return {
    blocks,
    facts: pairFacts(facts, { old, next, blocks }),
    renumbered: renumberings(groups, oldText.blocks, nextText.blocks),
    stats: { oldChars: old.length, newChars: next.length, ...tally(blocks), capped: writer.capped },
  };
}

/**
 * A hash of what was inserted and deleted, with figures masked and wherever it stands: one change of a template gives the
 * same fingerprint on every page that shows it.
 */
export function diffFingerprint({ blocks }: TextDifference): string {
  const pieces = new Set<string>();
  for (const { kind, edits } of blocks) {
    if (kind === 'same') continue;
    for (const { op, text } of edits) {
      const wording = text.replace(/\s+/g, '').replace(/\d+/g, '0');
      if (op !== 'equal' && wording !== '') pieces.add(`${op}\n${wording}`);
    }
  }
  return createHash('sha256')
    .update([...pieces].sort().join('\n'))
    .digest('hex');
}

const NO_FACTS = { old: [], next: [] } as const;

/** What no edit may cut though it has no shape of its own: labels, and by their facts document and case numbers. */
function atomsOf({ blocks }: BlockedText, facts: readonly Fact[]): readonly Span[] {
  const numbers = facts.filter(({ type }) => type === 'documentNumber' || type === 'caseNumber');
  const spans = [...blocks.map((block) => block.labelSpan), ...numbers].filter(({ start, end }) => end > start);
  const apart: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  }
  return apart;
}

function blockOf(group: Group, old: BlockedText, next: BlockedText, writer: EditWriter): Block {
  const spansOf = (text: BlockedText, indexes: readonly number[]) =>
    indexes.map((i) => [text.blocks[i]?.start ?? 0, text.blocks[i]?.end ?? 0] as const);
  const oldSpans = spansOf(old, group.old);
  const nextSpans = spansOf(next, group.next);
  const kind = kindOf(group, old, next);
  const edits =
    kind === 'same' && sameText(old.text, oldSpans, next.text, nextSpans) ? [] : writer.write(oldSpans, nextSpans);
  return { kind, moved: group.moved, old: oldSpans, new: nextSpans, edits };
}

function kindOf(group: Group, old: BlockedText, next: BlockedText): Block['kind'] {
  if (group.next.length === 0) return 'deleted';
  if (group.old.length === 0) return 'inserted';
  if (group.next.length > 1) return 'split';
  if (group.old.length > 1) return 'merged';
  return old.blocks[group.old[0] ?? -1]?.key === next.blocks[group.next[0] ?? -1]?.key ? 'same' : 'edited';
}

type Spans = Block['old'];

function sameText(old: string, oldSpans: Spans, next: string, nextSpans: Spans): boolean {
  const [a, b] = [oldSpans[0], nextSpans[0]];
  return a !== undefined && b !== undefined && old.slice(a[0], a[1]) === next.slice(b[0], b[1]);
}

function tally(blocks: readonly Block[]) {
  let insertedChars = 0;
  let deletedChars = 0;
  let movedChars = 0;
  for (const { kind, moved, edits, new: spans } of blocks) {
    if (moved) for (const [start, end] of spans) movedChars += end - start;
    if (kind === 'same') continue;
    for (const { op, text } of edits) {
      if (op === 'insert') insertedChars += text.length;
      if (op === 'delete') deletedChars += text.length;
    }
  }
  return { insertedChars, deletedChars, movedChars };
}
