/**
 * The published site: feed pages, change-log pages, reader pages. Paths are relative, `/`-separated, of [A-Za-z0-9._/-], at most
 * 200 characters, no part empty or starting with a dot; anything else is refused (HONGTOU_BAD_PATH).
 * A reader sees the old bytes or the new ones, never a mixture.
 */
export interface SiteStore {
  /** `same` where those bytes stood already: nothing was written. */
  write(
    path: string,
    content: { readonly bytes: Uint8Array; readonly contentType: string },
  ): Promise<'written' | 'same'>;
  /** Refuses to replace other bytes: `taken` leaves what stands. */
  writeOnce(
    path: string,
    content: { readonly bytes: Uint8Array; readonly contentType: string },
  ): Promise<'written' | 'same' | 'taken'>;
  read(path: string): Promise<Uint8Array | null>;
}
