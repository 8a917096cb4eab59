import type { Decision } from '../domain/knowledge/follow.ts';
import type { KnowledgeRow } from '../domain/knowledge/rows.ts';

/**
 * What the papers say, by key: who goes by a name, who cites it, figures by programme, promises by body; and what people decided
 * on promises. A row belongs to one document and one state of its text (`stamp`); whoever reads rows knows which state counts.
 */
export interface KnowledgeStore {
  /** Writes rows one by one; a row with the same key, document and stamp is replaced. Repeating it changes nothing. */
  add(rows: readonly KnowledgeRow[]): Promise<void>;
  /** The rows under a key, in ascending order of document id, then stamp. */
  rows(key: string): AsyncIterable<KnowledgeRow>;
  /** Every key that begins with `prefix`, once each, in no order. Reads the whole store: for an operator's questions only. */
  keys(prefix: string): AsyncIterable<string>;
  /** Keeps a person's word on one step of a promise; a later word on the same step replaces it. */
  decide(decision: Decision): Promise<void>;
  /** All words on a promise, in ascending order of step id. */
  decisions(promiseId: string): Promise<readonly Decision[]>;
}
