import type { ChangeNumber, ChangeRecord } from '../domain/change/record.ts';

/** A row of the outbox: a record with what has become of it. `claimedNumber` is a wish until `numberAt` confirms it. */
export interface LedgerEntry {
  readonly record: ChangeRecord;
  readonly claimedNumber: number | null;
  readonly handled: 'unhandled' | 'handled';
}

/**
 * Documents, their identities and their changes. Append-only: a record is written by one conditional put that holds
 * version, change and outbox entry together, and is never rewritten; only claimed number and handled flag move.
 * Reads are strongly consistent with writes that were answered before; only `unhandled`, which the sweep repeats anyway, may
 * trail a little.
 */
export interface Ledger {
  /** Binds an identity key to a document if it is free; answers the document that owns the key, the caller's or the earlier one. */
  claimAlias(key: string, documentId: string): Promise<string>;
  lookUpAlias(key: string): Promise<string | null>;
  /** Adds a document to the set of documents that share a key (a measure and its drafts, a case). Idempotent. */
  addRelative(key: string, documentId: string): Promise<void>;
  /** The documents that share the key, in ascending order of id. */
  relatives(key: string): Promise<readonly string[]>;

  /**
   * Writes record `seq` of its document if that place is free. `taken` means that somebody else wrote that place.
   * @throws HONGTOU_BAD_RECORD where the id is not `documentId.seq`
   */
  append(record: ChangeRecord): Promise<'appended' | 'taken'>;
  latest(documentId: string): Promise<LedgerEntry | null>;
  entry(changeId: string): Promise<LedgerEntry | null>;
  /** All records of a document, oldest first. */
  history(documentId: string): Promise<readonly LedgerEntry[]>;
  /** Records whose consequences are not all done, in order of id; at most `limit`. */
  unhandled(limit: number): Promise<readonly LedgerEntry[]>;
  /** Idempotent. */
  markHandled(changeId: string): Promise<void>;

  /** Moves a record's claim if it still stands at `expected`; `moved` too where there is no such record. */
  claimNumber(changeId: string, expected: number | null, n: number): Promise<'claimed' | 'moved'>;
  /**
   * Puts number n if it is free and n - 1 exists (or n is 1); `own` if it already belongs to this change.
   * @throws HONGTOU_NUMBER_GAP where n - 1 does not exist
   */
  putNumber(number: ChangeNumber): Promise<'put' | 'own' | 'taken'>;
  numberAt(n: number): Promise<ChangeNumber | null>;
  /** The highest number put, or null in an empty ledger. */
  lastNumber(): Promise<ChangeNumber | null>;
}
