import type { HanwebAdapter, StaticListAdapter } from '../definition-adapter.ts';
import { type ListReading, type ListResponse, NOT_A_LIST, readingOf } from './reading.ts';
import { readStaticList } from './static-list.ts';

/** The first page of the jpage datastore, addressed as the column's own script does. */
export function hanwebRequest(adapter: HanwebAdapter): string {
  return pageUrl(adapter, 1);
}

/** Reads the records of a datastore; each holds the markup of one list item. */
export function readHanweb(adapter: HanwebAdapter, response: ListResponse): ListReading {
  if (!response.text.includes('<record')) return NOT_A_LIST;
  const records = recordsOf(response.text).map((record) => `<div class="record">${record}</div>`);
  const list = readStaticList(recordList(adapter), { url: adapter.columnUrl, text: records.join('\n') });
  const total = Number(TOTAL.exec(response.text)?.[1] ?? 0);
  const start = Number(new URL(response.url).searchParams.get('startrecord') ?? '1');
  const next = start + adapter.perPage;
  return readingOf(list.items, next <= total ? [pageUrl(adapter, next)] : []);
}

/** What stands between `<record><![CDATA[` and `]]>`. */
function recordsOf(xml: string): readonly string[] {
  const pieces = xml.split('<record>').slice(1);
  return pieces.map((piece) => piece.split('<![CDATA[')[1]?.split(']]>')[0] ?? '').filter((record) => record !== '');
}

function pageUrl(adapter: HanwebAdapter, start: number): string {
  const url = new URL('/module/web/jpage/dataproxy.jsp', adapter.columnUrl);
  const query = {
    startrecord: String(start),
    endrecord: String(start + adapter.perPage - 1),
    perpage: String(adapter.perPage),
    columnid: adapter.columnId,
    unitid: adapter.unitId,
    webid: adapter.webId,
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

/** `<totalrecord>128</totalrecord>` */
const TOTAL = /<totalrecord>\s{0,9}(\d{1,9})/u;
