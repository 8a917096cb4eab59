import type { DocumentKind, Stage } from '../document/model.ts';
import type { Fact } from '../facts/model.ts';
import type { EndOfForce, Tick } from '../source/state.ts';

export type ChangeKind =
  | 'published'
  | 'revised'
  | 'withdrawn'
  | 'restored'
  | 'relocated'
  | 'reposted'
  | 'status'
  | 'due'
  | 'corrected';

/** Where one document stands after a change. Small: texts and differences are blobs. */
export interface DocumentState {
  /** Number of distinct content states so far. */
  readonly version: number;
  readonly contentHash: string;
  /** Blob key of the PolicyDocument as it was read. */
  readonly reading: string;
  /** Blob key of the raw bytes. */
  readonly snapshot: string;
  /** Blob keys of the attachments that were read with it, by URL; records of before have none and say nothing. */
  readonly attached?: Readonly<Record<string, string>>;
  readonly engine: string;
  readonly presence: 'present' | 'withdrawn';
  /** Absent while the portal says nothing, or that the paper is in force. */
  readonly force?: EndOfForce;
  /** The page that speaks for the document, then every other URL it was seen at. */
  readonly urls: readonly string[];
  readonly sourceId: string;
  readonly region: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly kind: DocumentKind;
  readonly stage: Stage | null;
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
  /** Topic codes, primary first. */
  readonly topics: readonly string[];
}

/** A figure before and after, each with the sentence that proves it. */
export interface FigureChange {
  readonly label: string;
  readonly before: { readonly fact: Fact; readonly sentence: string; readonly documentId: string } | null;
  readonly after: { readonly fact: Fact; readonly sentence: string } | null;
}

/** A day by which something must be done, or on which it ends. Records of before have no sentence; nor has a day that none states. */
export interface ToldDeadline {
  readonly what: string;
  readonly on: string;
  readonly sentence?: string;
}

/** Why a change matters, in one word. */
export type WeightCode =
  | 'money-up'
  | 'money-down'
  | 'money-new'
  | 'money-gone'
  | 'deadline'
  | 'threshold'
  | 'rate'
  | 'in-force'
  | 'abolished'
  | 'withdrawn'
  | 'due'
  | 'first-paper'
  | 'new-text';

/** One reason with the points that it brings and the words that show it to a reader. */
export interface WeightReason {
  readonly code: WeightCode;
  readonly points: number;
  readonly words: string;
}

/** How much a change matters, 0 to 100: the sum of its reasons, heaviest first, cut at 100. */
export interface ChangeWeight {
  readonly score: number;
  readonly reasons: readonly WeightReason[];
}

/**
 * An immutable event in the life of a document. Its id follows from document and sequence (`doc.3`), so that whoever
 * repeats the work writes the same record. The record carries its own outbox flag: it is written in one conditional put.
 */
export interface ChangeRecord {
  readonly id: string;
  readonly documentId: string;
  readonly seq: number;
  readonly kind: ChangeKind;
  readonly tick: Tick;
  /** `silent` for a first capture of a source, a backfill, an engine upgrade: fills the corpus, alerts nobody. */
  readonly audience: 'announce' | 'silent';
  /**
   * Why a `corrected` came: the same bytes are read differently by a new engine, selector, template or taxonomy; or two documents
   * turned out to be one, the other of which `comparedWith` names.
   */
  readonly cause?: 'upgrade' | 'merged';
  readonly state: DocumentState;
  /** The version or draft it was compared with, or the document that it is the same as; null for a first paper. */
  readonly comparedWith: {
    readonly documentId: string;
    readonly version: number;
    readonly as: 'version' | 'draft' | 'same';
  } | null;
  /** The last change number when the corpus was read for the comparison. */
  readonly corpusState: number;
  /** Blob key of the ChangeDetail (blocks, passages, all fact changes). */
  readonly detail: string | null;
  /** At most 12 figures, most telling first. */
  readonly figures: readonly FigureChange[];
  /** Share of characters never said before; null where nothing was compared. */
  readonly noveltyShare: number | null;
  /** How much it matters, with the reasons. */
  readonly weight: ChangeWeight;
  /** Promises made, at most 5, verbatim. */
  readonly commitments: readonly string[];
  /** Deadlines that the paper sets, those to come soonest first. */
  readonly deadlines: readonly ToldDeadline[];
  /** From when to when a new paper holds, with the sentence that says so; dates ISO. */
  readonly validity?: {
    readonly effectiveOn: string | null;
    readonly expiresOn: string | null;
    readonly years: number | null;
    readonly sentence: string | null;
  };
  /** How many figures and promises of a new paper are left out. */
  readonly more?: { readonly figures: number; readonly commitments: number };
}

/** A change's place in the public order 1..n, chained by hashes. */
export interface ChangeNumber {
  readonly n: number;
  readonly changeId: string;
  readonly previousHash: string;
  readonly hash: string;
}
