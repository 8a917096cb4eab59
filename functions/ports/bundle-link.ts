/**
 * The way to whoever assesses. Answers once the bundle is safe there; `present` where it was before.
 * Throws a named error otherwise, and then the bundle is to be pushed again later.
 */
export interface BundleLink {
  push(name: string, packed: Uint8Array): Promise<'taken' | 'present'>;
}
