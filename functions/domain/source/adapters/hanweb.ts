import type { HanwebAdapter, HanwebIds, StaticListAdapter } from '../definition-adapter.ts';
import { type ListReading, type ListResponse, NOT_A_LIST, readingOf } from './reading.ts';
import { readStaticList } from './static-list.ts';

/** The first page of the jpage datastore, addressed as the column's own script does; the column page where no ids are known. */
export function hanwebRequest(adapter: HanwebAdapter): string {
  return adapter.ids === null ? adapter.columnUrl : pageUrl(adapter, adapter.ids, 1);
}

/** Reads the records of a datastore, or of a column page that carries the first of them; each holds one item's markup. */
export function readHanweb(adapter: HanwebAdapter, response: ListResponse): ListReading {
  const ids = adapter.ids ?? hanwebIds(response);
  const records = recordsOf(response.text).map((record) => `<div class="record">${record}</div>`);
  if (records.length === 0) return response.text.includes('<record') ? readingOf([]) : columnReading(adapter, ids);
  const list = readStaticList(recordList(adapter), { url: adapter.columnUrl, text: records.join('\n') });
  const total = Number(TOTAL.exec(response.text)?.[1] ?? 0);
  const start = Number(new URL(response.url).searchParams.get('startrecord') ?? '1');
  const next = start + (response.url.includes(PROXY) ? adapter.perPage : records.length);
  return readingOf(list.items, ids !== null && next <= total ? [pageUrl(adapter, ids, next)] : []);
}

/**
 * The ids that a column page's script or its `<nextgroup>` hands to dataproxy.jsp, or that a datastore's own address has;
 * null where it names none.
 */
export function hanwebIds(response: ListResponse): HanwebIds | null {
  const text = response.url.includes(PROXY) ? response.url : response.text;
  if (!text.includes(PROXY) && !text.includes('<datastore>')) return null;
  const webId = WEB_ID.exec(text)?.[1];
  const columnId = COLUMN_ID.exec(text)?.[1];
  const unitId = UNIT_ID.exec(text)?.[1];
  if (webId === undefined || columnId === undefined || unitId === undefined) return null;
  const path = text === response.url ? new URL(text).pathname : (PROXY_PATH.exec(text)?.[1] ?? USUAL_PATH);
  return { webId, columnId, unitId, path: path === USUAL_PATH ? null : path };
}

const PROXY = 'dataproxy.jsp';
const USUAL_PATH = '/module/web/jpage/dataproxy.jsp';
/** `proxyUrl:'/module/jpage/dataproxy.jsp'`, `href="/module/web/jpage/dataproxy.jsp?page=1` */
const PROXY_PATH = /["'](\/[\w/.-]{0,100}dataproxy\.jsp)/u;
/** `webid=7`, `webid: '7'`, `"webid":7` */
const WEB_ID = /\bwebid["']?\s{0,5}[=:]\s{0,5}["']?(\w{1,40})/iu;
const COLUMN_ID = /\bcolumnid["']?\s{0,5}[=:]\s{0,5}["']?(\w{1,40})/iu;
const UNIT_ID = /\bunitid["']?\s{0,5}[=:]\s{0,5}["']?(\w{1,40})/iu;
/** `<totalrecord>128</totalrecord>` */
const TOTAL = /<totalrecord>\s{0,9}(\d{1,9})/u;

/** A column page without records may still name its datastore; anything else is no list. */
function columnReading(adapter: HanwebAdapter, ids: HanwebIds | null): ListReading {
  return adapter.ids !== null || ids === null
    ? NOT_A_LIST
    : { items: [], nextPages: [pageUrl(adapter, ids, 1)], problem: null };
}

/** What stands between `<record><![CDATA[` and `]]>`. */
function recordsOf(xml: string): readonly string[] {
  const pieces = xml.split('<record>').slice(1);
  return pieces.map((piece) => piece.split('<![CDATA[')[1]?.split(']]>')[0] ?? '').filter((record) => record !== '');
}

function pageUrl(adapter: HanwebAdapter, { webId, columnId, unitId, path }: HanwebIds, start: number): string {
  const url = new URL(path ?? USUAL_PATH, adapter.columnUrl);
  const query = {
    startrecord: String(start),
    endrecord: String(start + adapter.perPage - 1),
    perpage: String(adapter.perPage),
    columnid: columnId,
    unitid: unitId,
    webid: webId,
  };
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

function recordList(adapter: HanwebAdapter): StaticListAdapter {
  return {
    type: 'static-list',
    listUrl: adapter.columnUrl,
    item: 'div.record',
    link: 'a[href]',
    title: null,
    date: null,
    nextPage: null,
  };
}
