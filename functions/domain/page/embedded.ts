import { parsePortalDate } from './date.ts';
import type { PageMetadata } from './metadata.ts';

/** An article that a page carries as JSON in a script, as gkmlpt's `window._CONFIG = {…, DETAIL: {…}}` does. */
export interface EmbeddedArticle extends PageMetadata {
  readonly content: string;
}

/** The article in a page's scripts, or null. The script is never run: the object behind DETAIL is read as JSON. */
export function embeddedArticle(html: string): EmbeddedArticle | null {
  const match = DETAIL.exec(html);
  if (match === null) return null;
  const open = match.index + match[0].length - 1;
  const end = objectEnd(html, open);
  if (end === -1) return null;
  const detail = parseObject(html.slice(open, end));
  if (detail === null) return null;
  const text = (name: string): string | null => {
    const value = detail[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const published = detail.publish_time ?? detail.display_publish_time ?? detail.date ?? null;
  return {
    content: text('content') ?? '',
    title: text('title'),
    publishedAt: parsePortalDate(String(published ?? '')),
    source: text('publisher') ?? text('source'),
    documentNumber: text('document_number'),
  };
}

/** `DETAIL: {`, `"DETAIL":{` */
const DETAIL = /["']?DETAIL["']?\s{0,20}:\s{0,20}\{/u;

/** One past the brace that closes the object, minding strings; -1 where it never closes. */
function objectEnd(html: string, open: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = open; at < html.length; at++) {
    const char = html[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

function parseObject(json: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(json) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}
