import { createTopicLabeller } from '../../functions/domain/topic/label.ts';
import type { TopicBalance, TopicLabel, TopicPaper, TopicSection } from '../../functions/domain/topic/model.ts';
import type { Taxonomy } from '../../functions/domain/topic/taxonomy.ts';
import type { GoldSection } from './gold.ts';
import { add, compareSets, f1, NOTHING, type Tally } from './tally.ts';

/** A paper as the labeller gets it, with the top codes that it has by hand, the primary first. */
export interface TopicCase {
  readonly paper: TopicPaper;
  readonly gold: readonly string[];
}

export interface TopicScore {
  readonly tally: Tally;
  readonly primary: number;
  readonly all: number;
}

const NONE: TopicScore = { tally: NOTHING, primary: 0, all: 0 };

/** Top codes of papers. The gold's first three count: a paper is never given more. GOV counts neither way. */
export function scoreTopics(
  cases: readonly TopicCase[],
  labelOf: (entry: TopicCase, at: number) => readonly TopicLabel[],
): TopicScore {
  return cases.map((entry, at) => scoreCase(labelOf(entry, at), entry.gold)).reduce(joined, NONE);
}

/**
 * Leave one out: the balance is chosen anew on the other papers. Only the first `scored` papers are left out in turn.
 * `without-unshared`: the lexicon is moreover without every phrase that stands in this paper and in no other one here: what
 * might have been learned from a paper cannot score on it. General words are lost with it, so that figure is a lower bound.
 */
export function leaveOneOut(
  cases: readonly TopicCase[],
  taxonomy: Taxonomy,
  phrases: 'all' | 'without-unshared',
  scored: number = cases.length,
): TopicScore {
  const tried = BALANCES.map((balance) => {
    const label = createTopicLabeller(taxonomy, balance);
    return { balance, scores: cases.map(({ paper, gold }) => scoreCase(label(paper).labels, gold)) };
  });
  return scoreTopics(cases.slice(0, scored), ({ paper }, left) => {
    const worth = (scores: readonly TopicScore[]) => {
      const rest = scores.filter((_, at) => at !== left).reduce(joined, NONE);
      return f1(rest.tally) + rest.primary / rest.all;
    };
    const [best] = tried.toSorted((a, b) => worth(b.scores) - worth(a.scores));
    const others = cases.filter((_, at) => at !== left).map((entry) => entry.paper.text);
    const known = phrases === 'all' ? taxonomy : without(taxonomy, paper.text, others);
    return createTopicLabeller(known, best?.balance)(paper).labels;
  });
}

/** Top codes of a seed's sections, against the reading's section that covers the same stretch best. */
export function scoreSections(
  gold: readonly GoldSection[],
  read: readonly (TopicSection & { readonly topics: readonly string[] })[],
): TopicScore {
  const judged = gold.filter(({ level }) => typeof level === 'number' || level === 'item');
  return judged
    .map((section) => {
      const nearest = read.toSorted((a, b) => agreement(b, section) - agreement(a, section))[0];
      const found = nearest !== undefined && agreement(nearest, section) >= 0.5 ? nearest.topics.map(topOf) : [];
      const tally = compareSets(found, section.topics.map(topOf));
      return { tally, primary: found[0] === topOf(section.primary) ? 1 : 0, all: 1 };
    })
    .reduce(joined, NONE);
}

export function topOf(code: string): string {
  return code.slice(0, 3);
}

function scoreCase(labels: readonly TopicLabel[], gold: readonly string[]): TopicScore {
  const codes = labels.map(({ code }) => code).filter((code) => code !== 'GOV');
  const right = gold.filter((code) => code !== 'GOV');
  const { hits, extra } = compareSets(codes, right);
  const missed = Math.min(new Set(right).size, 3) - hits;
  return { tally: { hits, extra, missed: Math.max(missed, 0) }, primary: codes[0] === right[0] ? 1 : 0, all: 1 };
}

function joined(a: TopicScore, b: TopicScore): TopicScore {
  return { tally: add(a.tally, b.tally), primary: a.primary + b.primary, all: a.all + b.all };
}

/** A taxonomy without the phrases that `text` alone has. */
function without(taxonomy: Taxonomy, text: string, others: readonly string[]): Taxonomy {
  const corpus = others.join('\n');
  const keep = (phrases: readonly string[]) =>
    phrases.filter((phrase) => !text.includes(phrase) || corpus.includes(phrase));
  return {
    ...taxonomy,
    topics: taxonomy.topics.map((topic) => ({
      ...topic,
      strong: keep(topic.strong),
      cues: keep(topic.cues),
      weak: keep(topic.weak),
      sub: topic.sub.map((sub) => ({ ...sub, cues: keep(sub.cues) })),
    })),
  };
}

function agreement(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** The balances among which a fold may choose. */
const BALANCES: readonly TopicBalance[] = [0.4, 0.5, 0.6].flatMap((subject) =>
  [120, 180, 360].flatMap((longBody) =>
    [0.35, 0.4, 0.5].flatMap((second) =>
      [0.2, 0.35].map((chapters) => ({ subject, longBody, second, third: second + 0.02, chapters })),
    ),
  ),
);
