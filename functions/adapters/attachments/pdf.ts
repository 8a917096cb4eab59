import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import type { AttachmentText } from '../../ports/attachment-reader.ts';

const PAGE_LIMIT = 400;
const TIME_LIMIT_MS = 20_000;
const TEXT_LIMIT = 5 * 1024 * 1024;

/** pdf.js's character maps for GB1, beside this code; a bundle has to carry the folder along. */
const CMAPS = join(import.meta.dirname, 'cmaps', '/');

/**
 * The text of a PDF, a line a line. Empty text means scanned pages or, with a warning, fonts that name a character map
 * that is not installed: pdf.js reads those as nothing and does not say so.
 */
export async function readPdf(bytes: Uint8Array): Promise<AttachmentText> {
  const maps = existsSync(CMAPS);
  // pdf.js takes the buffer over, so it gets a copy.
  const options = { verbosity: 0, ...(maps ? { cMapUrl: CMAPS, cMapPacked: true } : {}) };
  const pdf = await getDocumentProxy(bytes.slice(), options);
  const warnings: string[] = [];
  const pages: string[] = [];
  const until = Date.now() + TIME_LIMIT_MS;
  let length = 0;
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      if (number > PAGE_LIMIT || Date.now() > until || length > TEXT_LIMIT) {
        warnings.push(`read ${number - 1} of ${pdf.numPages} pages: the limit of pages, time or text is reached`);
        break;
      }
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const text = linesOf(items);
      length += text.length;
      if (text !== '') pages.push(text);
      page.cleanup();
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
  const text = pages.join('\n');
  if (text === '' && !maps) warnings.push('no text, and no character maps are installed to read Chinese fonts by');
  else if (text === '') warnings.push('no text: the pages are images');
  return { kind: 'pdf', text, warnings };
}

/** Whether bytes open as a PDF; some writers put a few bytes before the mark. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

function linesOf(items: readonly unknown[]): string {
  let text = '';
  for (const item of items) {
    if (!isTextItem(item)) continue;
    text += item.str;
    if (item.hasEOL) text += '\n';
  }
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

function isTextItem(item: unknown): item is { readonly str: string; readonly hasEOL: boolean } {
  return typeof item === 'object' && item !== null && 'str' in item && typeof item.str === 'string';
}
