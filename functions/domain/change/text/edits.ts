import { firstIndex } from '../../first-index.ts';
import type { Edit, SpanPair } from '../model.ts';
import { findHunks } from './anchors.ts';
import { type Row, readableHunks } from './readable.ts';
import { type Atoms, readSymbols, type SymbolTable } from './symbols.ts';

/** Writes the edits between stretches of two texts; it holds both texts' symbols, and whether a cap was met so far. */
export class EditWriter {
  readonly #old: Row;
  readonly #next: Row;
  #capped = false;

  constructor(old: string, next: string, atoms: { readonly old: Atoms; readonly next: Atoms }) {
    const table: SymbolTable = new Map();
    this.#old = { text: old, ...readSymbols(old, table, atoms.old) };
    this.#next = { text: next, ...readSymbols(next, table, atoms.next) };
  }

  /** Whether some stretch differed by more than the search allows: its edits are right, but maybe not the shortest. */
  get capped(): boolean {
    return this.#capped;
  }

  /** The edits that turn the old spans, joined, into the new ones. */
  write(oldSpans: readonly SpanPair[], nextSpans: readonly SpanPair[]): readonly Edit[] {
    const a = part(this.#old, oldSpans);
    const b = part(this.#next, nextSpans);
    const { hunks, capped } = findHunks(a.ids, b.ids);
    if (capped) this.#capped = true;
    return editsOf(readableHunks(hunks, a, b), a, b);
  }
}

/** The symbols of some spans as a row: a view where they are one stretch, else a copy over their joined text. */
function part(row: Row, spans: readonly SpanPair[]): Row {
  const [only] = spans;
  if (only !== undefined && spans.length === 1) {
    const from = symbolAt(row.starts, only[0]);
    const to = symbolAt(row.starts, only[1]);
    return { text: row.text, ids: row.ids.subarray(from, to), starts: row.starts.subarray(from, to + 1) };
  }
  const ids: number[] = [];
  const starts: number[] = [];
  let offset = 0;
  for (const [start, end] of spans) {
    for (let at = symbolAt(row.starts, start); (row.starts[at] ?? end) < end; at++) {
      ids.push(row.ids[at] ?? 0);
      starts.push((row.starts[at] ?? 0) - start + offset);
    }
    offset += end - start;
  }
  starts.push(offset);
  const text = spans.map(([start, end]) => row.text.slice(start, end)).join('');
  return { text, ids: Int32Array.from(ids), starts: Int32Array.from(starts) };
}

/** The first symbol that starts at or behind an offset. */
function symbolAt(starts: Int32Array, offset: number): number {
  const found = firstIndex(starts.length, (at) => (starts[at] ?? 0) >= offset);
  return Math.max(0, Math.min(found, starts.length - 1));
}

function editsOf(hunks: ReturnType<typeof readableHunks>, a: Row, b: Row): readonly Edit[] {
  const edits: Edit[] = [];
  const push = (op: Edit['op'], row: Row, from: number, to: number) => {
    if (to > from) edits.push({ op, text: row.text.slice(row.starts[from] ?? 0, row.starts[to] ?? 0) });
  };
  let atA = 0;
  for (const { a0, a1, b0, b1 } of hunks) {
    push('equal', a, atA, a0);
    push('delete', a, a0, a1);
    push('insert', b, b0, b1);
    atA = a1;
  }
  push('equal', a, atA, a.ids.length);
  return edits;
}
