import type { Commitment, Deadline, Fact, Zone } from '../facts/model.ts';
import type { Span } from '../page/span.ts';
import type { TopicLabel } from '../topic/model.ts';

/** What a paper can be, as programs and people name it. */
export const DOCUMENT_KINDS = [
  'proposal-reply',
  'suggestion-reply',
  'measure',
  'draft',
  'notice',
  'guide',
  'interpretation',
  'news',
  'other',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Where a rule stands in its life. null where the text does not say. */
export type Stage = 'draft' | 'issued' | 'amended' | 'abolished';

/** The proposal or suggestion that a letter answers (提案号/建议号). Members are null where the paper does not say. */
export interface CaseKey {
  /** `cppcc` 政协, `npc` 人大, as the words in the text: `政协` or `人大`. */
  readonly body: '政协' | '人大' | null;
  readonly level: '全国' | '省' | '市' | '区' | '县' | null;
  readonly place: string | null;
  /** The words of the session, verbatim: 七届一次会议. */
  readonly session: string | null;
  /** Digits as written, leading zeros kept. */
  readonly number: string | null;
}

/** From when to when a rule is in force, and which rules it ends. Dates ISO. */
export interface Validity {
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
  readonly years: number | null;
  readonly abolishes: readonly string[];
}

/**
 * A part of the paper. Level 0 is a zone: these cover the text in order, without label or heading. Levels 1 to 4 are headings and what stands under
 * them, numbered after GB/T 9704-2012 §7.3.3 (一、 → （一） → 1. → （1）; chapters and articles of a rule are 1 and 3), level 5 the run-in items 一是, 二是.
 * `label` is the number as written, empty where it was lost.
 */
export interface Section extends Span {
  readonly level: number;
  readonly label: string;
  readonly heading: string;
  readonly zone: Zone;
  readonly topics: readonly string[];
}

/** Something a reader should know about the reading: title and body disagree, a repost of a draft, … `code` is stable. */
export interface ReadingWarning {
  readonly code: string;
  readonly message: string;
}

/**
 * What an official paper says (公文). Strings are verbatim as in `text`; what the paper does not say is null.
 * Offsets are UTF-16 indexes into `text`.
 */
export interface PolicyDocument {
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly case: CaseKey | null;
  readonly issuer: string | null;
  readonly addressees: readonly string[];
  /** 抄送机关, organs only. */
  readonly cc: readonly string[];
  /** Names of the attachments (附件说明), without their numbers. */
  readonly attachments: readonly string[];
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
  readonly stage: Stage | null;
  readonly answerClass: 'A' | 'B' | 'C' | 'D' | null;
  readonly disclosure: string | null;
  readonly hasContactPhone: boolean;
  readonly validity: Validity | null;
  readonly deadlines: readonly Deadline[];
  readonly topics: readonly TopicLabel[];
  readonly sections: readonly Section[];
  readonly facts: readonly Fact[];
  readonly commitments: readonly Commitment[];
  readonly warnings: readonly ReadingWarning[];
  readonly text: string;
}
