import { describe, expect, it } from 'vitest';
import { readStaticList } from '../../../functions/domain/source/adapters/static-list.ts';
import { proposeSource } from '../../../functions/domain/source/propose.ts';

const TITLES = [
  '云岭市科学技术局关于发布2026年度重点研发计划项目申报指南的通知',
  '关于云岭市第十二届人大三次会议第47号建议的答复',
  '关于2026年度高新技术企业认定申报工作的通知',
  '云岭市促进集成电路产业发展若干措施（征求意见稿）',
  '关于下达2026年第一批科技专项资金的通知',
  '关于公开征集技术需求的公告',
];
const DAYS = ['2026-11-20', '2026-11-18', '2026-11-02', '2026-10-28', '2026-10-11', '2026-09-30'];
const URL_OF_LIST = 'http://kjj.yunling.example/xxgk/tzgg/';

const each = (write: (title: string, day: string, n: number) => string, from = 0, to = TITLES.length): string =>
  TITLES.slice(from, to)
    .map((title, n) => write(title, DAYS[from + n] ?? '', from + n))
    .join('\n');

const BESIDE = [
  '<div class="menu"><ul><li><a href="/">首页</a></li><li><a href="/xxgk/">信息公开目录指南</a></li><li><a href="/bsfw/">办事服务大厅入口</a></li></ul></div>',
  '<div class="left"><h3>栏目导航</h3><ul><li><a href="../zcwj/">政策文件及解读</a></li><li><a href="../ghjh/">规划计划与总结</a></li><li><a href="../czyjs/">财政预算决算公开</a></li></ul></div>',
];
/** More links than the list has, with long titles and dated addresses. */
const HOT = `<div class="rightbox"><h3>点击排行</h3><ul>${Array.from({ length: 10 }, (_, n) => `<li><a href="/zx/yw/202610/t202610${10 + n}_${n}.html">市委常委会召开会议研究部署有关重点工作第${n}次</a></li>`).join('')}</ul></div>`;
const page = (list: string): string =>
  `<html><head><title>通知公告</title></head><body>${BESIDE.join('')}<div class="con">${list}</div>${HOT}</body></html>`;

const LISTS: readonly (readonly [name: string, list: string, nextPage: unknown])[] = [
  [
    'rows of a table under links that sort it',
    `<table class="tb"><tr><th>编号</th><th><a href="?sort=title">标题排序</a></th><th>答复日期</th></tr>${each((title, day, n) => `<tr><td>${100 + n}</td><td><a href="${n}.html">${title}</a></td><td>${day}</td></tr>`)}</table><div class="fenye"><a href="index_1.html">2</a></div>`,
    { rule: 'pattern', pattern: 'index_{n}.html', first: 1 },
  ],
  [
    'a day and a month that stand in two elements',
    `<ul class="pic">${each((title, day, n) => `<li><div class="date"><b>${day.slice(8)}</b><i>${day.slice(0, 7)}</i></div><h3><a href="./c/${n}.html">${title}</a></h3><p>现将有关事项通知如下。<a href="./c/${n}.html">[查看详情]</a></p></li>`)}</ul>`,
    null,
  ],
  [
    'whole blocks as links, month and day over the year',
    `<div class="lb">${each((title, day, n) => `<a class="row" href="./c/${n}.html"><div class="d"><p>${day.slice(5)}</p><p>${day.slice(0, 4)}</p></div><div class="t">${title}</div></a>`)}</div>`,
    null,
  ],
  [
    'a title and a day in one link',
    `<ul class="fl">${each((title, day, n) => `<li><a href="./${n}.html"><span class="bt">${title}</span><span class="rq">${day}</span></a></li>`)}</ul><script>createPageHTML('pages', 8, 1, 'index', 'shtml', 120);</script>`,
    { rule: 'trs' },
  ],
  [
    'a list by month',
    `<ul class="months"><li><h4>11月</h4><ul>${each((title, day, n) => `<li><a href="${n}.html">${title}</a><span>${day}</span></li>`, 0, 3)}</ul></li><li><h4>10月</h4><ul>${each((title, day, n) => `<li><a href="${n}.html">${title}</a><span>${day}</span></li>`, 3)}</ul></li></ul>`,
    null,
  ],
  [
    'a list set in pieces',
    `${[0, 3]
      .map(
        (from) =>
          `<ul class="gl">${each((title, day, n) => `<li><a href="./202611/t20261120_${n}.html">${title}</a><span>${day}</span></li>`, from, from + 3)}</ul><hr>`,
      )
      .join('')}<script>createPageHTML(20, 0, "index", "html");</script>`,
    { rule: 'trs' },
  ],
  [
    'days in brackets at the end of the link',
    `<ul>${each((title, day, n) => `<li><a href="./${n}.html">${title} [${day}]</a></li>`)}</ul>`,
    null,
  ],
  [
    'the tab that the page opens with, beside one that it hides',
    `<div class="tabs"><div class="pane"><ul>${each((title, day, n) => `<li><a href="./${n}.html">${title}</a><span>${day}</span></li>`)}</ul><div><a href="index_2.html">下一页</a></div></div><div class="pane" style="display:none"><ul>${each((title, day, n) => `<li><a href="../gs/${n}.html">${title}的结果公示</a><span>${day}</span></li>`)}</ul></div></div>`,
    { rule: 'link', selector: 'a:contains("下一页")' },
  ],
  [
    'attachments and explanations beside each paper',
    `<ul class="gk">${each((title, day, n) => `<li><a href="/x/${n}.html">${title}</a><a href="/x/${n}.pdf">政策原文PDF下载</a><a href="/jd/${n}.html">图解政策解读链接</a><span>${day}</span></li>`)}</ul>`,
    null,
  ],
  [
    'links and days between line breaks',
    `${each((title, day, n) => `<img src="dot.gif"> <a href="Show.asp?ID=${n}">${title}</a> <font color="gray">(${day})</font><br>`)}<a href="List.asp?page=2">下一页</a>`,
    { rule: 'link', selector: 'a:contains("下一页")' },
  ],
  [
    'a term and its day for each paper',
    `<dl class="dl">${each((title, day, n) => `<dt><a href="view.jsp?id=${n}">${title}</a></dt><dd>${day.replaceAll('-', '.')}</dd>`)}</dl><p><a href="index.jsp?cur=2">下页</a></p>`,
    { rule: 'link', selector: 'a:contains("下页")' },
  ],
  [
    'items that a script opens by an address in the page',
    `<ul class="gs">${each((title, day, n) => `<li onclick="window.open('/gs/${n}.html')"><span class="tt">${title}</span><span class="tm">${day}</span></li>`)}</ul>`,
    null,
  ],
  [
    'titles that are cut without a sign',
    `<ul class="gl">${each((title, day, n) => `<li><span>${day}</span><a href="./${n}.html" title="${title}">${title.slice(0, 14)}</a></li>`)}</ul><script>Pager({size:17, current:0, prefix:'index',suffix:'html'});</script>`,
    { rule: 'trs' },
  ],
  [
    'details that open over each item',
    `<ul class="gk">${each((title, day, n) => `<li><a href="${n}.htm">${title}</a><div class="tip"><p>索引号：0113${n}</p><p>成文日期：${day}</p></div><span class="date">${day}</span></li>`)}</ul>`,
    null,
  ],
];

describe('proposeSource beside a longer list of most read news', () => {
  it.each(LISTS)('takes just the papers of the list, with their days and next page: %s', (_, list, nextPage) => {
    const proposed = proposeSource({ url: URL_OF_LIST, text: page(list) });
    expect(proposed?.items.map(({ title, publishedOn }) => [title, publishedOn])).toEqual(
      TITLES.map((title, n) => [title, DAYS[n]]),
    );
    expect(proposed?.adapter).toMatchObject({ type: 'static-list', nextPage });
  });

  it('proposes nothing where scripts open the papers: the other list would be wrong', () => {
    const list = `<ul>${each((title, day, n) => `<li><a href="javascript:void(0)" data-id="${n}">${title}</a><span>${day}</span></li>`)}</ul>`;
    expect(proposeSource({ url: URL_OF_LIST, text: page(list) })).toBeNull();
  });

  it('finds the pages from the second to the last with a pager that counts from 1', () => {
    const list = each((title, day, n) => `<li><a href="./${n}.html">${title}</a><span>${day}</span></li>`);
    const text = page(
      `<ul class="gl">${list}</ul><script>createPageHTML('pages', 4, 1, 'index', 'shtml', 120);</script>`,
    );
    const adapter = proposeSource({ url: URL_OF_LIST, text })?.adapter;
    if (adapter?.type !== 'static-list') throw new Error('expected a static list');
    expect(readStaticList(adapter, { url: URL_OF_LIST, text }).nextPages).toEqual(
      [2, 3, 4].map((n) => `${URL_OF_LIST}index_${n}.shtml`),
    );
  });

  it('finds the pages of a pager that names its size', () => {
    const list = each((title, day, n) => `<li><a href="./${n}.html">${title}</a><span>${day}</span></li>`);
    const text = page(`<ul>${list}</ul><script>Pager({size:3, current:0, prefix:'index',suffix:'htm'});</script>`);
    const adapter = proposeSource({ url: URL_OF_LIST, text })?.adapter;
    if (adapter?.type !== 'static-list') throw new Error('expected a static list');
    expect(readStaticList(adapter, { url: URL_OF_LIST, text }).nextPages).toEqual(
      [1, 2].map((n) => `${URL_OF_LIST}index_${n}.htm`),
    );
  });
});
