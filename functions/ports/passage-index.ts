/** What is kept of a paper so that later papers can be compared with it. */
export interface IndexedPaper {
  readonly id: string;
  readonly text: string;
  /** Fingerprints of its sentences and names: integers from 0 to 2^53 - 1, without repeats. */
  readonly keys: readonly number[];
}

/**
 * Fingerprints of everything published, and the texts behind them. One row a fingerprint with a set of references, so that
 * a key-value store can hold it; the work for a paper follows from the paper's length, whatever else is stored.
 */
export interface PassageIndex {
  /**
   * Adds a paper's keys and keeps its text; idempotent. A paper that is added again with another text keeps its former keys,
   * and its text is the new one. A key that `POSTINGS_KEPT` papers hold takes no further ones. The text is stored before the
   * keys that lead to it.
   */
  add(paper: IndexedPaper): Promise<void>;
  /**
   * The papers that hold each key, at most `POSTINGS_KEPT` of them in ascending order of id. A key that nobody holds is not
   * in the answer. A key with `POSTINGS_KEPT` papers is saturated: everybody says so.
   */
  lookUp(keys: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
  /** The text of a paper as it was added last, or null. */
  text(id: string): Promise<string | null>;
  /** The scheme that its keys were made by, as it was named last; null where nobody named one. */
  scheme(): Promise<number | null>;
  /** Names the scheme of all keys from here on; a lower one than stands is not taken. */
  nameScheme(scheme: number): Promise<void>;
}

/** How many papers may hold a fingerprint before it is boilerplate that tells nothing of where a sentence comes from. */
export const POSTINGS_KEPT = 32;
