import type { FoldedText } from './fold.ts';
import type { CueHit } from './lexicon.ts';
import type { TopicSection } from './model.ts';

/** How much a mention counts at its place, in the order of `hits`: headings more, letterhead less, furniture and closing nothing. */
export function placesOf(
  folded: FoldedText,
  hits: readonly CueHit[],
  sections: readonly TopicSection[],
): readonly number[] {
  const byStart = sections.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const open: TopicSection[] = [];
  let next = 0;
  return hits.map((hit) => {
    const at = folded.origin[hit.start] ?? 0;
    for (let section = byStart[next]; section !== undefined && section.start <= at; section = byStart[next]) {
      open.push(section);
      next += 1;
    }
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= at) open.pop();
    const innermost = open.at(-1);
    return innermost === undefined ? 1 : weightIn(innermost, at);
  });
}

function weightIn(section: TopicSection, at: number): number {
  const zone = ZONE_WEIGHT[section.zone] ?? 1;
  const isHeading = section.level > 0 && at < section.start + section.heading.length + LABEL;
  return isHeading ? zone * HEADING : zone;
}

const ZONE_WEIGHT: Readonly<Record<string, number>> = { chrome: 0, back: 0, front: 0.5, outlook: 0.8, commentary: 0.5 };
const HEADING = 2;
/** 第十二条 and the like may stand before the heading's words. */
const LABEL = 5;
