import { isNumbered } from './headings.ts';
import type { Line } from './lines.ts';

/** Lines, from (inclusive) to (exclusive). */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The rule that a notice puts into force stands behind the notice's own signature (印发…的通知 · 落款 · 办法正文). null where nothing but remarks, a list or a
 * form follows: a rule has numbered provisions and whole sentences. `signed` is the last line of the signature, `end` the first behind the paper.
 */
export function findAttached(
  lines: readonly Line[],
  signed: number,
  end: number,
  isClosing: (words: string) => boolean,
): LineRange | null {
  let from = signed + 1;
  while (from < end && isRemark(lines[from]?.text ?? '', isClosing)) from += 1;
  let to = end;
  while (to > from && isRemark(lines[to - 1]?.text ?? '', isClosing)) to -= 1;
  let numbered = 0;
  let sentences = 0;
  for (const { text } of lines.slice(from, to)) {
    if (isNumbered(text)) numbered += 1;
    if (text.endsWith('。') && text.length > SHORTEST_SENTENCE) sentences += 1;
    if (numbered >= FEWEST && sentences >= FEWEST) return { from, to };
  }
  return null;
}

function isRemark(words: string, isClosing: (words: string) => boolean): boolean {
  return PRINTED.test(words) || ANNEX.test(words) || (!isNumbered(words) && isClosing(words));
}

const FEWEST = 2;
const SHORTEST_SENTENCE = 8;
/** 临澜市人民政府办公室 2024年3月5日印发 */
const PRINTED = /印发$|印制$/u;
/** 附件1 */
const ANNEX = /^附 ?件? {0,2}[\d一二三四五]{0,2} ?:?$/u;
