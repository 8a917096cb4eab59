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
