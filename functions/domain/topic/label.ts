import { type FoldedText, foldText } from './fold.ts';
import { buildLexicon, type CueHit, findCues, type Lexicon } from './lexicon.ts';
import type { TopicLabel, TopicLabeller, TopicPaper, TopicScore } from './model.ts';
import { voicedCues } from './muted.ts';
import { placesOf } from './place.ts';
import { rankTopics } from './score.ts';
import { sectionTopics } from './section.ts';
import { subjectSpans } from './subject.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * Makes the labeller of a taxonomy. Every label shows the phrases that decided it and their places. The matter asked about
 * outweighs the answer: a department lists its whole work, the member asked for one thing.
 */
export function createTopicLabeller(taxonomy: Taxonomy): TopicLabeller {
  const lexicon = buildLexicon(taxonomy);
  const yieldsTo = precedence(taxonomy);
  return (paper) => {
    const { folded, hits } = readCues(lexicon, paper);
    return {
      labels: assertTopics(rankPaper(folded, hits, paper, yieldsTo)),
      sectionTopics: sectionTopics(folded, hits, paper.sections),
    };
  };
}

/** All topics that a paper speaks for, the strongest first: what `hongtou topics explain` shows. */
export function explainTopics(taxonomy: Taxonomy): (paper: TopicPaper) => readonly TopicScore[] {
  const lexicon = buildLexicon(taxonomy);
  const yieldsTo = precedence(taxonomy);
  return (paper) => {
    const { folded, hits } = readCues(lexicon, paper);
    return rankPaper(folded, hits, paper, yieldsTo);
  };
}

function readCues(lexicon: Lexicon, paper: TopicPaper): { folded: FoldedText; hits: readonly CueHit[] } {
  const folded = foldText(paper.text);
  return { folded, hits: voicedCues(folded.text, findCues(lexicon, folded.text)) };
}

type Precedence = ReadonlyMap<string, readonly string[]>;

function precedence(taxonomy: Taxonomy): Precedence {
  return new Map(taxonomy.topics.map(({ code, yieldsTo }) => [code, yieldsTo]));
}

function rankPaper(
  folded: FoldedText,
  hits: readonly CueHit[],
  paper: TopicPaper,
  yieldsTo: Precedence,
): readonly TopicScore[] {
  const title = paper.title === null ? null : foldText(paper.title).text;
  const places = placesOf(folded, hits, paper.sections);
  return rankTopics(folded, hits, places, subjectSpans(folded.text, title), yieldsTo);
}

/** The first topic always; a second and a third one where they stand near enough to it. */
function assertTopics(ranked: readonly TopicScore[]): readonly TopicLabel[] {
  const [first] = ranked;
  if (first === undefined) return [];
  return ranked
    .slice(0, MOST)
    .filter((topic, at) => at === 0 || topic.score >= first.score * (at === 1 ? SECOND : THIRD))
    .map(({ code, score, evidence }, at) => ({
      code,
      score: round(score),
      primary: at === 0,
      evidence: evidence.slice(0, KEPT),
    }));
}

const MOST = 3;
/** A further topic needs this share of the first one's score; chosen on folds (bench/reading). */
const SECOND = 0.5;
const THIRD = 0.55;
const KEPT = 12;

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
