/**
 * Bundles that wait to be pushed, oldest round first. What was put stays until it was delivered: a dead link, or a process that
 * dies, loses nothing.
 */
export interface BundleOutbox {
  /** Keeps the text under the name, unless the name is taken: a repeated round keeps what it wrote first. */
  put(name: string, text: string): Promise<'put' | 'present'>;
  /** Names in ascending order. */
  waiting(): Promise<readonly string[]>;
  /** The bundle as it is sent, packed; null where nothing has the name. */
  packed(name: string): Promise<Uint8Array | null>;
  /** Forgets a bundle that was delivered. */
  delivered(name: string): Promise<void>;
}
