import type { Span } from '../page/span.ts';

/** A phrase of the text that spoke for a topic, verbatim as in the text, with its place. */
export interface TopicEvidence extends Span {
  readonly phrase: string;
}

/**
 * A topic (主题分类) that the program asserts for a text; exactly one of a document's topics is primary.
 * `score` is the topic's share of all evidence found, 0..1.
 */
export interface TopicLabel {
  readonly code: string;
  readonly score: number;
  readonly primary: boolean;
  readonly evidence: readonly TopicEvidence[];
}

/** A paper as far as topics need it. Offsets of the sections are UTF-16 indexes into `text`. */
export interface TopicPaper {
  readonly title: string | null;
  readonly text: string;
  readonly sections: readonly TopicSection[];
}

export interface TopicSection extends Span {
  readonly level: number;
  readonly heading: string;
  readonly zone: string;
}

/** The topics of a paper and of each of its sections, in the order of `paper.sections`. */
export interface TopicLabels {
  readonly labels: readonly TopicLabel[];
  readonly sectionTopics: readonly (readonly string[])[];
}

export type TopicLabeller = (paper: TopicPaper) => TopicLabels;

/** What one topic gathered: in the matter asked about, in the rest of the text, and together as a share of all topics. */
export interface TopicScore {
  readonly code: string;
  readonly subject: number;
  readonly body: number;
  readonly score: number;
  readonly evidence: readonly TopicEvidence[];
}

/** The few numbers of the labeller that were chosen by measuring (bench/reading), on folds. */
export interface TopicBalance {
  /** The part of the score that the matter asked about decides where it says enough, 0..1. */
  readonly subject: number;
  /** A body that says this much halves that part: a long answer has headings of its own. */
  readonly longBody: number;
  /** A second and a third topic need this share of the first one's score. */
  readonly second: number;
  readonly third: number;
  /** What all of a paper's chapters add to the score of a further topic, each its part. */
  readonly chapters: number;
}
