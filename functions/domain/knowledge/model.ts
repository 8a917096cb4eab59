import type { DocumentKind } from '../document/model.ts';
import type { CommitmentClass, Comparator, FactType } from '../facts/model.ts';
import type { Span } from '../page/span.ts';
import type { Place } from './place.ts';

/** What is remembered of a paper under one key. `of` says what the body is; keys of different kinds never meet. */
export type Knowledge =
  | ({ readonly of: 'name' } & PaperName)
  | ({ readonly of: 'citation' } & KnownCitation)
  | ({ readonly of: 'points'; readonly points: readonly SeriesPoint[] } & SeriesPaper)
  | ({ readonly of: 'promise' } & KnownPromise)
  | ({ readonly of: 'report' } & Report)
  | ({ readonly of: 'dispute' } & Dispute)
  | ({ readonly of: 'due' } & DueDate);

/** What ends on a day: the paper's own word for the act (申报), or 有效期. */
export interface DueDate {
  readonly what: string;
  /** YYYY-MM-DD */
  readonly on: string;
}

/** A copy of a paper at another publisher that gives other figures: both sentences of each. */
export interface Dispute {
  readonly url: string;
  readonly publisher: string;
  readonly figures: readonly { readonly ours: string; readonly theirs: string }[];
}

/** Who says it and when: the issuer's newest name, and the date of signature, else of publication. */
export interface Said {
  readonly body: string | null;
  readonly saidOn: string | null;
}

/** The names that a paper itself goes by (own title, title of the rule that it promulgates, document number). */
export interface PaperName extends Said {
  readonly title: string;
  readonly number: string | null;
  /** See `ruleName`. */
  readonly keys: readonly string[];
  readonly bare: string | null;
  readonly place: Place | null;
  readonly kind: DocumentKind;
  /** 试行, 征求意见稿, 2023年修订: which version of the rule it is; null for the plain one. */
  readonly version: string | null;
  readonly isDraft: boolean;
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
}

/**
 * `implements`: laid down on the ground of that rule (根据《…》制定本办法). `extends`: lets it run on (关于延长《…》有效期的通知). `cites`: any
 * other mention.
 */
export type Relation = 'cites' | 'implements' | 'extends' | 'amends' | 'abolishes';

/** A rule that a paper names; all places of one paper that name it are one citation. */
export interface KnownCitation extends Said {
  readonly title: string | null;
  readonly number: string | null;
  readonly keys: readonly string[];
  readonly bare: string | null;
  /** 试行, 修订稿: which version of the rule the title says; null where it says none. */
  readonly version: string | null;
  /** Where the cited rule is from, as far as its title or the words before it say; else null. */
  readonly place: Place | null;
  /** Where the citing paper is from. */
  readonly citingPlace: Place | null;
  readonly relation: Relation;
  /** Until when a paper that `extends` the rule lets it run, ISO; null where it does not say, or does something else. */
  readonly until: string | null;
  readonly times: number;
  readonly start: number;
  readonly end: number;
  /** `unmarked`: a title without 《》 in the text; it may name a rule but never proves that one is missing. */
  readonly form: 'marked' | 'unmarked';
}

export interface SeriesPaper extends Said {
  /** The programme as this paper writes it, and all its keys there. */
  readonly programme: string;
  readonly programmeKeys: readonly string[];
  readonly edition: string | null;
}

/** A figure of a programme in one paper. `value` and `to` as in Fact; `replaces` is what the text itself says it was before. */
export interface SeriesPoint extends Span {
  readonly type: FactType;
  readonly attribute: string;
  readonly unit: string | null;
  readonly scope: readonly string[];
  readonly kind: 'rule' | 'statistic' | 'deadline';
  readonly rank: number;
  readonly op: Comparator;
  readonly value: string;
  readonly replaces: string | null;
  /** The figure as written. */
  readonly text: string;
  /** The clause around it, folded, figures masked. */
  readonly clause: string;
}

export interface KnownPromise extends Said, Span {
  readonly id: string;
  readonly class: CommitmentClass;
  readonly action: string | null;
  readonly object: string | null;
  readonly target: { readonly op: Comparator; readonly value: number | string; readonly unit: string | null } | null;
  readonly due: string | null;
  /** Rules that it will do something to and programmes that it names: exact keys. */
  readonly objects: readonly string[];
  /** The words that it is about, see `aboutOf`. */
  readonly about: readonly string[];
  readonly folded: string;
}

/** A clause that tells how something stands: done, under way, not done; or that only names it. */
export interface Report extends Said, Span {
  readonly objects: readonly string[];
  readonly folded: string;
  /** What is said to be done to what stands in the sentence; `none` for a mere mention. */
  readonly tells: 'done' | 'progress' | 'not-done' | 'none';
  readonly verbs: readonly string[];
  /** Whether what was done is a count (已完成18公里), which is part of a work that was promised whole. */
  readonly isCounted: boolean;
  readonly figures: readonly { readonly value: string; readonly unit: string | null }[];
  /** The last year that its sentence names up to the clause; figures of another year say nothing of a promise for one. */
  readonly year: string | null;
}
