export interface Blob {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/**
 * Bytes that are written once and never again: snapshots, readings, details.
 * Keys are `folder/name` of [A-Za-z0-9._/-], at most 200 characters, no part empty or starting with a dot; anything else is
 * refused (HONGTOU_BAD_KEY). No key is the folder of another.
 */
export interface BlobStore {
  /** Writes if the key is free. `present` means that the key was taken and its bytes stand untouched, whatever they are. */
  putOnce(key: string, bytes: Uint8Array): Promise<'stored' | 'present'>;
  /** Each as `putOnce` does, and the cheaper for being put together; answers once all of them are stored. */
  putAllOnce(blobs: readonly Blob[]): Promise<readonly ('stored' | 'present')[]>;
  /** The bytes, whole, or null where nothing was ever stored. A half-written blob is never seen. */
  get(key: string): Promise<Uint8Array | null>;
}
