import type { Fact } from '../../facts/model.ts';
import type { Span } from '../../page/span.ts';
import type { Passage } from '../model.ts';

/** Whether words stand in an earlier paper, as the comparison found and the earlier text shows. `texts` holds the earlier texts by document. */
export function saidBefore(
  passages: readonly Passage[],
  texts: ReadonlyMap<string, string>,
): (place: Span & Pick<Fact, 'text'>) => boolean {
  return ({ start, end, text }) => {
    const passage = passageAt(passages, { start, end });
    if (passage === undefined || passage.verdict === 'new') return false;
    const { source } = passage;
    const earlier = source === null ? undefined : texts.get(source.id);
    if (source === null || earlier === undefined) return true;
    const words = bare(earlier.slice(Math.max(0, source.start - NEAR), source.end + NEAR));
    // Of a longer stretch that was quoted with edits the figures tell whether it says the same.
    const own = end - start > LONGEST_FIGURE ? (bare(text).match(FIGURES) ?? []) : [bare(text)];
    return own.every((figure) => holdsWhole(words, figure));
  };
}

/** The passage in which a place begins. */
export function passageAt(passages: readonly Passage[], { start }: Span): Passage | undefined {
  return passages.find((one) => one.start <= start && one.end > start);
}

/** Whether a figure stands in words as a whole: 5万元 does not in 15万元, nor 超过5万元 in 不超过5万元. */
function holdsWhole(words: string, figure: string): boolean {
  for (let at = words.indexOf(figure); at >= 0; at = words.indexOf(figure, at + 1)) {
    const end = at + figure.length;
    const isCut = GOES_ON_BEFORE.test(words.slice(Math.max(0, at - 2), at)) && NUMERAL_FIRST.test(figure);
    if (!isCut && words[at - 1] !== '不' && !GOES_ON_BEHIND.test(words.slice(end, end + 3))) return true;
  }
  return false;
}

function bare(words: string): string {
  return words.replace(/\s+/g, '');
}

const NEAR = 20;
const LONGEST_FIGURE = 24;
/** 15万, 1.5%, 5个: a number with the first character of its unit */
const FIGURES = /(?<![\d.,])\d[\d.,]{0,20}[十百千万亿]{0,3}(?:个百分点|[\p{Script=Han}%‰])?/gu;
const NUMERAL_FIRST = /^[\d〇零一二两三四五六七八九十百千万亿]/u;
const GOES_ON_BEFORE = /[\d〇零一二两三四五六七八九十百千万亿]$|\d[.,]$/u;
const GOES_ON_BEHIND = /^(?:\d|[.,]\d|百分点)/u;
