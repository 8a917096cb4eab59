import { HongtouError } from '../domain/error.ts';
import { decodePage } from '../domain/page/charset.ts';

/**
 * The text in the bytes of a file that `path` names, in whatever encoding.
 * @throws HONGTOU_NOT_TEXT where they are a picture, a program or other binary data
 */
export function textOfBytes(bytes: Uint8Array, path: string): string {
  const { text } = decodePage(bytes);
  const strange = text.match(STRANGE)?.length ?? 0;
  if (strange * STRANGE_SHARE <= text.length) return text;
  throw new HongtouError(
    'HONGTOU_NOT_TEXT',
    `${path}: expected text, got binary data: ${strange} of its ${text.length} characters stand in no text`,
  );
}

/** NUL and controls that no editor writes (ESC aside, which logs of terminals hold), and bytes that no character is. */
const STRANGE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu;
/** A cut character or a slip of a converter is one in hundreds; of random bytes read as GB18030 it is every fourth. */
const STRANGE_SHARE = 20;
