import { type FoldedText, foldText, unfold } from './fold.ts';
import { buildLexicon, type CueHit, findCues, type Lexicon } from './lexicon.ts';
import type { TopicBalance, TopicEvidence, TopicLabel, TopicLabeller, TopicPaper, TopicScore } from './model.ts';
import { voicedCues } from './muted.ts';
import { placesOf } from './place.ts';
import { NAMED, type RankedTopic, rankTopics, type TopicWeights } from './score.ts';
import { chapterShares, sectionTopics } from './section.ts';
import { subjectSpans } from './subject.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * Makes the labeller of a taxonomy. Every label shows the phrases that decided it and their places. The matter asked about
 * outweighs the answer: a department lists its whole work, the member asked for one thing.
 */
export function createTopicLabeller(taxonomy: Taxonomy, balance: TopicBalance = BALANCE): TopicLabeller {
  const lexicon = buildLexicon(taxonomy);
  const weights = weightsOf(taxonomy, balance);
  const silentBeside = new Map(taxonomy.topics.map((topic) => [topic.code, topic.silentBeside]));
  return (paper) => {
    const { folded, hits } = readCues(lexicon, paper);
    const ofSections = sectionTopics(folded, hits, paper.sections);
    const chapters = chapterShares(paper.sections, ofSections);
    const ranked = rankPaper(folded, hits, paper, weights);
    return {
      labels: labelsOf(folded, assertTopics(worthSaying(ranked, silentBeside), chapters, weights)),
      sectionTopics: ofSections,
    };
  };
}

/** All topics that a paper speaks for, the strongest first: what `hongtou topics explain` shows. */
export function createTopicExplainer(taxonomy: Taxonomy): (paper: TopicPaper) => readonly TopicScore[] {
  const lexicon = buildLexicon(taxonomy);
  const weights = weightsOf(taxonomy, BALANCE);
  return (paper) => {
    const { folded, hits } = readCues(lexicon, paper);
    return rankPaper(folded, hits, paper, weights).map(({ code, subject, body, score, mentions }) => ({
      code,
      subject,
      body,
      evidence: evidenceOf(folded, mentions),
      score,
    }));
  };
}

/** Chosen on folds of the letters in ../shared (bench/reading/topic-folds.ts). */
export const BALANCE: TopicBalance = { subject: 0.5, longBody: 180, second: 0.4, third: 0.42, chapters: 0.35 };

function weightsOf(taxonomy: Taxonomy, balance: TopicBalance): TopicWeights {
  return { yieldsTo: new Map(taxonomy.topics.map(({ code, yieldsTo }) => [code, yieldsTo])), balance };
}

function readCues(lexicon: Lexicon, paper: TopicPaper): { folded: FoldedText; hits: readonly CueHit[] } {
  const folded = foldText(paper.text);
  return { folded, hits: voicedCues(folded.text, findCues(lexicon, folded.text)) };
}

function rankPaper(
  folded: FoldedText,
  hits: readonly CueHit[],
  paper: TopicPaper,
  weights: TopicWeights,
): readonly RankedTopic[] {
  const title = paper.title === null ? null : foldText(paper.title).text;
  const places = placesOf(folded, hits, paper.sections);
  return rankTopics(folded.text, hits, places, subjectSpans(folded.text, title), weights);
}

/** Leaves out what goes without saying beside the first topic: a village road is no matter of farming. */
function worthSaying(
  ranked: readonly RankedTopic[],
  silentBeside: ReadonlyMap<string, readonly string[]>,
): readonly RankedTopic[] {
  const first = ranked[0]?.code ?? '';
  return ranked.filter(({ code }) => silentBeside.get(code)?.includes(first) !== true);
}

/**
 * The first topic always; a second and a third one where they, with their chapters, stand near enough to it, and are of the
 * matter, have a chapter or make a part of the answer: what a short answer mentions by the way is no topic of it, and what
 * yields to the first (whoever repairs a road writes of budgets) must stand in the matter.
 */
function assertTopics(
  ranked: readonly RankedTopic[],
  chapters: ReadonlyMap<string, number>,
  { yieldsTo, balance }: TopicWeights,
): readonly RankedTopic[] {
  const [first, ...others] = ranked;
  if (first === undefined) return [];
  const yields = (code: string) => yieldsTo.get(code)?.includes(first.code) === true;
  const weight = ({ code, score }: RankedTopic) => score + balance.chapters * (chapters.get(code) ?? 0);
  const spoken = others.filter(
    ({ code, subject, mentions }) =>
      subject >= NAMED || chapters.has(code) || (mentions.length >= PART && (subject > 0 || !yields(code))),
  );
  const [second, third] = spoken.toSorted((a, b) => weight(b) - weight(a));
  const further = [
    ...(second !== undefined && weight(second) >= first.score * balance.second ? [second] : []),
    ...(third !== undefined && weight(third) >= first.score * balance.third ? [third] : []),
  ];
  return [first, ...further.toSorted((a, b) => b.score - a.score)];
}

function labelsOf(folded: FoldedText, topics: readonly RankedTopic[]): readonly TopicLabel[] {
  return topics.map(({ code, score, mentions }, at) => ({
    code,
    score: Math.round(score * 1000) / 1000,
    primary: at === 0,
    evidence: evidenceOf(folded, mentions.slice(0, KEPT)),
  }));
}

function evidenceOf(folded: FoldedText, mentions: readonly CueHit[]): readonly TopicEvidence[] {
  return mentions.map(({ start, end }) => unfold(folded, start, end));
}

/** Mentions that make a part of an answer. */
const PART = 4;
/** Evidence that a label shows, the first in the text. */
const KEPT = 12;
