import type { AttachmentReader, AttachmentText } from '../../ports/attachment-reader.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { readOfd } from './ofd.ts';
import { isPdf, readPdf } from './pdf.ts';
import { readSheets } from './sheet.ts';
import { hasPart, isZip } from './zip.ts';

/** Reads PDF, OFD, DOCX, DOC, XLSX and XLS, told apart by their bytes; everything else is unknown and keeps its hash alone. */
export const attachmentReader: AttachmentReader = {
  async read(bytes, about) {
    const kind = kindOf(bytes);
    if (kind === 'unknown') return { kind, text: null, warnings: [`${about.name}: not a kind that can be read`] };
    try {
      return await within(READERS[kind](bytes), TIME_LIMIT_MS);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind, text: null, warnings: [`${about.name}: ${reason}`] };
    }
  },
};

type ReadableKind = Exclude<AttachmentText['kind'], 'unknown'>;

const READERS: Readonly<Record<ReadableKind, (bytes: Uint8Array) => Promise<AttachmentText>>> = {
  pdf: readPdf,
  ofd: async (bytes) => readOfd(bytes),
  docx: readDocx,
  doc: readDoc,
  xlsx: async (bytes) => readSheets(bytes),
  xls: async (bytes) => readSheets(bytes),
};

const TIME_LIMIT_MS = 30_000;
/** Names of streams in an OLE file stand in UTF-16. */
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le');
const SHEET_STREAMS = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book\0', 'utf16le')];

function kindOf(bytes: Uint8Array): AttachmentText['kind'] {
  if (isPdf(bytes)) return 'pdf';
  if (isZip(bytes)) {
    if (hasPart(bytes, 'word/document.xml')) return 'docx';
    if (hasPart(bytes, 'xl/workbook.xml')) return 'xlsx';
    return hasPart(bytes, 'OFD.xml') ? 'ofd' : 'unknown';
  }
  if (!isOle(bytes)) return 'unknown';
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(WORD_STREAM)) return 'doc';
  return SHEET_STREAMS.some((stream) => buffer.includes(stream)) ? 'xls' : 'unknown';
}

/** OLE 2, the container of Office 97. */
function isOle(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
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
