import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSourceDefinition, type SourceDefinition } from '../../../functions/domain/source/definition.ts';
import { articleHtml, firstRequests, readList } from '../../../functions/domain/source/list.ts';

function definitionWith(adapter: Record<string, unknown>): SourceDefinition {
  return parseSourceDefinition({
    id: 'qinghe',
    name: '青禾市信息公开',
    region: '449901',
    issuer: '青禾市工业和信息化局',
    cadenceHours: 24,
    adapter,
    assertions: { minimumItems: 1, datedShare: 0.5 },
    seenLive: false,
  });
}

const LIST = 'http://gxj.qinghe.example/zwgk/tzgg/';
const trs = definitionWith({
  type: 'static-list',
  listUrl: LIST,
  item: 'ul.gl li:not(.line)',
  link: 'a',
  date: 'span',
  nextPage: { rule: 'trs' },
});
const page = (items: string, script = '') =>
  `<html><body><ul class="gl">${items}</ul><script>${script}</script></body></html>`;

describe('a static list', () => {
  it('gives absolute addresses, whole titles and days', () => {
    const html = page(
      '<li><a href="./202605/t20260510_47.html" title="关于组织申报技术改造项目的通知">关于组织申报技术…</a><span>2026-05-10</span></li>' +
        '<li class="line"></li><li><a href="/a.html">短讯</a><span>[26-04-02]</span></li>' +
        '<li><a href="t20260303_9.html">没有日期</a></li>',
    );
    expect(readList(trs, { url: LIST, text: html })).toEqual({
      items: [
        { url: `${LIST}202605/t20260510_47.html`, title: '关于组织申报技术改造项目的通知', publishedOn: '2026-05-10' },
        { url: 'http://gxj.qinghe.example/a.html', title: '短讯', publishedOn: '2026-04-02' },
        { url: `${LIST}t20260303_9.html`, title: '没有日期', publishedOn: '2026-03-03' },
      ],
      nextPages: [],
      problem: null,
    });
  });

  it('takes the link’s text, not a title attribute that says something else', () => {
    const html = page('<li><a href="a.html" title="点击查看">关于减免租金的公告</a></li>');
    expect(readList(trs, { url: LIST, text: html }).items[0]?.title).toBe('关于减免租金的公告');
  });

  it('drops links that are not http and items without one, and names each address once', () => {
    const html = page(
      '<li><a href="javascript:void(0)">甲</a></li><li><a href="mailto:a@b.example">乙</a></li><li><a>丙</a></li>' +
        '<li><a href="http://u:p@b.example/">丁</a></li><li><a href="x.html#top">戊</a></li><li><a href="x.html">己</a></li>',
    );
    expect(readList(trs, { url: LIST, text: html }).items.map(({ title }) => title)).toEqual(['戊']);
  });

  it('says that its selector found nothing after a relaunch', () => {
    const html = '<html><body><div class="cards"><a href="a.html">通知</a></div></body></html>';
    expect(readList(trs, { url: LIST, text: html })).toMatchObject({ items: [], problem: 'selector-found-nothing' });
  });

  it('follows createPageHTML from the page it is on to the last', () => {
    const text = page('<li><a href="a.html">甲</a></li>', 'createPageHTML(4, 1, "index", "html");');
    const next = readList(trs, { url: `${LIST}index_1.html`, text }).nextPages;
    expect(next).toEqual([`${LIST}index_2.html`, `${LIST}index_3.html`]);
  });

  it('follows a link or a numbered pattern', () => {
    const item = '<li><a href="a.html">甲</a></li>';
    const adapter = { type: 'static-list', listUrl: LIST, item: 'li' };
    const byLink = definitionWith({ ...adapter, nextPage: { rule: 'link', selector: 'a.next' } });
    const byPattern = definitionWith({ ...adapter, nextPage: { rule: 'pattern', pattern: 'list_{n}.html', first: 2 } });
    const text = `${page(item)}<a class="next" href="?p=2">下一页</a>`;
    expect(readList(byLink, { url: LIST, text }).nextPages).toEqual([`${LIST}?p=2`]);
    expect(readList(byPattern, { url: LIST, text: page(item) }).nextPages.slice(0, 2)).toEqual([
      `${LIST}list_2.html`,
      `${LIST}list_3.html`,
    ]);
  });

  it('lets nothing but http(s) addresses out, whatever stands in href', () => {
    const href = fc.string().map((text) => text.replace(/[<>"&]/g, ''));
    fc.assert(
      fc.property(href, (target) => {
        const { items } = readList(trs, { url: LIST, text: page(`<li><a href="${target}">题</a></li>`) });
        expect(items.every(({ url }) => /^https?:\/\//.test(url))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('blames the definition for a selector that is no CSS', () => {
    const broken = definitionWith({ type: 'static-list', listUrl: LIST, item: 'li[' });
    expect(() => readList(broken, { url: LIST, text: page('') })).toThrow(/li\[: expected a CSS selector/);
  });
});

describe('gkmlpt', () => {
  const index = 'http://kjj.qinghe.example/gkmlpt/index';
  const source = definitionWith({ type: 'gkmlpt', indexUrl: index, categories: [31, 32] });
  const api = 'http://kjj.qinghe.example/gkmlpt/api/all/31?page=1&sid=990';

  it('goes from the index to the pages of every category, newest first', () => {
    expect(firstRequests(source)).toEqual([{ url: index }]);
    const text =
      '<script>window._CONFIG = {"SID":"990","TREE":[{"id":31,"name":"通知","post_count":120},{"id":32}]};</script>';
    expect(readList(source, { url: index, text })).toEqual({
      items: [],
      nextPages: [
        api,
        'http://kjj.qinghe.example/gkmlpt/api/all/32?page=1&sid=990',
        'http://kjj.qinghe.example/gkmlpt/api/all/31?page=2&sid=990',
      ],
      problem: null,
    });
  });

  it('takes every leaf of the tree where the definition asks for all', () => {
    const all = definitionWith({ type: 'gkmlpt', indexUrl: index, categories: 'all' });
    const tree = [
      {
        id: 1,
        name: '目录 [甲]',
        children: [
          { id: 31, children: [] },
          { id: 33, jump_url: 'http://b.example/', children: [] },
        ],
      },
      { id: 40, post_count: 3, children: null },
    ];
    const text = `<script>window._CONFIG = {"SID":"990","TREE":${JSON.stringify(tree)},"X":[1]};</script>`;
    const { nextPages, problem } = readList(all, { url: index, text });
    expect([nextPages.map((url) => new URL(url).pathname), problem]).toEqual([
      ['/gkmlpt/api/all/31', '/gkmlpt/api/all/40'],
      null,
    ]);
    expect(readList(all, { url: index, text: '"SID":"990","TREE":[' }).problem).toBe('not-a-list');
  });

  it('reads articles with their day in Shanghai and what is said of their force', () => {
    const articles = [
      {
        title: '申报通知',
        url: 'http://kjj.qinghe.example/p/1.html',
        display_publish_time: 1_778_169_600,
        is_expired: 1,
        is_abolished: 0,
      },
      { title: '未设时间', url: '/p/2.html', display_publish_time: 0, date: 0 },
      { title: '没有地址' },
    ];
    const reading = readList(source, { url: api, text: JSON.stringify({ articles, classify: { post_count: 250 } }) });
    expect(reading.items).toEqual([
      {
        url: 'http://kjj.qinghe.example/p/1.html',
        title: '申报通知',
        publishedOn: '2026-05-08',
        flags: { expired: true, abolished: false },
      },
      {
        url: 'http://kjj.qinghe.example/p/2.html',
        title: '未设时间',
        publishedOn: null,
        flags: { expired: false, abolished: false },
      },
    ]);
    expect(reading.nextPages.map((url) => new URL(url).searchParams.get('page'))).toEqual(['2', '3']);
  });

  it('tells a page beyond the end from an answer that is no list', () => {
    expect(readList(source, { url: api, text: '{"articles":[]}' }).problem).toBeNull();
    expect(readList(source, { url: api, text: '{"error":"sid"}' }).problem).toBe('not-a-list');
    expect(readList(source, { url: index, text: '<html>首页</html>' }).problem).toBe('not-a-list');
  });

  it('turns the body in the script into ordinary markup', () => {
    const detail = {
      title: '关于<试点>的通知',
      content: '\u003Cp\u003E最高100万元\u003C/p\u003E',
      publisher: '青禾市科技局',
    };
    const html = articleHtml(source, `<script>window._CONFIG = ${JSON.stringify({ DETAIL: detail })};</script>`);
    expect(html).toContain('<p>最高100万元</p>');
    expect(html).toContain('<h1>关于&lt;试点>的通知</h1>');
    expect(html).toContain('<meta name="ContentSource" content="青禾市科技局">');
  });
});

describe('other lists', () => {
  it('reads RSS and Atom entries with their days in Shanghai', () => {
    const feed = definitionWith({ type: 'feed', url: 'http://qinghe.example/rss.xml' });
    const rss =
      '<rss><channel><item><title><![CDATA[政策 甲]]></title><link>http://qinghe.example/1</link>' +
      '<pubDate>Mon, 16 Nov 2026 22:05:00 GMT</pubDate></item></channel></rss>';
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>乙</title><link rel="alternate" href="/2"/>' +
      '<published>2026-11-16T20:00:00Z</published><content type="html">&lt;p&gt;正文&lt;/p&gt;</content></entry></feed>';
    const url = 'http://qinghe.example/rss.xml';
    expect(readList(feed, { url, text: rss }).items).toEqual([
      { url: 'http://qinghe.example/1', title: '政策 甲', publishedOn: '2026-11-17' },
    ]);
    expect(readList(feed, { url, text: atom }).items).toEqual([
      { url: 'http://qinghe.example/2', title: '乙', publishedOn: '2026-11-17', bodyHtml: '<p>正文</p>' },
    ]);
    expect(readList(feed, { url, text: '<rss><channel></channel></rss>' }).problem).toBeNull();
    expect(readList(feed, { url, text: '<html></html>' }).problem).toBe('not-a-list');
  });

  it('reads Hanweb records and asks for the next ones', () => {
    const hanweb = definitionWith({
      type: 'hanweb',
      columnUrl: 'http://qinghe.example/col/col88/index.html',
      ids: { webId: '7', columnId: '88', unitId: '4321' },
    });
    const url = firstRequests(hanweb)[0]?.url ?? '';
    expect(url).toContain('/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=20&perpage=20&columnid=88');
    const text =
      '<datastore><totalrecord>25</totalrecord><recordset><record><![CDATA[<li><a href="/art/2026/5/8/art_88_1.html"' +
      ' title="关于公布名单的通知">关于公布...</a><b>[2026-05-08]</b></li>]]></record></recordset></datastore>';
    const reading = readList(hanweb, { url, text });
    expect(reading.items).toEqual([
      {
        url: 'http://qinghe.example/art/2026/5/8/art_88_1.html',
        title: '关于公布名单的通知',
        publishedOn: '2026-05-08',
      },
    ]);
    expect(new URL(reading.nextPages[0] ?? '').searchParams.get('startrecord')).toBe('21');
    expect(readList(hanweb, { url, text: '<html>出错</html>' }).problem).toBe('not-a-list');
  });
});
