import type { PageLink, PageTree } from './tree.ts';

export interface Attachment {
  readonly url: string;
  readonly name: string;
}

/** Whether a link leads to a file that belongs to a paper: 附件1.docx, or an address that ends in such a name. */
export function isFileLink(link: PageLink): boolean {
  return FILE_ADDRESS.test(link.href) || (FILE_NAME.test(link.name) && !SCRIPT.test(link.href));
}

/**
 * The address of a file that an element shows in place of the paper: a frame, an embedded object, or a reader's page that is
 * told which file to show. Null where it shows no file.
 *
 * @example framedFile({ src: '/pdfjs/web/viewer.html?file=/upload/gs.pdf' }) // '/upload/gs.pdf'
 */
export function framedFile(attributes: Readonly<Record<string, string>>): string | null {
  for (const name of FRAMED) {
    const address = attributes[name]?.trim() ?? '';
    if (address === '' || SCRIPT.test(address)) continue;
    const asked = READER_FILE.exec(address)?.[1];
    if (asked !== undefined) return decoded(asked);
    if (FILE_ADDRESS.test(address)) return address;
  }
  return null;
}

const FRAMED = ['src', 'data', 'pdfsrc', 'data-src', 'data-pdf', 'data-url'];
/** viewer.html?file=/upload/gs.pdf, view?url=https%3A%2F%2Fwww.example%2Fgs.docx&x=1 */
const READER_FILE =
  /[?&](?:file|url|src|pdf|furl|path|fileurl)=([^&#]{1,1000}\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps)(?:%3F[^&#]{0,200})?)(?:[&#]|$)/iu;

/** The files that a page offers outside its navigation, each address once, absolute where the page's own is known. */
export function collectAttachments(tree: PageTree, pageUrl: string | null): Attachment[] {
  const found = new Map<string, Attachment>();
  for (const block of tree.blocks) {
    if (tree.elements[block.owner]?.chrome ?? false) continue;
    for (const link of block.links) {
      if (!isFileLink(link)) continue;
      const url = absolute(link.href.trim(), pageUrl);
      if (url === null) continue;
      const known = found.get(url);
      if (known === undefined || (known.name === '' && link.name !== ''))
        found.set(url, { url, name: nameOf(link, url) });
    }
  }
  return [...found.values()];
}

const FILE_ADDRESS = /\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar|7z|ceb|rtf)(?:[?#]|$)/iu;
const FILE_NAME = /\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar|7z|ceb|rtf)\s*$/iu;
const SCRIPT = /^\s*(?:javascript|mailto|data|#)/iu;

function absolute(href: string, pageUrl: string | null): string | null {
  if (SCRIPT.test(href)) return null;
  try {
    const url = pageUrl === null ? new URL(href) : new URL(href, pageUrl);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return pageUrl === null ? href : null;
  }
}

function nameOf(link: PageLink, url: string): string {
  if (link.name !== '') return link.name;
  return decoded(url.split(/[?#]/u)[0]?.split('/').at(-1) ?? url);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
