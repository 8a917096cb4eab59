import type { Zone, ZoneSpan } from '../facts/model.ts';
import type { Anatomy } from './anatomy.ts';
import type { FieldLabel } from './fields.ts';
import type { FoldedText } from './folded.ts';
import type { Heading } from './headings.ts';
import type { Line } from './lines.ts';
import { isPageHead } from './page-furniture.ts';
import type { Repost } from './repost.ts';

/** The zones of a paper: they cover `paper.raw` in order, without gap or overlap. */
export function readZones(
  paper: FoldedText,
  lines: readonly Line[],
  anatomy: Anatomy,
  headings: readonly Heading[],
  repost: Repost | null,
): readonly ZoneSpan[] {
  const zoneOf = zoneByLine(lines, anatomy, headings, repost);
  const spans: ZoneSpan[] = [];
  let start = 0;
  let zone: Zone = lines.length === 0 ? 'body' : zoneOf(0);
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const next = zoneOf(at);
    if (line === undefined || next === zone) continue;
    const end = paper.spanOf(line.start, line.end).start;
    spans.push({ zone, start, end });
    start = end;
    zone = next;
  }
  spans.push({ zone, start, end: paper.raw.length });
  return spans;
}

function zoneByLine(
  lines: readonly Line[],
  anatomy: Anatomy,
  headings: readonly Heading[],
  repost: Repost | null,
): (at: number) => Zone {
  const { fields, front, body, back, foot, signature, attached } = anatomy;
  const ownFields = new Set(fields.filter(({ label }) => OWN_FIELDS.has(label)).map(({ at }) => at));
  const outlook = outlookLines(lines, body, back, headings);
  const inSignature = (at: number) =>
    signature.from !== null &&
    at >= signature.from &&
    at <= (signature.dateAt ?? signature.from + signature.organs.length - 1);
  return (at) => {
    if (at >= foot) return 'chrome';
    if (ownFields.has(at)) return at < body ? 'front' : 'back';
    if (repost !== null && (at < repost.from || at >= repost.to)) return at < repost.from ? 'chrome' : 'commentary';
    if (at < front) return 'chrome';
    if (at < body) return isPageHead(lines[at]?.text ?? '') ? 'chrome' : 'front';
    if (attached !== null && at >= attached.from && at < attached.to) return 'body';
    if (at >= back || inSignature(at)) return 'back';
    return outlook.has(at) ? 'outlook' : 'body';
  };
}

/** Lines of what is to come: a paragraph or section that opens with 下一步, up to the next heading of its rank. */
function outlookLines(
  lines: readonly Line[],
  body: number,
  back: number,
  headings: readonly Heading[],
): ReadonlySet<number> {
  const outlook = new Set<number>();
  const ranked = headings.filter(({ level }) => level < 5);
  let next = 0;
  for (let at = body; at < back; at += 1) {
    while (next < ranked.length && (ranked[next]?.at ?? 0) < at) next += 1;
    const words = lines[at]?.text ?? '';
    if (!OUTLOOK.test(words.slice(0, 60))) continue;
    const own = ranked[next]?.at === at ? ranked[next] : undefined;
    const rank = own?.level ?? 4;
    let following = next;
    while (following < ranked.length && !isEndOf(ranked[following], at, rank)) following += 1;
    const last = Math.min(ranked[following]?.at ?? back, back);
    for (let line = at; line < last; line += 1) outlook.add(line);
    at = Math.max(at, last - 1);
  }
  return outlook;
}

function isEndOf(heading: Heading | undefined, at: number, rank: number): boolean {
  return heading !== undefined && heading.at > at && heading.level <= rank;
}

/** Fields of a page's metadata that are the paper's own words. */
const OWN_FIELDS: ReadonlySet<FieldLabel> = new Set<FieldLabel>(['documentNumber', 'title', 'writtenOn', 'repliedOn']);
/** 下一步,我局将 · 三、下一步工作打算 · (三)今后工作 */
const OUTLOOK =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])? {0,2}(?:关于)?(?:下一步|下步|下一阶段|下阶段|接下来|今后|在今后|未来|后期|后续|在下一步)/u;
