import type { Fact, FactType } from '../facts/model.ts';

export type BlockKind = 'same' | 'edited' | 'inserted' | 'deleted' | 'split' | 'merged';
export type SpanPair = readonly [start: number, end: number];

/** One step of an inline edit script. equal+delete rebuild the old text, equal+insert the new one. */
export interface Edit {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** A unit of two texts that belongs together; spans are offsets into the old and the new text. */
export interface Block {
  readonly kind: BlockKind;
  readonly moved: boolean;
  readonly old: readonly SpanPair[];
  readonly new: readonly SpanPair[];
  readonly edits: readonly Edit[];
}

/** A figure, date or reference that differs between two texts, paired by place and programme. */
export interface FactDifference {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly type: FactType;
  readonly before: Fact | null;
  readonly after: Fact | null;
}

export interface TextDifference {
  readonly blocks: readonly Block[];
  readonly facts: readonly FactDifference[];
  readonly renumbered: readonly { readonly old: string; readonly new: string }[];
  readonly stats: {
    readonly oldChars: number;
    readonly newChars: number;
    readonly insertedChars: number;
    readonly deletedChars: number;
    readonly movedChars: number;
    readonly capped: boolean;
  };
}

export type PassageVerdict = 'new' | 'recycled' | 'boilerplate';

/** A stretch of a new paper and where it was said before. `source` stands for `recycled` only. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly verdict: PassageVerdict;
  readonly source: {
    readonly id: string;
    readonly start: number;
    readonly end: number;
    /** Share of the passage's characters found in the source, 0 to 1. */
    readonly similarity: number;
  } | null;
}

/**
 * A figure of a programme that differs from what an earlier paper said. `stated` where the new text says so itself:
 * `before` is then the figure of an earlier paper that gave the same old one, else that of the sentence itself.
 */
export interface ProgrammeFactChange {
  readonly programme: string;
  readonly attribute: string;
  readonly unit: string | null;
  readonly scope: string | null;
  readonly before: { readonly fact: Fact; readonly documentId: string } | null;
  readonly after: Fact;
  readonly stated: boolean;
}

/** A new paper against everything stored before. `noveltyShare` is the share of characters in `new` passages, 0 to 1. */
export interface Comparison {
  readonly duplicateOf: string | null;
  readonly passages: readonly Passage[];
  readonly factChanges: readonly ProgrammeFactChange[];
  readonly noveltyShare: number;
}
