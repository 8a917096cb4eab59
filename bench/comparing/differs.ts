import { diffTexts } from '../../functions/domain/change/diff.ts';
import type { Edit } from '../../functions/domain/change/model.ts';
import type { ScoredBlock } from './revision-score.ts';

/** The edits that turn one text into another, as one of the measured programs finds them. */
export type Differ = (old: string, next: string) => readonly Edit[];
/** Blocks of two texts that belong together. */
export type Aligner = (old: string, next: string) => readonly ScoredBlock[];

/** Loaded when measured, each in a process of its own. */
export const DIFFERS: Readonly<Record<string, () => Promise<Differ>>> = {
  hongtou: async () => (old, next) =>
    diffTexts(old, next).blocks.flatMap(({ edits, new: spans }) =>
      // What is the same to the letter has no edits.
      edits.length > 0 ? edits : spans.map(([start, end]) => ({ op: 'equal' as const, text: next.slice(start, end) })),
    ),
  'jsdiff diffLines': async () => {
    const { diffLines } = await installed<JsDiff>('diff');
    return (old, next) => diffLines(old, next).map(editOf);
  },
  'jsdiff diffChars': async () => {
    const { diffChars } = await installed<JsDiff>('diff');
    return (old, next) => diffChars(old, next).map(editOf);
  },
  'jsdiff words, Intl.Segmenter zh': async () => {
    const { diffWordsWithSpace } = await installed<JsDiff>('diff');
    const intlSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return (old, next) => diffWordsWithSpace(old, next, { intlSegmenter }).map(editOf);
  },
  'diff-match-patch, 1 s limit': loadDiffMatchPatch,
  'fast-myers-diff': loadFastMyers,
  'vscode-diff with moves': async () => {
    const compare = await loadVscode();
    return (old, next) => editsOfRanges(old, next, compare(old, next).ranges);
  },
};

/** Programs that pair paragraphs; of a line differ, the k-th deleted line of a gap goes with the k-th inserted one. */
export const ALIGNERS: Readonly<Record<string, () => Promise<Aligner>>> = {
  hongtou: async () => (old, next) => diffTexts(old, next).blocks,
  'jsdiff diffLines, paired by place': async () => {
    const { diffLines } = await installed<JsDiff>('diff');
    return (old, next) => pairedByPlace(diffLines(`${old}\n`, `${next}\n`).map(editOf));
  },
  'vscode-diff with moves': async () => {
    const compare = await loadVscode();
    return (old, next) => compare(old, next).blocks;
  },
};

interface JsChange {
  readonly added?: boolean;
  readonly removed?: boolean;
  readonly value: string;
}
type JsDiffer = (old: string, next: string, options?: object) => readonly JsChange[];
interface JsDiff {
  readonly diffLines: JsDiffer;
  readonly diffChars: JsDiffer;
  readonly diffWordsWithSpace: JsDiffer;
}

function editOf({ added, removed, value }: JsChange): Edit {
  return { op: added ? 'insert' : removed ? 'delete' : 'equal', text: value };
}

async function loadDiffMatchPatch(): Promise<Differ> {
  interface Engine {
    Diff_Timeout: number;
    diff_main(old: string, next: string): [number, string][];
    diff_cleanupSemantic(diffs: [number, string][]): void;
  }
  const { default: DiffMatchPatch } = await installed<{ readonly default: new () => Engine }>('diff-match-patch');
  const engine = new DiffMatchPatch();
  engine.Diff_Timeout = 1;
  return (old, next) => {
    const diffs = engine.diff_main(old, next);
    engine.diff_cleanupSemantic(diffs);
    return diffs.map(([sign, text]) => ({ op: sign === 0 ? 'equal' : sign > 0 ? 'insert' : 'delete', text }));
  };
}

type Range = readonly [a0: number, a1: number, b0: number, b1: number];

async function loadFastMyers(): Promise<Differ> {
  const { diff } = await installed<{ diff(old: string, next: string): Iterable<Range> }>('fast-myers-diff');
  return (old, next) => editsOfRanges(old, next, [...diff(old, next)]);
}

interface LineRange {
  readonly startLineNumber: number;
  readonly endLineNumberExclusive: number;
}
interface CharRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}
interface VscodeChange {
  readonly original: LineRange;
  readonly modified: LineRange;
  readonly innerChanges?: readonly { readonly originalRange: CharRange; readonly modifiedRange: CharRange }[];
}
interface VscodeResult {
  readonly changes: readonly VscodeChange[];
  readonly moves: readonly { readonly lineRangeMapping: VscodeChange }[];
}
interface Vscode {
  readonly DefaultLinesDiffComputer: new () => {
    computeDiff(old: readonly string[], next: readonly string[], options: object): VscodeResult;
  };
}

async function loadVscode() {
  const { DefaultLinesDiffComputer } = await installed<Vscode>('vscode-diff');
  const computer = new DefaultLinesDiffComputer();
  const options = { ignoreTrimWhitespace: false, computeMoves: true, maxComputationTimeMs: 0 };
  return (old: string, next: string) => {
    const [oldLines, nextLines] = [old.split('\n'), next.split('\n')];
    const { changes, moves } = computer.computeDiff(oldLines, nextLines, options);
    const [oldStarts, nextStarts] = [startsOf(oldLines), startsOf(nextLines)];
    const at = (starts: readonly number[], line: number, column: number) => (starts[line - 1] ?? 0) + column - 1;
    const ranges = changes.flatMap(({ innerChanges }) =>
      (innerChanges ?? []).map(
        ({ originalRange: a, modifiedRange: b }): Range => [
          Math.min(old.length, at(oldStarts, a.startLineNumber, a.startColumn)),
          Math.min(old.length, at(oldStarts, a.endLineNumber, a.endColumn)),
          Math.min(next.length, at(nextStarts, b.startLineNumber, b.startColumn)),
          Math.min(next.length, at(nextStarts, b.endLineNumber, b.endColumn)),
        ],
      ),
    );
    const span = (starts: readonly number[], line: number) => [starts[line - 1] ?? 0, (starts[line] ?? 0) - 1] as const;
    const pair = (moved: boolean, a: number, b: number): ScoredBlock => ({
      moved,
      old: [span(oldStarts, a)],
      new: [span(nextStarts, b)],
    });
    const blocks: ScoredBlock[] = [];
    let [a, b] = [1, 1];
    for (const { original, modified } of [...changes, endOf(oldLines, nextLines)]) {
      while (a < original.startLineNumber && b < modified.startLineNumber) blocks.push(pair(false, a++, b++));
      blocks.push(...lineByLine(original, modified, (x, y) => pair(false, x, y)));
      [a, b] = [original.endLineNumberExclusive, modified.endLineNumberExclusive];
    }
    for (const {
      lineRangeMapping: { original, modified },
    } of moves) {
      blocks.push(...lineByLine(original, modified, (x, y) => pair(true, x, y)));
    }
    return { ranges, blocks };
  };
}

function endOf(old: readonly string[], next: readonly string[]): VscodeChange {
  const end = (lines: readonly string[]) => ({
    startLineNumber: lines.length + 1,
    endLineNumberExclusive: lines.length + 1,
  });
  return { original: end(old), modified: end(next) };
}

function lineByLine<T>(a: LineRange, b: LineRange, make: (x: number, y: number) => T): readonly T[] {
  const count = Math.min(a.endLineNumberExclusive - a.startLineNumber, b.endLineNumberExclusive - b.startLineNumber);
  return Array.from({ length: count }, (_, k) => make(a.startLineNumber + k, b.startLineNumber + k));
}

/** Starts of all lines and of the one behind the last. */
function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return starts;
}

function editsOfRanges(old: string, next: string, ranges: readonly Range[]): readonly Edit[] {
  const edits: Edit[] = [];
  const push = (op: Edit['op'], text: string) => {
    if (text !== '') edits.push({ op, text });
  };
  let at = 0;
  for (const [a0, a1, b0, b1] of ranges) {
    push('equal', old.slice(at, a0));
    push('delete', old.slice(a0, a1));
    push('insert', next.slice(b0, b1));
    at = a1;
  }
  push('equal', old.slice(at));
  return edits;
}

function pairedByPlace(edits: readonly Edit[]): readonly ScoredBlock[] {
  const blocks: ScoredBlock[] = [];
  let [a, b] = [0, 0];
  let [deleted, inserted]: [Span[], Span[]] = [[], []];
  const close = () => {
    deleted.forEach((span, k) => {
      const other = inserted[k];
      if (other !== undefined) blocks.push({ moved: false, old: [span], new: [other] });
    });
    [deleted, inserted] = [[], []];
  };
  for (const { op, text } of edits) {
    if (op === 'equal') close();
    for (const line of text.split('\n').slice(0, -1)) {
      const [oldSpan, newSpan]: [Span, Span] = [
        [a, a + line.length],
        [b, b + line.length],
      ];
      if (op === 'equal') blocks.push({ moved: false, old: [oldSpan], new: [newSpan] });
      if (op === 'delete') deleted.push(oldSpan);
      if (op === 'insert') inserted.push(newSpan);
      if (op !== 'insert') a += line.length + 1;
      if (op !== 'delete') b += line.length + 1;
    }
  }
  close();
  return blocks;
}

type Span = readonly [number, number];

async function installed<T>(name: string): Promise<T> {
  try {
    return (await import(name)) as T;
  } catch (cause) {
    throw new Error(`${name} is not installed: npm run bench -- diff installs it`, { cause });
  }
}
