import type { PageLink, PageTree } from './tree.ts';

export interface Attachment {
  readonly url: string;
  readonly name: string;
}

/** Whether a link leads to a file that belongs to a paper: 附件1.docx, or an address that ends in such a name. */
export function isFileLink(link: PageLink): boolean {
  return FILE_ADDRESS.test(link.href) || (FILE_NAME.test(link.name) && !SCRIPT.test(link.href));
}

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
  const last = url.split(/[?#]/u)[0]?.split('/').at(-1) ?? url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
