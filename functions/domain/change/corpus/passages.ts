import type { Passage } from '../model.ts';
import { endOf, type FoldedText } from './fold.ts';
import { MAX_SOURCE_GAP, type Quotation } from './quotations.ts';
import type { Unit } from './units.ts';

/** The passages of a text, which cover it completely: neighbouring units with the same verdict and source are one passage. */
export function passagesOf(
  folded: FoldedText,
  units: readonly Unit[],
  sources: readonly (Quotation | null)[],
  boilerplate: (index: number) => boolean,
): readonly Passage[] {
  const passages: Draft[] = [];
  units.forEach((unit, index) => {
    const match = sources[index] ?? null;
    const size = unit.to - unit.from;
    const start = passages.length === 0 ? 0 : (passages.at(-1)?.end ?? 0);
    const verdict = boilerplate(index) ? 'boilerplate' : match === null ? 'new' : 'recycled';
    const draft: Draft = { start, end: unit.end, verdict, size, covered: match?.trace.covered ?? 0, source: null };
    if (verdict === 'recycled' && match !== null) {
      const { source, trace } = match;
      draft.source = {
        id: source.id,
        start: source.folded.at[trace.from] ?? 0,
        end: endOf(source.folded, trace.to - 1),
      };
    }
    const last = passages.at(-1);
    if (last !== undefined && continues(last, draft)) join(last, draft);
    else passages.push(draft);
  });
  const final = passages.at(-1);
  if (final !== undefined) final.end = folded.text.length;
  return passages.map(finish);
}

/** Share of characters in passages that nobody said before, 0 to 1. White space counts for nothing. */
export function noveltyOf(text: string, passages: readonly Passage[]): number {
  let fresh = 0;
  let all = 0;
  for (const { start, end, verdict } of passages) {
    const size = text.slice(start, end).replace(SPACE, '').length;
    all += size;
    if (verdict === 'new') fresh += size;
  }
  return all === 0 ? 0 : Math.round((fresh / all) * 1000) / 1000;
}

interface Draft {
  start: number;
  end: number;
  verdict: Passage['verdict'];
  source: { id: string; start: number; end: number } | null;
  size: number;
  covered: number;
}

function continues(last: Draft, draft: Draft): boolean {
  if (last.verdict !== draft.verdict || last.source?.id !== draft.source?.id) return false;
  if (last.source === null || draft.source === null) return true;
  const gap = draft.source.start - last.source.end;
  return gap >= -2 && gap <= MAX_SOURCE_GAP;
}

function join(last: Draft, draft: Draft): void {
  last.end = draft.end;
  last.size += draft.size;
  last.covered += draft.covered;
  if (last.source !== null && draft.source !== null) last.source.end = draft.source.end;
}

function finish(draft: Draft): Passage {
  const { start, end, verdict, source } = draft;
  const similarity = Math.min(1, Math.round((draft.covered / draft.size) * 1000) / 1000);
  return { start, end, verdict, source: source === null ? null : { ...source, similarity } };
}

const SPACE = /\s+/gu;
