import type { Span } from '../page/span.ts';

/** A phrase of the text that spoke for a topic, with its place. */
export interface TopicEvidence extends Span {
  readonly phrase: string;
}

/** A topic that the program asserts for a text; exactly one of a document's topics is primary. */
export interface TopicLabel {
  readonly code: string;
  readonly score: number;
  readonly primary: boolean;
  readonly evidence: readonly TopicEvidence[];
}

/** A paper as far as topics need it. */
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
