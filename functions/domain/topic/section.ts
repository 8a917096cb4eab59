import { firstIndex } from '../first-index.ts';
import type { FoldedText } from './fold.ts';
import type { CueHit } from './lexicon.ts';
import type { TopicSection } from './model.ts';
import { PROCEDURE } from './taxonomy.ts';

/** The topics that each section's own text speaks for, with their sub-topics where they have any, the strongest first. */
export function sectionTopics(
  folded: FoldedText,
  hits: readonly CueHit[],
  sections: readonly TopicSection[],
): readonly (readonly string[])[] {
  const starts = hits.map((hit) => folded.origin[hit.start] ?? 0);
  const inside = sections.map((section) =>
    section.level === 0 || SILENT.has(section.zone)
      ? []
      : hits.slice(firstFrom(starts, section.start), firstFrom(starts, section.end)),
  );
  const refrain = refrainOf(inside);
  return sections.map((section, at) =>
    strongest(
      inside[at] ?? [],
      refrain,
      (hit) => (folded.origin[hit.start] ?? 0) < section.start + section.heading.length + LABEL,
    ),
  );
}

/** Phrases that stand in most of a paper's sections: whom it addresses, not what a section is about. */
function refrainOf(inside: readonly (readonly CueHit[])[]): ReadonlySet<string> {
  const spoken = inside.filter((hits) => hits.length > 0);
  if (spoken.length < FEW) return new Set();
  const spread = new Map<string, { sections: number; last: number }>();
  for (const [at, hits] of spoken.entries()) {
    for (const { phrase } of hits) {
      const known = spread.get(phrase);
      if (known === undefined) spread.set(phrase, { sections: 1, last: at });
      else if (known.last !== at) {
        known.sections += 1;
        known.last = at;
      }
    }
  }
  return new Set([...spread].filter(([, { sections }]) => sections > spoken.length / 2).map(([phrase]) => phrase));
}

/**
 * Which topics have chapters of their own, as shares of the paper's chapters (headings of level 1 in its body): a long paper's
 * second topic is seldom named in its title. Nothing where there are fewer than two chapters.
 */
export function chapterShares(
  sections: readonly TopicSection[],
  topics: readonly (readonly string[])[],
): ReadonlyMap<string, number> {
  const chapters = sections.flatMap(({ level }, at) => {
    const [first] = topics[at] ?? [];
    return level === 1 && first !== undefined ? [first.slice(0, TOP)] : [];
  });
  const shares = new Map<string, number>();
  if (chapters.length < 2) return shares;
  for (const code of chapters) shares.set(code, (shares.get(code) ?? 0) + 1 / chapters.length);
  return shares;
}

interface SectionTally {
  score: number;
  /** Null where no phrase of a sub-topic was met. */
  subs: Map<string, number> | null;
}

/** Topics of a stretch: each further mention of a phrase says less, those in its heading more. */
function strongest(
  hits: readonly CueHit[],
  refrain: ReadonlySet<string>,
  isHeading: (hit: CueHit) => boolean,
): readonly string[] {
  if (hits.length === 0) return [];
  const tallies = new Map<string, SectionTally>();
  const mentions = new Map<string, number>();
  for (const hit of hits) {
    const mention = (mentions.get(hit.phrase) ?? 0) + 1;
    mentions.set(hit.phrase, mention);
    const place = ((isHeading(hit) ? HEADING : 1) * (refrain.has(hit.phrase) ? REFRAIN : 1)) / mention;
    for (const { code, sub, weight, isAgency } of hit.entries) {
      if (isAgency || code === PROCEDURE) continue;
      let tally = tallies.get(code);
      if (tally === undefined) {
        tally = { score: 0, subs: null };
        tallies.set(code, tally);
      }
      tally.score += weight * place;
      if (sub === null) continue;
      tally.subs ??= new Map();
      tally.subs.set(sub, (tally.subs.get(sub) ?? 0) + weight * place);
    }
  }
  const ranked = [...tallies].toSorted(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1));
  const best = ranked[0]?.[1].score ?? 0;
  const kept = ranked.slice(0, MOST).filter(([, tally]) => tally.score >= best * NEAR);
  return kept.map(([code, tally]) => mostNamed(tally.subs) ?? code);
}

function mostNamed(subs: ReadonlyMap<string, number> | null): string | null {
  if (subs === null) return null;
  const [best] = [...subs].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}

/** Index of the first of the ascending `starts` that is not before `from`. */
function firstFrom(starts: readonly number[], from: number): number {
  return firstIndex(starts.length, (at) => (starts[at] ?? 0) >= from);
}

/** FIS of FIS.GRANT */
const TOP = 3;
const SILENT: ReadonlySet<string> = new Set(['chrome', 'front', 'back']);
const HEADING = 2;
/** With fewer sections, a phrase in most of them is still the matter of each. */
const FEW = 6;
const REFRAIN = 0.3;
const LABEL = 5;
const MOST = 3;
/** A further topic needs this share of the first one's score. */
const NEAR = 0.4;
