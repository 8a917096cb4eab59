import type { Edit } from '../../functions/domain/change/model.ts';

/** How a script reads: characters painted, figures that an edge cuts, crumbs of at most two characters between edits. */
export interface ScriptScore {
  readonly painted: number;
  readonly cut: number;
  readonly crumbs: number;
  readonly exact: boolean;
}

export function scoreScript(edits: readonly Edit[], old: string, next: string): ScriptScore {
  const textOf = (leave: Edit['op']) =>
    edits
      .filter(({ op }) => op !== leave)
      .map(({ text }) => text)
      .join('');
  const painted = edits.reduce((sum, { op, text }) => (op === 'equal' ? sum : sum + text.length), 0);
  const crumbs = edits.filter(
    ({ op, text }, at) =>
      op === 'equal' && CRUMB.test(text) && PARAGRAPH_GOES_ON.test(edits[at - 1]?.text ?? '') && at < edits.length - 1,
  );
  return {
    painted,
    cut: cutsOf(edits, 'insert') + cutsOf(edits, 'delete'),
    crumbs: crumbs.length,
    // A differ that shows moves and splits tells both texts block by block: the same characters, in another order.
    exact: sorted(textOf('insert')) === sorted(old) && sorted(textOf('delete')) === sorted(next),
  };
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

function cutsOf(edits: readonly Edit[], leave: Edit['op']): number {
  let cuts = 0;
  let before = '';
  for (const { text } of edits.filter(({ op }) => op !== leave)) {
    if (CUT.test(before + text.charAt(0))) cuts++;
    before = text.at(-1) ?? before;
  }
  return cuts;
}

/** An edit that does not end its paragraph. */
const PARAGRAPH_GOES_ON = /[^\n]$/;
/** At most two characters of one paragraph. */
const CRUMB = /^[^\n]{1,2}$/;
/** 5|000, 3|万, 12|.5 */
const CUT = /^\d[\d,.万亿元%]$/;
