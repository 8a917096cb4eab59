/** An attachment as text. `text` is null or empty for scanned and unknown files: that says nothing about a deletion. */
export interface AttachmentText {
  readonly kind: 'pdf' | 'ofd' | 'docx' | 'doc' | 'xlsx' | 'xls' | 'rtf' | 'html' | 'zip' | 'unknown';
  readonly text: string | null;
  /** What could not be read and why, in words for the operator. */
  readonly warnings: readonly string[];
  /** Whether it was left because it took more time or memory than may be spent on a file. */
  readonly beyond?: true;
}

/**
 * Turns attachment bytes into text, by what the bytes are and not by what the name claims. Ends in bounded time and
 * memory whatever the bytes; a file that cannot be read is an answer with a warning, never an error.
 */
export interface AttachmentReader {
  read(
    bytes: Uint8Array,
    about: { readonly name: string; readonly contentType: string | null | undefined },
  ): Promise<AttachmentText>;
}
