import type { ZoneSpan } from '../facts/model.ts';
import type { FoldedText } from './folded.ts';
import type { Heading } from './headings.ts';
import type { Line } from './lines.ts';
import type { Section } from './model.ts';
import { onOneLine } from './one-line.ts';

/**
 * The section tree in the order of the text: a section of level 0 for each zone, then what its headings divide. A section ends where the next one of its
 * rank or a higher one starts, or the zone that ends the paper's body.
 */
export function readSections(
  paper: FoldedText,
  lines: readonly Line[],
  headings: readonly Heading[],
  zones: readonly ZoneSpan[],
): readonly Omit<Section, 'topics'>[] {
  const placed = headings.map((heading) => ({ heading, start: paper.spanOf(heading.start, heading.start).start }));
  const sections: Omit<Section, 'topics'>[] = zones.map(({ zone, start, end }) => ({
    level: 0,
    label: '',
    heading: '',
    start,
    end,
    zone,
  }));
  const ends = sectionEnds(placed, paper.raw.length, paragraphEnds(paper, lines, headings));
  const reach = reaches(zones);
  let next = 0;
  for (const [index, { heading, start }] of placed.entries()) {
    while (next < zones.length && (zones[next]?.end ?? 0) <= start) next += 1;
    const end = Math.min(ends[index] ?? paper.raw.length, reach[next] ?? 0);
    sections.push({
      level: heading.level,
      label: paper.slice(heading.start, heading.headingStart).trim(),
      heading: onOneLine(paper.slice(heading.headingStart, heading.headingEnd)).trim(),
      start,
      end: Math.max(start, end),
      zone: zones[next]?.zone ?? 'body',
    });
  }
  return sections.sort((a, b) => a.start - b.start || a.level - b.level);
}

/** One pass from below: for each rank, where the next section of that rank or a higher one starts. */
function sectionEnds(
  placed: readonly { readonly heading: Heading; readonly start: number }[],
  textEnd: number,
  paragraphEnd: readonly number[],
): readonly number[] {
  const nextStart = [textEnd, textEnd, textEnd, textEnd, textEnd, textEnd];
  const ends = new Array<number>(placed.length);
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const entry = placed[index];
    if (entry === undefined) continue;
    const { level } = entry.heading;
    const next = nextStart[level] ?? textEnd;
    ends[index] = level === 5 ? Math.min(next, paragraphEnd[index] ?? next) : next;
    for (let rank = level; rank < nextStart.length; rank += 1) nextStart[rank] = entry.start;
  }
  return ends;
}

/** A run-in item ends with its paragraph; a soft break (PDF text) does not end one. */
function paragraphEnds(paper: FoldedText, lines: readonly Line[], headings: readonly Heading[]): readonly number[] {
  return headings.map(({ level, at }) => {
    if (level !== 5) return paper.raw.length;
    let last = at;
    while (last - at < 6 && last + 1 < lines.length && !ENDED.test(lines[last]?.text.slice(-2) ?? '')) last += 1;
    const line = lines[last];
    return line === undefined ? paper.raw.length : paper.spanOf(line.start, line.end).end;
  });
}

/**
 * For each zone, how far a section that starts in it may reach: over an outlook inside the body, but not over the one that ends the paper, nor into closing
 * matter, commentary or page furniture.
 */
function reaches(zones: readonly ZoneSpan[]): readonly number[] {
  const ends = zones.map(({ end }) => end);
  for (let at = zones.length - 2; at >= 0; at -= 1) {
    const skipped = zones[at + 1]?.zone === 'outlook' && zones[at + 2]?.zone === 'body' ? at + 2 : at + 1;
    if (zones[skipped]?.zone === 'body') ends[at] = ends[skipped] ?? 0;
  }
  return ends;
}

const ENDED = /[。!?:;"')\]]$/u;
