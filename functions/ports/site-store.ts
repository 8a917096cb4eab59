/**
 * The published site: feed pages, change-log pages, reader pages. Paths are relative, `/`-separated.
 * A reader sees the old bytes or the new ones, never a mixture.
 */
export interface SiteStore {
  write(path: string, content: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<'written' | 'same'>;
  /** Refuses to replace other bytes: `taken` leaves what stands. */
  writeOnce(path: string, content: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<'written' | 'same' | 'taken'>;
  read(path: string): Promise<Uint8Array | null>;
}
