import { HongtouError } from '../../domain/error.ts';
import type { AttachmentText } from '../../ports/attachment-reader.ts';
import { linesOf, type OfdPage, readOfdPage } from './ofd-page.ts';
import { walkXml } from './xml.ts';
import { partsOf } from './zip.ts';

/** Pages that are read; as for a PDF. */
const PAGE_LIMIT = 400;
const TEXT_LIMIT = 5 * 1024 * 1024;

/**
 * The text of an OFD (GB/T 33190-2016, the format of signed official papers): its documents in order, each page by page, a line
 * a line from top to bottom. Empty text means scanned pages.
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE, HONGTOU_BAD_ATTACHMENT
 */
export function readOfd(bytes: Uint8Array): AttachmentText {
  const parts = partsOf(bytes, (name) => XML_PART.test(name));
  const lines: string[] = [];
  const warnings: string[] = [];
  let length = 0;
  let read = 0;
  const pages = pagesOf(parts);
  for (const [path, document] of pages) {
    if (read === PAGE_LIMIT || length > TEXT_LIMIT) {
      warnings.push(`read ${read} of ${pages.size} pages: the limit of pages or text is reached`);
      break;
    }
    const page = readOfdPage(part(parts, path));
    const shown = [...page.templates.flatMap((id) => document.template(id).texts), ...page.texts];
    for (const line of linesOf(shown)) {
      lines.push(line);
      length += line.length;
    }
    read += 1;
  }
  if (lines.length === 0) warnings.push('no text: the pages are images');
  return { kind: 'ofd', text: lines.join('\n'), warnings };
}

/** Each page once, with its document: a package that names one a thousand times does not have it read so often. */
function pagesOf(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, OfdDocument> {
  const roots = documentRoots(part(parts, 'OFD.xml')).map((root) => resolvePart('', root));
  const pages = new Map<string, OfdDocument>();
  for (const root of new Set(roots)) {
    const document = openDocument(parts, root);
    for (const path of document.pages) if (!pages.has(path)) pages.set(path, document);
  }
  return pages;
}

const XML_PART = /\.xml$/i;

interface OfdDocument {
  /** Paths of the pages' contents, in reading order. */
  readonly pages: readonly string[];
  /** What a template page shows; nothing where the document has none of that id. */
  template(id: string): OfdPage;
}

const NO_PAGE: OfdPage = { texts: [], templates: [] };

function documentRoots(bytes: Uint8Array): readonly string[] {
  const roots: string[] = [];
  walkXml(bytes, {
    end({ name }, text) {
      if (name === 'DocRoot' && text.trim() !== '') roots.push(text.trim());
    },
  });
  if (roots.length > 0) return roots;
  throw new HongtouError('HONGTOU_BAD_ATTACHMENT', 'OFD.xml names no document, expected a DocRoot');
}

function openDocument(parts: ReadonlyMap<string, Uint8Array>, path: string): OfdDocument {
  const pages: string[] = [];
  const templates = new Map<string, string>();
  walkXml(part(parts, path), {
    start({ name, attributes }, open) {
      const { ID: id, BaseLoc: place } = attributes;
      if (place === undefined) return;
      if (name === 'Page' && open.at(-2)?.name === 'Pages') pages.push(resolvePart(path, place));
      if (name === 'TemplatePage' && id !== undefined) templates.set(id, resolvePart(path, place));
    },
  });
  const opened = new Map<string, OfdPage>();
  return {
    pages,
    template(id) {
      const known = opened.get(id);
      if (known !== undefined) return known;
      const place = templates.get(id);
      const bytes = place === undefined ? undefined : parts.get(place);
      const page = bytes === undefined ? NO_PAGE : readOfdPage(bytes);
      opened.set(id, page);
      return page;
    },
  };
}

/** A place as a part says it: from its own folder, or from the package's root where it begins with a slash. */
function resolvePart(from: string, place: string): string {
  const start = place.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const path = [...start];
  for (const step of place.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** A part by its path; some writers begin names with a slash. @throws HONGTOU_BAD_ATTACHMENT where it is not in the package */
function part(parts: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = parts.get(path) ?? parts.get(`/${path}`);
  if (bytes !== undefined) return bytes;
  throw new HongtouError('HONGTOU_BAD_ATTACHMENT', `${path.slice(0, 200)} is not in the package`);
}
