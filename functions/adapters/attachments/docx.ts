import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import mammoth from 'mammoth';
import { HongtouError } from '../../domain/error.ts';
import type { AttachmentText } from '../../ports/attachment-reader.ts';

/** What a DOCX may unpack to. A file of 316 kB was seen to unpack to 102 MB. */
export const UNPACKED_LIMIT = 50 * 1024 * 1024;
const ENTRY_LIMIT = 4000;

/**
 * The text of a DOCX, a paragraph a line. Sizes are checked first, as declared and as they really unpack.
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE
 */
export async function readDocx(bytes: Uint8Array): Promise<AttachmentText> {
  checkUnpackedSize(bytes);
  const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  const lines = value.split('\n').map((line) => line.trim());
  const warnings = messages.filter((message) => message.type === 'error').map((message) => message.message);
  return { kind: 'docx', text: lines.filter((line) => line !== '').join('\n'), warnings };
}

/** Whether bytes open as a zip; DOCX, XLSX, OFD all do. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Unpacks without keeping anything, and stops at the limit: declared sizes may lie. */
function checkUnpackedSize(bytes: Uint8Array): void {
  let unpacked = 0;
  let entries = 0;
  const count = (size: number): void => {
    unpacked += size;
    if (unpacked > UNPACKED_LIMIT) {
      const message = `attachment unpacks to more than ${unpacked} bytes, expected at most ${UNPACKED_LIMIT}`;
      throw new HongtouError('HONGTOU_ATTACHMENT_TOO_LARGE', message);
    }
  };
  const unzip = new Unzip((file: UnzipFile) => {
    entries++;
    if (entries > ENTRY_LIMIT) {
      throw new HongtouError('HONGTOU_ATTACHMENT_TOO_LARGE', `attachment holds more than ${ENTRY_LIMIT} files`);
    }
    if ((file.originalSize ?? 0) > UNPACKED_LIMIT) count(file.originalSize ?? 0);
    file.ondata = (error, chunk) => {
      if (error !== null)
        throw new HongtouError('HONGTOU_BAD_ATTACHMENT', 'a part of the zip is broken', { cause: error });
      count(chunk.length);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 64 * 1024;
  for (let at = 0; at < bytes.length; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
}
