import type { AttachmentText } from '../../ports/attachment-reader.ts';
import { partsOf } from './zip.ts';

/** Reads one file of an archive. */
export type ReadFile = (bytes: Uint8Array, name: string) => Promise<AttachmentText>;

/**
 * The text of the files in a ZIP archive, each below its name; an archive in an archive is named and not opened.
 *
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE, HONGTOU_BAD_ATTACHMENT
 */
export async function readArchive(bytes: Uint8Array, read: ReadFile): Promise<AttachmentText> {
  const files = [...partsOf(bytes, (name) => !name.endsWith('/') && !LITTER.test(name))];
  const lines: string[] = [];
  const warnings: string[] = [];
  for (const [stored, file] of files.slice(0, FILE_LIMIT)) {
    const name = shownName(stored);
    const { text, warnings: said } = await read(file, name);
    warnings.push(...said);
    lines.push(name);
    if (text !== null && text !== '') lines.push(text);
  }
  if (files.length > FILE_LIMIT) warnings.push(`read the first ${FILE_LIMIT} of ${files.length} files`);
  return { kind: 'zip', text: lines.join('\n'), warnings };
}

const FILE_LIMIT = 20;
/** What systems leave in archives beside the files. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/iu;

/** Chinese systems write names in GBK without saying so; they then stand here byte by byte. */
function shownName(stored: string): string {
  if (!BYTES.test(stored)) return stored;
  const bytes = Buffer.from(stored, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const BYTES = /^(?=[\s\S]*[\x80-\xff])[\x00-\xff]*$/u;
