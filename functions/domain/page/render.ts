import { lettersOf } from './letters.ts';
import type { Block, PageTree } from './tree.ts';

/** Blocks as text: a paragraph a line, a row of a data table a line with tabs between its cells, no body twice. */
export function renderBlocks(tree: PageTree, blocks: readonly Block[]): string {
  const rows = dataRows(tree, blocks);
  const lines: string[] = [];
  let row = -1;
  let cell = -1;
  for (const block of withoutSecondCopy(withoutRunTogether(blocks))) {
    if (block.text === '') continue;
    const joined = block.row >= 0 && block.row === row && rows.has(row);
    if (joined) lines.push(`${lines.pop() ?? ''}${block.cell === cell ? ' ' : '\t'}${block.text}`);
    else lines.push(block.text);
    row = block.row;
    cell = block.cell;
  }
  return lines.join('\n');
}

/** A row that holds more is a layout table's: older portals put the whole article into a cell. */
const ROW_LIMIT = 2000;

function dataRows(tree: PageTree, blocks: readonly Block[]): Set<number> {
  const rows = new Map<number, { cells: Set<number>; length: number }>();
  for (const block of blocks) {
    if (block.row < 0 || block.text === '') continue;
    const row = rows.get(block.row) ?? { cells: new Set<number>(), length: 0 };
    row.cells.add(block.cell);
    row.length += block.text.length;
    rows.set(block.row, row);
  }
  const outer = new Set<number>();
  for (const index of rows.keys()) {
    for (let at = tree.elements[index]?.parent ?? -1; at >= 0; at = tree.elements[at]?.parent ?? -1) outer.add(at);
  }
  const isData = ([index, row]: [number, { cells: Set<number>; length: number }]): boolean =>
    row.cells.size > 1 && row.length <= ROW_LIMIT && !outer.has(index);
  return new Set([...rows].filter(isData).map(([index]) => index));
}

const LONG_LINE = 20;
const COPY_LENGTH = 30;
const COPY_SHARE = 0.7;

/** Some portals keep a second copy of the body for speech: a run that repeats earlier lines and ends the body goes. */
function withoutSecondCopy(blocks: readonly Block[]): readonly Block[] {
  const first = new Map<string, number>();
  blocks.forEach((block, index) => {
    if (!first.has(block.text)) first.set(block.text, index);
  });
  const opening = blocks.find((block) => block.text.length >= LONG_LINE);
  if (opening === undefined) return blocks;
  const again = blocks.findIndex((block) => block !== opening && block.text === opening.text);
  if (again === -1) return blocks;
  const rest = blocks.slice(again);
  const length = rest.reduce((sum, block) => sum + block.text.length, 0);
  const before = blocks.slice(0, again).reduce((sum, block) => sum + block.text.length, 0);
  const repeated = rest.filter((block) => (first.get(block.text) ?? again) < again);
  const same = repeated.reduce((sum, block) => sum + block.text.length, 0);
  const whole = length >= COPY_LENGTH && length >= before * COPY_SHARE;
  return whole && same >= length * 0.9 ? blocks.slice(0, again) : blocks;
}

const RUN_TOGETHER_LENGTH = 24;
const RUN_TOGETHER_SHARE = 0.6;

/** The copy for speech may also be one line that holds all the others', before or behind them. */
function withoutRunTogether(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length < 3) return blocks;
  const bare = blocks.map((block) => lettersOf(block.text));
  const all = bare.join('');
  for (const at of [0, 1, blocks.length - 1]) {
    const long = bare[at] ?? '';
    if (long.length < RUN_TOGETHER_LENGTH) continue;
    const isLast = at === blocks.length - 1;
    const rest = isLast
      ? all.slice(0, all.length - long.length)
      : all.slice(at === 0 ? long.length : (bare[0] ?? '').length + long.length);
    if (rest.length < long.length * RUN_TOGETHER_SHARE) continue;
    if (long.includes(rest) || rest.includes(long)) return blocks.filter((_, index) => index !== at);
  }
  return blocks;
}
