import { describe, expect, it } from 'vitest';
import { parseSourceDefinition, type SourceDefinition } from '../../../functions/domain/source/definition.ts';
import { firstRequests, readList } from '../../../functions/domain/source/list.ts';

function definitionWith(adapter: Record<string, unknown>): SourceDefinition {
  return parseSourceDefinition({
    id: 'qinghe',
    name: '青禾市',
    region: '449901',
    issuer: '青禾市人民政府',
    cadenceHours: 24,
    adapter,
    assertions: { minimumItems: 1, datedShare: 0.5 },
    seenLive: false,
  });
}

describe('the State Council library', () => {
  const source = definitionWith({ type: 'state-council', library: 'bm' });
  const url = firstRequests(source)[0]?.url ?? '';
  const paper = (id: number) => ({
    id: String(id),
    title: `关于<em>印发</em>办法${id}的通知`,
    url: `https://www.gov.cn/zhengce/zhengceku/202605/content_${id}.htm`,
    pcode: `工信部〔2026〕${id}号`,
    pubtime: 1_778_169_600_000,
    pubtimeStr: '2026.05.08',
  });

  it('is asked for its newest papers', () => {
    expect(url).toMatch(/^https:\/\/sousuo\.www\.gov\.cn\/search-gov\/data\?t=zhengcelibrary_bm&.*sort=pubtime/);
  });

  it('gives titles without the search’s marks, days in Shanghai, and its further pages', () => {
    const listVO = Array.from({ length: 20 }, (_, index) => paper(index + 1));
    const reading = readList(source, { url, text: JSON.stringify({ searchVO: { totalCount: 45, listVO } }) });
    expect(reading.items[0]).toEqual({
      url: 'https://www.gov.cn/zhengce/zhengceku/202605/content_1.htm',
      title: '关于印发办法1的通知',
      publishedOn: '2026-05-08',
    });
    expect(reading.nextPages.map((next) => new URL(next).searchParams.get('p'))).toEqual(['2', '3']);
  });

  it('reads the day from the epoch where no text has it, and papers under several headings', () => {
    const { pubtimeStr: _, ...undated } = paper(9);
    const text = JSON.stringify({
      searchVO: { catMap: { gongwen: { listVO: [undated] }, bumenfile: { listVO: [paper(10)] } } },
    });
    expect(readList(source, { url, text }).items.map(({ publishedOn }) => publishedOn)).toEqual([
      '2026-05-08',
      '2026-05-08',
    ]);
  });

  it('tells an answer that is no list from one without papers', () => {
    expect(readList(source, { url, text: '{"code":500}' }).problem).toBe('not-a-list');
    expect(readList(source, { url, text: '<html>502</html>' }).problem).toBe('not-a-list');
    expect(readList(source, { url, text: '{"searchVO":{"listVO":[]}}' }).problem).toBe('selector-found-nothing');
  });
});

describe('buildstatic', () => {
  const columnUrl = 'https://www.qinghe.example/zwgk/wjgs/index.html';
  const source = definitionWith({
    type: 'buildstatic',
    columnUrl,
    item: '.page-content li',
    link: 'a[title]',
    date: '.fr',
  });
  const column = `<div><script>var a;</script><script type="text/javascript" parseType="bulidstatic" url="/api-gateway/jpaas-publish-server/front/page/build/unit"
    queryData="{'webId':'8d8','pageId':'1b5','parseType':'bulidstatic','pageType':'column','tagId':'内容1','rows':'15'}"></script></div>`;

  it('goes from the column page to the API, page by page', () => {
    expect(firstRequests(source)).toEqual([{ url: columnUrl }]);
    const { items, nextPages, problem } = readList(source, { url: columnUrl, text: column });
    const [first, second] = nextPages.map((page) => new URL(page));
    expect([items, problem, first?.origin, first?.pathname]).toEqual([
      [],
      null,
      'https://www.qinghe.example',
      '/api-gateway/jpaas-publish-server/front/page/build/unit',
    ]);
    expect(Object.fromEntries(first?.searchParams ?? [])).toMatchObject({
      webId: '8d8',
      tagId: '内容1',
      rows: '15',
      pageNo: '1',
    });
    expect(second?.searchParams.get('pageNo')).toBe('2');
    expect(second?.searchParams.get('paramJson')).toBe('{"pageNo":2,"pageSize":15}');
    expect(source.lookbackPages).toBe(2);
  });

  it('asks for the first page as the column does, and for others by the number that the API reads', () => {
    const bare = `<script url="/api/unit" queryData="{'parseType':'bulidstatic','webId':'w1','pageId':'p1'}"></script>`;
    const { nextPages } = readList(source, { url: columnUrl, text: bare });
    const [first, second] = nextPages.map((page) => Object.fromEntries(new URL(page).searchParams));
    expect(first).toEqual({ parseType: 'bulidstatic', webId: 'w1', pageId: 'p1' });
    expect(second).toEqual({ ...first, paramJson: '{"pageNo":2,"pageSize":10}' });
  });

  it('reads the list in the answer', () => {
    const html =
      '<div class="page-content"><ul><li><a href="/zwgk/wjgs/art/2026/art_77.html" title="关于公布2026年名单的通知">关于公布…</a><span class="fr">2026-05-08</span></li></ul></div>';
    expect(
      readList(source, { url: `${columnUrl}?pageNo=1`, text: JSON.stringify({ success: true, data: { html } }) }).items,
    ).toEqual([
      {
        url: 'https://www.qinghe.example/zwgk/wjgs/art/2026/art_77.html',
        title: '关于公布2026年名单的通知',
        publishedOn: '2026-05-08',
      },
    ]);
  });

  it('has a problem where the page names no API or the answer holds no markup', () => {
    expect(readList(source, { url: columnUrl, text: '<html><script src="a.js"></script></html>' }).problem).toBe(
      'not-a-list',
    );
    expect(readList(source, { url: columnUrl, text: '{"success":false}' }).problem).toBe('not-a-list');
    const emptied = JSON.stringify({ data: { html: '<div class="cards"></div>' } });
    expect(readList(source, { url: columnUrl, text: emptied }).problem).toBe('selector-found-nothing');
  });
});

describe('a Hanweb datastore', () => {
  it('is asked where the column’s own script asks it', () => {
    const url = 'http://swj.qinghe.example/col/col88/index.html';
    const column = `<script>$('#4321').jpage({proxyUrl:'/module/jpage/dataproxy.jsp',ajaxParam:{webid:'16',columnid:'88',unitid:'4321'}});</script>`;
    const { nextPages } = readList(definitionWith({ type: 'hanweb', columnUrl: url }), { url, text: column });
    expect(nextPages.map((page) => new URL(page).pathname)).toEqual(['/module/jpage/dataproxy.jsp']);
    const ids = { webId: '16', columnId: '88', unitId: '4321', path: '/module/jpage/dataproxy.jsp' };
    const [request] = firstRequests(definitionWith({ type: 'hanweb', columnUrl: url, ids }));
    expect(new URL(request?.url ?? '').pathname).toBe('/module/jpage/dataproxy.jsp');
  });
});

describe('a Hanweb column whose ids nobody knows', () => {
  const columnUrl = 'http://gxt.qinghe.example/col/col88/index.html';
  const source = definitionWith({ type: 'hanweb', columnUrl });
  const next =
    '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=3&columnid=88&unitid=403"></a>]]></nextgroup>';
  const record = (n: number) =>
    `<record><![CDATA[<li><a href="/art/2026/5/${n}/art_88_${n}.html">关于公布名单${n}的通知</a></li>]]></record>`;

  it('is read from the column page, which names the datastore', () => {
    expect(firstRequests(source)).toEqual([{ url: columnUrl }]);
    const text = `<html><script type="text/xml"><datastore><totalrecord>9</totalrecord>${next}<recordset>${record(1)}${record(2)}</recordset></datastore></script></html>`;
    const { items, nextPages, problem } = readList(source, { url: columnUrl, text });
    expect([items.map(({ publishedOn }) => publishedOn), problem]).toEqual([['2026-05-01', '2026-05-02'], null]);
    const [further] = nextPages;
    expect(Object.fromEntries(new URL(further ?? '').searchParams)).toMatchObject({
      startrecord: '3',
      webid: '3',
      columnid: '88',
      unitid: '403',
    });
    const store = `<datastore><totalrecord>9</totalrecord><recordset>${record(3)}</recordset></datastore>`;
    expect(readList(source, { url: further ?? '', text: store }).items).toHaveLength(1);
  });

  it('leads to the datastore where the page carries no records, and is no list where it names none', () => {
    const text =
      '<html><script>var p = {url: "/module/web/jpage/dataproxy.jsp", webid: 3, columnid: 88, unitid: 403};</script></html>';
    const reading = readList(source, { url: columnUrl, text });
    expect([reading.problem, new URL(reading.nextPages[0] ?? '').searchParams.get('startrecord')]).toEqual([null, '1']);
    expect(readList(source, { url: columnUrl, text: '<html>维护中</html>' }).problem).toBe('not-a-list');
  });
});

describe('a sitemap', () => {
  const source = definitionWith({
    type: 'sitemap',
    url: 'http://www.qinghe.example/sitemap.xml',
    under: 'http://www.qinghe.example/zwgk/',
  });
  const url = 'http://www.qinghe.example/sitemap.xml';

  it('gives the addresses of one column, dated by the address and never by lastmod', () => {
    const text = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://www.qinghe.example/zwgk/202605/t20260510_7.html</loc><lastmod>2026-11-01</lastmod></url>
      <url><loc>http://www.qinghe.example/news/1.html</loc></url><url><loc>http://www.qinghe.example/zwgk/2.html</loc><lastmod>2026-11-01</lastmod></url><url><loc></loc></url></urlset>`;
    expect(readList(source, { url, text })).toEqual({
      items: [
        {
          url: 'http://www.qinghe.example/zwgk/202605/t20260510_7.html',
          title: 'http://www.qinghe.example/zwgk/202605/t20260510_7.html',
          publishedOn: '2026-05-10',
        },
        {
          url: 'http://www.qinghe.example/zwgk/2.html',
          title: 'http://www.qinghe.example/zwgk/2.html',
          publishedOn: null,
        },
      ],
      nextPages: [],
      problem: null,
    });
  });

  it('follows an index to its sitemaps', () => {
    const text = '<sitemapindex><sitemap><loc>http://www.qinghe.example/s1.xml</loc></sitemap></sitemapindex>';
    expect(readList(source, { url, text })).toEqual({
      items: [],
      nextPages: ['http://www.qinghe.example/s1.xml'],
      problem: null,
    });
    expect(readList(source, { url, text: '<html></html>' }).problem).toBe('not-a-list');
  });
});

it('a JSON Feed gives its entries with their days in Shanghai', () => {
  const source = definitionWith({ type: 'feed', url: 'http://qinghe.example/feed.json' });
  const items = [
    { url: '/1', title: '甲', date_published: '2026-11-16T20:00:00Z', content_html: '<p>正文</p>' },
    { title: '没有地址' },
  ];
  const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
  expect(readList(source, { url: 'http://qinghe.example/feed.json', text }).items).toEqual([
    { url: 'http://qinghe.example/1', title: '甲', publishedOn: '2026-11-17', bodyHtml: '<p>正文</p>' },
  ]);
});

it('a single page is its own one item', () => {
  const source = definitionWith({ type: 'single-page', url: 'http://qinghe.example/zc.html' });
  expect(readList(source, { url: 'http://qinghe.example/zc.html', text: '<p>…</p>' })).toEqual({
    items: [{ url: 'http://qinghe.example/zc.html', title: '青禾市', publishedOn: null }],
    nextPages: [],
    problem: null,
  });
});

describe('the day in an address', () => {
  const list = definitionWith({ type: 'static-list', listUrl: 'http://qinghe.example/', item: 'li' });
  it.each([
    ['/zwgk/202605/t20260510_4711.html', '2026-05-10'],
    ['/art/2026/5/10/art_88_1.html', '2026-05-10'],
    ['/2026-05/10/content_4711.shtml', '2026-05-10'],
    ['/20260510/4a7f.html', '2026-05-10'],
    ['/c/4711.html', null],
  ])('%s', (path, day) => {
    const text = `<ul><li><a href="${path}">关于申报的通知</a></li></ul>`;
    expect(readList(list, { url: 'http://qinghe.example/', text }).items[0]?.publishedOn).toBe(day);
  });
});

describe('a page that leads to hundreds of hosts', () => {
  const url = 'https://www.qinghe.gov.cn/feed.json';
  const feed = (count: number, host: (at: number) => string) => {
    const items = Array.from({ length: count }, (_, at) => ({
      url: `https://${host(at)}/a/${at}.html`,
      title: `关于第${at}号事项的通知`,
    }));
    return readList(definitionWith({ type: 'feed', url }), {
      url,
      text: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '通知', items }),
    });
  };

  it('is no list: each of them would be asked for a page', () => {
    expect(feed(400, (at) => `h${at}.example.com`)).toEqual({ items: [], nextPages: [], problem: 'not-a-list' });
    expect(feed(400, (at) => `h${at % 100}.qinghe.gov.cn`).items).toHaveLength(400);
  });

  it('is none either where it names more papers than a sitemap holds', () => {
    expect(feed(50_001, () => 'www.qinghe.gov.cn').problem).toBe('not-a-list');
    expect(feed(50_000, () => 'www.qinghe.gov.cn').items).toHaveLength(50_000);
  });
});
