import type { AttachmentReader, AttachmentText } from '../../ports/attachment-reader.ts';
import { readArchive } from './archive.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { kindOf, type ReadableKind } from './kind.ts';
import { readMarkup } from './markup.ts';
import { readOfd } from './ofd.ts';
import { readPdf } from './pdf.ts';
import { readRtf } from './rtf.ts';
import { readSheets } from './sheet.ts';

/**
 * Reads PDF, OFD, DOCX, DOC, XLSX, XLS, RTF, pages saved as such, and the files in a ZIP, told apart by their bytes. Everything else
 * is named and keeps its hash alone.
 */
export const attachmentReader: AttachmentReader = {
  read: (bytes, about) => readKind(bytes, about.name, READERS),
};

type Readers = { readonly [kind in ReadableKind]?: (bytes: Uint8Array) => Promise<AttachmentText> };

const FILES: Readers = {
  pdf: readPdf,
  ofd: async (bytes) => readOfd(bytes),
  docx: readDocx,
  doc: readDoc,
  xlsx: async (bytes) => readSheets(bytes),
  xls: async (bytes) => readSheets(bytes),
  rtf: async (bytes) => readRtf(bytes),
  html: async (bytes) => readMarkup(bytes),
};

const READERS: Readers = {
  ...FILES,
  zip: (bytes) => readArchive(bytes, (file, name) => readKind(file, name, FILES)),
};

async function readKind(bytes: Uint8Array, name: string, readers: Readers): Promise<AttachmentText> {
  const found = kindOf(bytes);
  const reader = found.kind === 'unknown' ? undefined : readers[found.kind];
  if (reader === undefined) {
    const what = found.kind === 'unknown' ? found.what : 'archive in an archive';
    return { kind: 'unknown', text: null, warnings: [`${name}: not read: ${what}`] };
  }
  try {
    return await within(reader(bytes), TIME_LIMIT_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: found.kind, text: null, warnings: [`${name}: ${reason}`] };
  }
}

const TIME_LIMIT_MS = 30_000;

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
