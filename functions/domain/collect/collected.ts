import type { PageState } from '../source/state.ts';

/** What a collector tells of a page: its row without what only the assessing side knows. */
export type CollectedPage = Omit<
  PageState,
  'host' | 'force' | 'pending' | 'attempts' | 'notBefore' | 'assessed' | 'documentId' | 'revision'
>;

/** Bytes as they came, under the key by which they are kept. */
export interface Snapshot {
  /** @example snapshots/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
  readonly key: string;
  readonly bytes: Uint8Array;
}
