import { gunzipSync, gzipSync } from 'node:zlib';
import { HongtouError } from '../../domain/error.ts';

/** Bytes of a packed bundle that are taken at all. */
export const MAX_PACKED_BYTES = 64_000_000;
/** Bytes of its text. A collector closes a part well below. */
const MAX_TEXT_BYTES = 160_000_000;

/** The text of a bundle as it is stored and sent: gzip, with the same bytes for the same text. */
export function packBundle(text: string): Uint8Array {
  return gzipSync(text);
}

/** @throws HONGTOU_BAD_BUNDLE where it is no whole gzip of UTF-8, HONGTOU_BUNDLE_TOO_LARGE before it grows over the cap */
export function unpackBundle(packed: Uint8Array): string {
  if (packed.length > MAX_PACKED_BYTES) throw tooLarge(packed.length, 'packed', MAX_PACKED_BYTES);
  try {
    const bytes = gunzipSync(packed, { maxOutputLength: MAX_TEXT_BYTES });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(MAX_TEXT_BYTES, 'unpacked', MAX_TEXT_BYTES);
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HongtouError('HONGTOU_BAD_BUNDLE', `not a whole gzip of UTF-8: ${reason}`, { cause });
  }
}

function tooLarge(bytes: number, state: string, most: number): HongtouError {
  return new HongtouError(
    'HONGTOU_BUNDLE_TOO_LARGE',
    `the bundle has ${bytes} bytes or more ${state}, at most ${most} are taken`,
  );
}
