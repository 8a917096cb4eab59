import type { AttachmentReader, AttachmentText } from '../../ports/attachment-reader.ts';
import { isZip, readDocx } from './docx.ts';
import { isPdf, readPdf } from './pdf.ts';

/** Reads PDF and DOCX, told apart by their bytes; everything else is unknown and keeps its hash alone. */
export const attachmentReader: AttachmentReader = {
  async read(bytes, about) {
    const kind = kindOf(bytes, about.name, about.contentType ?? '');
    if (kind === 'unknown') return { kind, text: null, warnings: [`${about.name}: not a kind that can be read`] };
    try {
      const work = kind === 'pdf' ? readPdf(bytes) : readDocx(bytes);
      return await within(work, TIME_LIMIT_MS);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind, text: null, warnings: [`${about.name}: ${reason}`] };
    }
  },
};

const TIME_LIMIT_MS = 30_000;
const DOCX_NAME = /\.docx(?:[?#]|$)/iu;
const DOCX_PART = 'word/';

function kindOf(bytes: Uint8Array, name: string, contentType: string): AttachmentText['kind'] {
  if (isPdf(bytes)) return 'pdf';
  if (!isZip(bytes)) return 'unknown';
  if (DOCX_NAME.test(name) || contentType.includes('wordprocessingml')) return 'docx';
  // The zip's directory stands at its end and names the parts.
  const directory = new TextDecoder('latin1').decode(bytes.subarray(-64 * 1024));
  return directory.includes(`${DOCX_PART}document.xml`) ? 'docx' : 'unknown';
}

async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`reading took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
