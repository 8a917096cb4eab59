import mammoth from 'mammoth';
import type { AttachmentText } from '../../ports/attachment-reader.ts';
import { checkUnpackedSize } from './zip.ts';

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
