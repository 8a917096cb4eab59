import type { Group } from './align.ts';
import type { TextBlock } from './blocks.ts';
import type { Label } from './labels.ts';

export interface Renumbering {
  readonly old: string;
  readonly new: string;
}

/**
 * Labels that changed although their blocks belong together. Labels of one series that follow each other with the same
 * shift are one entry: 第十二条至第三十条 → 第十三条至第三十一条.
 */
export function renumberings(
  groups: readonly Group[],
  old: readonly TextBlock[],
  next: readonly TextBlock[],
): readonly Renumbering[] {
  const runs: Run[] = [];
  // Each run by the step that would go on with it.
  const open = new Map<string, Run>();
  for (const { old: oldBlocks, next: nextBlocks } of groups) {
    const before = old[oldBlocks[0] ?? -1]?.label;
    const after = next[nextBlocks[0] ?? -1]?.label;
    if (!before || !after || before.text === after.text || before.series !== after.series) continue;
    if (before.ordinal === after.ordinal) continue;
    const step = { before, after };
    const key = stepKey(before.series, before.ordinal, after.ordinal);
    const run = open.get(key) ?? { first: step, last: step };
    open.delete(key);
    if (run.last === step) runs.push(run);
    run.last = step;
    open.set(stepKey(before.series, before.ordinal + 1, after.ordinal + 1), run);
  }
  return runs.map(({ first, last }) => ({
    old: range(first.before, last.before),
    new: range(first.after, last.after),
  }));
}

interface Step {
  readonly before: Label;
  readonly after: Label;
}

interface Run {
  readonly first: Step;
  last: Step;
}

function stepKey(series: string, before: number, after: number): string {
  return `${series} ${before} ${after}`;
}

function range(first: Label, last: Label): string {
  return first.text === last.text ? first.text : `${first.text}至${last.text}`;
}
