import type { HanwebAdapter } from '../definition-adapter.ts';
import { hanwebRequest, readHanweb } from './hanweb.ts';
import type { ListItem, ListResponse } from './reading.ts';

/** A jpage column as its own page shows it: what addresses its datastore, and the items that the page carries itself. */
export interface JpageColumn {
  readonly adapter: HanwebAdapter;
  readonly items: readonly ListItem[];
  readonly request: string;
}

/** Reads the ids that a column page's script or its `<nextgroup>` hands to dataproxy.jsp; null where it names none. */
export function jpageOf(page: ListResponse): JpageColumn | null {
  if (!page.text.includes('dataproxy.jsp') && !page.text.includes('<datastore>')) return null;
  const webId = idOf(page.text, WEB_ID);
  const columnId = idOf(page.text, COLUMN_ID);
  const unitId = idOf(page.text, UNIT_ID);
  if (webId === null || columnId === null || unitId === null) return null;
  const perPage = Math.min(Math.max(Number(idOf(page.text, PER_PAGE) ?? 20), 1), 200);
  const adapter: HanwebAdapter = { type: 'hanweb', columnUrl: page.url, webId, columnId, unitId, perPage };
  return { adapter, items: readHanweb(adapter, page).items, request: hanwebRequest(adapter) };
}

function idOf(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}

/** `webid=7`, `webid: '7'`, `"webid":7` */
const WEB_ID = /\bwebid["']?\s{0,5}[=:]\s{0,5}["']?(\w{1,40})/iu;
const COLUMN_ID = /\bcolumnid["']?\s{0,5}[=:]\s{0,5}["']?(\w{1,40})/iu;
const UNIT_ID = /\bunitid["']?\s{0,5}[=:]\s{0,5}["']?(\w{1,40})/iu;
const PER_PAGE = /\bperpage["']?\s{0,5}[=:]\s{0,5}["']?(\d{1,3})/iu;
