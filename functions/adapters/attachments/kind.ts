import { isPdf } from './pdf.ts';
import { isRtf } from './rtf.ts';
import { hasPart, isZip } from './zip.ts';

/** A kind that is read. */
export type ReadableKind = 'pdf' | 'ofd' | 'docx' | 'doc' | 'xlsx' | 'xls' | 'rtf' | 'html' | 'zip';

/** What bytes are: a kind that is read, or in words what they are instead. */
export type FoundKind = { readonly kind: ReadableKind } | { readonly kind: 'unknown'; readonly what: string };

/** Tells what a file is by its bytes. @example kindOf(rarBytes) // { kind: 'unknown', what: 'RAR archive' } */
export function kindOf(bytes: Uint8Array): FoundKind {
  if (isPdf(bytes)) return { kind: 'pdf' };
  if (isZip(bytes)) return zipKind(bytes);
  if (isRtf(bytes)) return { kind: 'rtf' };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).equals(OLE)) return oleKind(buffer);
  const opening = buffer.subarray(0, OPENING_LENGTH).toString('latin1');
  for (const [magic, what] of MAGIC) if (opening.startsWith(magic)) return { kind: 'unknown', what };
  if (HTML.test(opening))
    return isSaved(buffer) ? { kind: 'html' } : { kind: 'unknown', what: 'web page in its place' };
  return { kind: 'unknown', what: bytes.length === 0 ? 'empty file' : 'file of unknown kind' };
}

function zipKind(bytes: Uint8Array): FoundKind {
  if (hasPart(bytes, 'word/document.xml')) return { kind: 'docx' };
  if (hasPart(bytes, 'xl/workbook.xml')) return { kind: 'xlsx' };
  if (hasPart(bytes, 'OFD.xml')) return { kind: 'ofd' };
  if (hasPart(bytes, 'ppt/presentation.xml')) return { kind: 'unknown', what: 'PPTX presentation' };
  if (hasPart(bytes, 'xl/workbook.bin')) return { kind: 'unknown', what: 'XLSB workbook' };
  return { kind: 'zip' };
}

function oleKind(buffer: Buffer): FoundKind {
  if (buffer.includes(ENCRYPTED)) return { kind: 'unknown', what: 'encrypted Office file' };
  if (buffer.includes(WORD_STREAM)) return { kind: 'doc' };
  if (SHEET_STREAMS.some((stream) => buffer.includes(stream))) return { kind: 'xls' };
  return { kind: 'unknown', what: buffer.includes(SLIDE_STREAM) ? 'PPT presentation' : 'Office file without text' };
}

/** Whether an office program or a report made a page, and no portal: it has the office's marks, or a table and no link. */
function isSaved(buffer: Buffer): boolean {
  const markup = buffer.toString('latin1');
  return OFFICE.test(markup) || (markup.includes('<table') && !ACTIVE.test(markup));
}

const OFFICE = /schemas-microsoft-com:office|ProgId|\bmso-/iu;
const ACTIVE = /<script\b|<a\s|<form\b/iu;

/** OLE 2, the container of Office 97 and of WPS. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Names of streams in an OLE file stand in UTF-16. */
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le');
const SHEET_STREAMS = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book\0', 'utf16le')];
const SLIDE_STREAM = Buffer.from('PowerPoint Document', 'utf16le');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const OPENING_LENGTH = 1024;
/** How a page opens: one that was saved as .doc or .xls, or one that the portal sent in the place of the file. */
const HTML =
  /^(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^<>]{0,200}\?>\s{0,20})?<(?:!doctype\s+html|html|head|body|table|div|meta)\b/iu;
const MAGIC: readonly (readonly [string, string])[] = [
  ['Rar!\x1a\x07', 'RAR archive'],
  ['7z\xbc\xaf\x27\x1c', '7z archive'],
  ['\x1f\x8b', 'gzip archive'],
  ['PK\x05\x06', 'empty ZIP archive'],
  ['\xff\xd8\xff', 'JPEG picture'],
  ['\x89PNG', 'PNG picture'],
  ['GIF8', 'GIF picture'],
  ['BM', 'BMP picture'],
  ['II*\x00', 'TIFF picture'],
  ['MM\x00*', 'TIFF picture'],
  ['Founder CEB', 'CEB document'],
  ['\x01CEB', 'CEB document'],
  ['HLP', 'CEB document'],
  ['ID3', 'sound'],
];
