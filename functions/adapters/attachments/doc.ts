import WordExtractor from 'word-extractor';
import type { AttachmentText } from '../../ports/attachment-reader.ts';

/** The text of a Word 97 document, a paragraph a line; footnotes follow, headers and footers are left out. */
export async function readDoc(bytes: Uint8Array): Promise<AttachmentText> {
  const document = await new WordExtractor().extract(Buffer.from(bytes));
  const lines = `${document.getBody()}\n${document.getFootnotes()}`.split(LINE_END).map((line) => line.trim());
  return { kind: 'doc', text: lines.filter((line) => line !== '').join('\n'), warnings: [] };
}

/** Word ends paragraphs by CR, rows by BEL, and breaks lines by VT. */
const LINE_END = /[\r\n\u0007\u000B\u000C]+/u;
