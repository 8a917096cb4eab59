import type { Span } from '../page/span.ts';
import { buildLexicon, type CueHit, findCues, type Lexicon } from './lexicon.ts';
import type { TopicLabel, TopicLabeller, TopicPaper, TopicSection } from './model.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Topics that are about the procedure itself: never asserted for a paper. */
const PROCEDURE = 'GOV';
/** A further topic needs this share of the first one's score. */
const SECOND = 0.62;
const THIRD = 0.55;
/** A mention in the matter asked about (title, quoted subject) counts as much as this many in the answer. */
const SUBJECT_WEIGHT = 5;
const HEADING_WEIGHT = 2;
const EVIDENCE_KEPT = 12;

/**
 * Makes the labeller of a taxonomy. Every label shows the phrases that decided it and their places. The matter asked about
 * outweighs the answer: a department lists its whole work, the member asked for one thing.
 */
export function createTopicLabeller(taxonomy: Taxonomy): TopicLabeller {
  const lexicon = buildLexicon(taxonomy);
  return (paper) => {
    const hits = findCues(lexicon, paper.text, { start: 0, end: paper.text.length });
    const subjects = subjectSpans(paper);
    const scores = scoreTopics(hits, (hit) => weightOf(hit, paper, subjects));
    return {
      labels: assertTopics(scores),
      sectionTopics: paper.sections.map((section) => sectionTopics(lexicon, paper, section)),
    };
  };
}

interface TopicScore {
  readonly code: string;
  readonly score: number;
  readonly hits: readonly CueHit[];
}

/** Sums weights by topic; repeated mentions of one phrase count less and less. */
function scoreTopics(hits: readonly CueHit[], weight: (hit: CueHit) => number): readonly TopicScore[] {
  const byTopic = new Map<string, Map<string, { total: number; weight: number; hits: CueHit[] }>>();
  for (const hit of hits) {
    const place = weight(hit);
    if (place === 0) continue;
    for (const entry of hit.entries) {
      const phrases = byTopic.get(entry.code) ?? new Map<string, { total: number; weight: number; hits: CueHit[] }>();
      const seen = phrases.get(hit.phrase) ?? { total: 0, weight: entry.weight, hits: [] };
      seen.total += place;
      seen.hits.push(hit);
      phrases.set(hit.phrase, seen);
      byTopic.set(entry.code, phrases);
    }
  }
  const scores = [...byTopic].map(([code, phrases]) => ({
    code,
    score: [...phrases.values()].reduce((sum, phrase) => sum + phrase.weight * Math.log2(1 + phrase.total), 0),
    hits: [...phrases.values()].flatMap((phrase) => phrase.hits),
  }));
  return scores.filter(({ code }) => code !== PROCEDURE).toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

function assertTopics(scores: readonly TopicScore[]): readonly TopicLabel[] {
  const [first] = scores;
  if (first === undefined) return [];
  const kept = scores.slice(0, 3).filter((topic, at) => at === 0 || topic.score >= first.score * (at === 1 ? SECOND : THIRD));
  const total = scores.reduce((sum, topic) => sum + topic.score, 0);
  return kept.map((topic, at) => ({
    code: topic.code,
    score: Math.round((topic.score / total) * 1000) / 1000,
    primary: at === 0,
    evidence: topic.hits.slice(0, EVIDENCE_KEPT).map(({ phrase, start, end }) => ({ phrase, start, end })),
  }));
}

function weightOf(hit: CueHit, paper: TopicPaper, subjects: readonly Span[]): number {
  if (subjects.some((span) => span.start <= hit.start && hit.end <= span.end)) return SUBJECT_WEIGHT;
  const section = paper.sections.findLast((candidate) => candidate.start <= hit.start && hit.end <= candidate.end);
  if (section === undefined) return 1;
  if (section.zone === 'chrome' || section.zone === 'back') return 0;
  const isHeading = section.level > 0 && hit.end <= section.start + section.heading.length + 8;
  return isHeading ? HEADING_WEIGHT : section.zone === 'front' ? 0.5 : 1;
}

/** Where the paper names its matter: its title, and the suggestion's own title in the first part of the letter. */
function subjectSpans(paper: TopicPaper): readonly Span[] {
  const spans: Span[] = [];
  const at = paper.title === null ? -1 : paper.text.indexOf(paper.title);
  if (at >= 0 && paper.title !== null) spans.push({ start: at, end: at + paper.title.length });
  for (const match of paper.text.slice(0, 900).matchAll(SUBJECT)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** “关于加强校车管理的建议”, 《关于修复水渠的提案》 */
const SUBJECT = /[《“"「][^《》“”"「」\n]{4,80}(?:建议|提案|议案|问题)?[》”"」]/gu;

/** The topics that the section's own text speaks for, with their sub-topics, at most three. */
function sectionTopics(lexicon: Lexicon, paper: TopicPaper, section: TopicSection): readonly string[] {
  if (section.zone === 'chrome' || section.zone === 'back' || section.level === 0) return [];
  const hits = findCues(lexicon, paper.text, section);
  const [first, second] = scoreTopics(hits, () => 1);
  if (first === undefined) return [];
  const kept = second !== undefined && second.score >= first.score * SECOND ? [first, second] : [first];
  return kept.map((topic) => subTopic(topic) ?? topic.code);
}

/** The sub-topic that most of a topic's mentions name. */
function subTopic(topic: TopicScore): string | null {
  const counts = new Map<string, number>();
  for (const hit of topic.hits) {
    const sub = hit.entries.find((entry) => entry.code === topic.code)?.sub;
    if (sub) counts.set(sub, (counts.get(sub) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best?.[0] ?? null;
}
