import { matchesOf } from '../matches.ts';
import type { Anatomy } from './anatomy.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';

/**
 * 抄送机关 (GB/T 9704-2012 §7.4.2) as the text names them, in order: organs only, members and deputies are nobody's business. Empty where the paper names none.
 * @example 抄送：市政协提案委、市政府督查室。 → two
 */
export function readCopies(paper: FoldedText, lines: readonly Line[], { body, foot }: Anatomy): readonly string[] {
  for (let at = body; at < foot; at += 1) {
    const label = COPIES.exec(lines[at]?.text ?? '')?.[0];
    if (label === undefined) continue;
    const names = namesIn(paper, lines[at], label.length);
    let last = at;
    while (RUNS_ON.test(lines[last]?.text ?? '') && last + 1 < foot && last - at < MOST_LINES) {
      last += 1;
      names.push(...namesIn(paper, lines[last], 0));
    }
    return names;
  }
  return [];
}

/**
 * 附件说明 (§7.3.4): the names of the attachments, without their numbers. Empty where the paper names none.
 * @example 附件：1.申请表 2.材料清单 → 申请表, 材料清单
 */
export function readAttachmentNames(
  paper: FoldedText,
  lines: readonly Line[],
  { body, foot }: Anatomy,
): readonly string[] {
  for (let at = body; at < foot; at += 1) {
    const label = ATTACHED.exec(lines[at]?.text ?? '')?.[0];
    if (label === undefined) continue;
    const names = itemsIn(paper, lines[at], label.length);
    for (let next = at + 1; next < foot && ITEM.test(lines[next]?.text ?? ''); next += 1) {
      names.push(...itemsIn(paper, lines[next], 0));
    }
    if (names.length > 0) return names;
  }
  return [];
}

function namesIn(paper: FoldedText, line: Line | undefined, from: number): string[] {
  return pieces(paper, line, from, BETWEEN).filter((name) => !PERSON.test(name));
}

function itemsIn(paper: FoldedText, line: Line | undefined, from: number): string[] {
  return line !== undefined && line.text.length <= LONGEST ? pieces(paper, line, from, NUMBERED) : [];
}

/** What stands between the marks, as the text writes it. */
function pieces(paper: FoldedText, line: Line | undefined, from: number, marks: RegExp): string[] {
  if (line === undefined) return [];
  const names: string[] = [];
  let start = from;
  for (const mark of [...matchesOf(line.text.slice(from), marks), null]) {
    const end = mark === null ? line.text.length : from + mark.index;
    const name = line.start + end > line.start + start ? paper.slice(line.start + start, line.start + end) : '';
    const words = name.replace(EDGE, '').trim();
    if (words !== '') names.push(words);
    start = mark === null ? end : end + mark[0].length;
  }
  return names;
}

const LONGEST = 240;
const MOST_LINES = 6;
/** 抄送: · 抄 报: */
const COPIES = /^[(]?抄 {0,4}[送报] {0,2}:/u;
/** 附件: · 附: · 附件1: */
const ATTACHED = /^[(]?附 ?件? ?\d{0,2} ?:/u;
/** 2.材料清单, on a line below */
const ITEM = /^\d{1,2} ?[.、] ?(?!\d)/u;
/** Not inside brackets: 各县(市、区)政府 */
const BETWEEN = /[、,;](?![^()]{0,60}\))/gu;
const NUMBERED = /(?<=^| |[;。])\d{1,2} ?[.、] ?(?!\d)/gu;
/** a list that goes on below */
const RUNS_ON = /[、,]$/u;
const PERSON = /(?:代表|委员|同志|先生|女士)$/u;
/** the full stop behind a list */
const EDGE = /[。.;；]\s{0,4}$/u;
