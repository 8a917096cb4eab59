import { describe, expect, it } from 'vitest';
import { parseSourceDefinition } from '../../../functions/domain/source/definition.ts';
import { readList } from '../../../functions/domain/source/list.ts';
import { completeProposal, type ProposedSource, proposeSource } from '../../../functions/domain/source/propose.ts';

const TITLES = [
  '关于组织申报2026年技术改造项目的通知',
  '关于公布第三批专精特新中小企业名单的公告',
  '青禾市促进数字经济发展若干措施',
  '关于开展安全生产大检查的通知',
  '关于征求《数据要素发展办法》意见的公告',
  '关于举办政策宣讲会的通知',
];
const DAYS = ['2026-05-12', '2026-05-08', '2026-04-30', '2026-04-21', '2026-04-02', '2026-03-18'];
const MENU =
  '<div class="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/zwgk/">政务公开专栏</a></li><li><a href="/zwfw/">政务服务大厅</a></li><li><a href="/hd/">互动交流平台</a></li></ul></div>';
const FRIENDS =
  '<div class="yqlj"><ul><li><a href="http://www.a.example/">国务院部门网站群</a></li><li><a href="http://www.b.example/">省级政府部门网站</a></li><li><a href="http://www.c.example/">市级政府部门网站</a></li><li><a href="http://www.d.example/">新闻媒体网站链接</a></li></ul></div>';
const HOT =
  '<div class="hot"><h3>热点专题</h3><ul><li><a href="/zt/1/">优化营商环境专题专栏</a></li><li><a href="/zt/2/">安全生产月活动专题</a></li><li><a href="/zt/3/">一网通办改革专题</a></li></ul></div>';

const around = (list: string): string =>
  `<html><head><title>通知公告</title></head><body>${MENU}<div class="main"><div class="left">${HOT}</div><div class="right">${list}</div></div>${FRIENDS}</body></html>`;
const each = (write: (title: string, day: string, index: number) => string): string =>
  TITLES.map((title, index) => write(title, DAYS[index] ?? '', index)).join('\n');

/** Reads the page by the definition that an operator would save. */
function itemsBy(proposed: ProposedSource, page: { url: string; text: string }) {
  const definition = parseSourceDefinition({
    id: 'proposed',
    name: '青禾市',
    region: '449901',
    issuer: '青禾市工业和信息化局',
    cadenceHours: 24,
    adapter: JSON.parse(JSON.stringify(proposed.adapter, (_, value) => value ?? undefined)),
    assertions: { minimumItems: 1, datedShare: 0.5 },
    seenLive: false,
  });
  return readList(definition, page);
}

const LISTS: readonly { name: string; url: string; text: string; next: unknown; nextPage: string | null }[] = [
  {
    name: 'TRS',
    url: 'http://gxj.qinghe.example/zwgk/tzgg/',
    text: around(
      `<ul class="list-news">${each((title, day, n) => `<li><span>${day}</span><a href="./202605/t20260512_${n}.html" title="${title}">${title.slice(0, 12)}…</a></li>`)}</ul><script>createPageHTML(14, 0, "index", "html");</script>`,
    ),
    next: { rule: 'trs' },
    nextPage: 'http://gxj.qinghe.example/zwgk/tzgg/index_1.html',
  },
  {
    name: 'TRS, with spacers and a class for every fifth',
    url: 'http://swj.qinghe.example/tz/',
    text: around(
      `<div class="list_con"><ul>${each((title, day, n) => `<li class="${n % 5 === 4 ? 'bo' : ''}"><a href="../t2026_${n}.html" target="_blank">${title}</a><em class="rq">[${day}]</em></li>${n % 5 === 4 ? '<li class="line"></li>' : ''}`)}</ul></div>`,
    ),
    next: null,
    nextPage: null,
  },
  {
    name: '博达 VSB',
    url: 'http://kjj.qinghe.example/tzgg.htm',
    text: around(
      `<div class="winstyle"><ul>${each((title, day, n) => `<li id="line_u8_${n}"><a href="info/1002/${4000 + n}.htm" target="_blank" title="${title}"><h4>${title}</h4></a><span>${day}</span></li>`)}</ul></div><div class="pb_sys_common"><span class="p_no"><a href="tzgg/11.htm">2</a></span><span class="p_next"><a href="tzgg/11.htm">下页</a></span></div>`,
    ),
    next: { rule: 'link', selector: 'a:contains("下页")' },
    nextPage: 'http://kjj.qinghe.example/tzgg/11.htm',
  },
  {
    name: 'a table with two links in each row',
    url: 'https://zfxxgk.qinghe.example/dirlist.jsp',
    text: around(
      `<table class="tb"><tr><th>序号</th><th>标题</th><th>日期</th></tr>${each((title, day, n) => `<tr><td>${n + 1}</td><td><a href="list.jsp?c=${n}">[通知]</a><a class="xxgk" href="show.jsp?id=${n}">${title}</a></td><td>${day}</td></tr>`)}</table><div><a href="dirlist.jsp?page=2">2</a></div>`,
    ),
    next: { rule: 'pattern', pattern: 'dirlist.jsp?page={n}', first: 2 },
    nextPage: 'https://zfxxgk.qinghe.example/dirlist.jsp?page=2',
  },
  {
    name: 'cards with a summary and a split date',
    url: 'http://fgw.qinghe.example/tzgg/list.shtml',
    text: around(
      `<div class="cards">${each((title, day, n) => `<div class="card"><div class="time"><i>${day}</i></div><h4><a href="/szfgw/tz/202605/${n}.shtml" title="${title}">${title}</a></h4><p>为贯彻落实市委、市政府部署，现就有关事项通知如下。</p></div>`)}</div>`,
    ),
    next: null,
    nextPage: null,
  },
  {
    name: 'definition lists, dates in addresses alone',
    url: 'http://rsj.qinghe.example/art/col/index.html',
    text: around(
      `<div id="newsList"><dl>${each((title, _, n) => `<dd><a href="/art/2026/5/${n + 1}/art_77_${n}.html">${title}</a></dd>`)}</dl></div>`,
    ),
    next: null,
    nextPage: null,
  },
  {
    name: 'links alone, broken by br',
    url: 'http://old.qinghe.example/tz.asp',
    text: `<html><body><table><tr><td class="menu"><a href="/">首页</a></td></tr><tr><td class="content">${each((title, day, n) => `<a href="show.asp?id=${n}" class="z12">${title}（${day}）</a><br>`)}</td></tr></table></body></html>`,
    next: null,
    nextPage: null,
  },
];

describe('proposeSource on lists that servers render', () => {
  it.each(LISTS)('takes just the papers of a list: $name', ({ url, text, next, nextPage }) => {
    const proposed = proposeSource({ url, text });
    expect(proposed?.items.map(({ title }) => title.replace(/（.*/u, ''))).toEqual(TITLES);
    expect(proposed?.items.every(({ publishedOn }) => publishedOn !== null)).toBe(true);
    expect(proposed?.adapter).toMatchObject({ type: 'static-list', listUrl: url, nextPage: next });
    if (proposed === null) return;
    const read = itemsBy(proposed, { url, text });
    expect(read.items).toEqual(proposed.items);
    expect(read.nextPages[0] ?? null).toBe(nextPage);
  });

  it('finds nothing on a home page’s menu or an article', () => {
    expect(proposeSource({ url: 'http://a.example/', text: `<html><body>${MENU}</body></html>` })).toBeNull();
    const article =
      '<html><body><h1>关于申报的通知</h1><p>请于5月1日前申报。</p><a href="/a.pdf">附件</a></body></html>';
    expect(proposeSource({ url: 'http://a.example/1.html', text: article })).toBeNull();
  });
});

describe('proposeSource on the systems it knows', () => {
  it('gkmlpt: the directory, and after its first category the papers', () => {
    const url = 'http://stic.qinghe.example/gkmlpt/index';
    const text =
      '<html><script>window._CONFIG = {"SID":"760001","TREE":[{"id":71,"name":"通知","post_count":30},{"id":72,"name":"规划"}]};</script></html>';
    const proposed = proposeSource({ url, text });
    expect(proposed).toMatchObject({ adapter: { type: 'gkmlpt', indexUrl: url, categories: 'all' }, items: [] });
    expect(proposed?.follow).toBe('http://stic.qinghe.example/gkmlpt/api/all/71?page=1&sid=760001');
    const articles = [{ title: TITLES[0], url: '/gkmlpt/content/1/post_1.html', publish_time: 1_778_549_400 }];
    const whole =
      proposed && completeProposal(proposed, { url: proposed.follow ?? '', text: JSON.stringify({ articles }) });
    expect(whole?.items).toMatchObject([{ title: TITLES[0], publishedOn: '2026-05-12' }]);
  });

  it('Hanweb: the datastore, with the items that the page carries', () => {
    const url = 'http://gxt.qinghe.example/col/col6278/index.html';
    const records = each(
      (title, day, n) =>
        `<record><![CDATA[<li><a href="/art/2026/5/12/art_6278_${n}.html" title="${title}">${title}</a><b>${day}</b></li>]]></record>`,
    );
    const text = around(
      `<div id="403"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=3&path=http://gxt.qinghe.example/&columnid=6278&unitid=403&permissiontype=0"></a>]]></nextgroup><recordset>${records}</recordset></datastore></script></div>`,
    );
    const proposed = proposeSource({ url, text });
    expect(proposed).toMatchObject({
      adapter: { type: 'hanweb', columnUrl: url, ids: { webId: '3', columnId: '6278', unitId: '403' } },
      follow: null,
    });
    expect(proposed?.items.map(({ title }) => title)).toEqual(TITLES);
  });

  it('buildstatic: the API, and after its answer the selectors', () => {
    const url = 'https://www.qinghe.example/zwgk/zcjd/index.html';
    const text = around(
      `<div class="lmy"><script parseType="bulidstatic" url="/api-gateway/build/unit" queryData="{'webId':'8','pageId':'9'}"></script></div>`,
    );
    const proposed = proposeSource({ url, text });
    expect(proposed).toMatchObject({ adapter: { type: 'buildstatic', columnUrl: url }, items: [] });
    const html = `<div class="page-content"><ul>${each((title, day, n) => `<li class="cf"><a class="fl" href="/art/${n}.html" title="${title}">${title}</a><span class="fr">${day}</span></li>`)}</ul></div><div class="page"><a onclick="next()">下一页</a></div>`;
    const whole =
      proposed && completeProposal(proposed, { url: proposed.follow ?? '', text: JSON.stringify({ data: { html } }) });
    expect(whole?.items.map(({ title, publishedOn }) => [title, publishedOn])).toEqual(
      TITLES.map((title, n) => [title, DAYS[n]]),
    );
    expect(whole?.follow).toBeNull();
  });

  it('the State Council library, feeds and sitemaps by what they answer', () => {
    const library = JSON.stringify({
      searchVO: {
        totalCount: 1,
        listVO: [{ title: TITLES[0], url: 'http://www.gov.cn/1.htm', pubtimeStr: '2026.05.12' }],
      },
    });
    const search = 'https://sousuo.www.gov.cn/search-gov/data?t=zhengcelibrary_bm&p=1&n=20';
    expect(proposeSource({ url: search, text: library })).toMatchObject({
      adapter: { type: 'state-council', library: 'bm', apiUrl: 'https://sousuo.www.gov.cn/search-gov/data' },
      items: [{ title: TITLES[0], publishedOn: '2026-05-12' }],
    });
    const rss = `<rss><channel>${each((title, _, n) => `<item><title>${title}</title><link>http://a.example/${n}</link></item>`)}</channel></rss>`;
    expect(proposeSource({ url: 'http://a.example/rss.xml', text: rss })?.adapter).toEqual({
      type: 'feed',
      url: 'http://a.example/rss.xml',
    });
    const map = '<urlset><url><loc>http://a.example/zwgk/t20260512_1.html</loc></url></urlset>';
    expect(proposeSource({ url: 'http://a.example/sitemap.xml', text: map })).toMatchObject({
      adapter: { type: 'sitemap', under: 'http://a.example/' },
      items: [{ publishedOn: '2026-05-12' }],
    });
  });
});
