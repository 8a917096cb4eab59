import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../functions/domain/page/extract.ts';

const textOf = (html: string): string => extractPage(html, {}).text;
const page = (rest: string, title = '关于调整3路公交线路的公告'): string =>
  `<html><head><title>${title}_云岭公交网</title></head><body><div class="top"><a href="/">首页</a></div>` +
  `<h1>${title}</h1><div class="meta">来源：市公交公司　发布时间：2026-03-02 08:00</div>${rest}` +
  '<div class="foot">版权所有：云岭公交网 云ICP备12000001号</div></body></html>';
const BODY = '因东门桥施工，3路公交自3月5日起绕行建设路，取消东门、南巷两站。';

describe('what stands around a short body', () => {
  it('is left out where others comment at length', () => {
    const comments =
      '<div class="area"><h3>网友评论（2）</h3><p>南巷站取消后，我们小区的老人去医院要走一公里，希望能增设临时站点。</p><p>施工要多久？公告里没有写结束时间，建议补充说明，方便大家安排出行。</p></div>';
    expect(textOf(page(`<div class="post"><p>${BODY}</p></div>${comments}`))).toBe(BODY);
  });

  it('is left out where other news come with their summaries', () => {
    const more =
      '<div class="more"><div class="hd"><h4>更多新闻</h4><a href="/n">更多&gt;&gt;</a></div><div><a href="/1">今年首个台风生成</a><p>今年第1号台风已于昨日在南海海面生成，预计三天内对我市无直接影响，市民可关注后续预报。</p></div></div>';
    expect(textOf(page(`<div class="left"><div class="post"><p>${BODY}</p></div>${more}</div>`))).toBe(BODY);
  });

  it('is left out where a machine sums the paper up above it', () => {
    const summary =
      '<div class="zy"><div>智能摘要（由人工智能生成，仅供参考）</div><p>本公告说明3路公交的绕行安排。</p></div>';
    expect(textOf(page(`${summary}<div class="post"><p>${BODY}</p></div>`))).toBe(BODY);
  });

  it('is left out where a draft’s page takes opinions and shows those of others', () => {
    const opinions =
      '<div><h3>我要提意见</h3><label>姓名</label><input><button>提交</button></div><div><h3>已收到的意见</h3><p>建议明确烈性犬名录，并规定在公共场所必须佩戴嘴套，违者从重处罚。</p></div>';
    expect(textOf(page(`<div class="post"><p>${BODY}</p></div>${opinions}`))).toBe(BODY);
  });

  it('ends with the editor’s name, whatever buttons and keywords follow; files and sentences go on', () => {
    const tail = '<p>责任编辑：林小满</p><div>文章关键词：<a href="/k">公交</a></div><a href="/f">我要反馈</a>';
    expect(textOf(page(`<div class="post"><p>${BODY}</p>${tail}</div>`))).toBe(BODY);
    const file = '<p>编辑：林小满</p><p><a href="/a.pdf">绕行示意图.pdf</a></p>';
    expect(textOf(page(`<div class="post"><p>${BODY}</p>${file}</div>`))).toContain('绕行示意图.pdf');
  });
});

describe('a body', () => {
  it('goes on behind a box of buttons or of other news between its paragraphs', () => {
    const buttons =
      '<ul><li><a href="#1">点赞 28</a></li><li><a href="#2">收藏</a></li><li><a href="#3">转发</a></li></ul>';
    const news =
      '<div class="in"><b>相关新闻</b><a href="/a">公积金贷款额度上调，最高可贷100万元</a><a href="/b">公积金可付首付</a></div>';
    const body = `<div class="post"><p>${BODY}</p>${buttons}<p>首末班车时间不变。</p>${news}<p>特此公告。</p></div>`;
    expect(textOf(page(body))).toBe(`${BODY}\n首末班车时间不变。\n特此公告。`);
  });

  it('may be wrapped in what is named as a tool', () => {
    expect(textOf(page(`<div id="print"><div id="wz"><p>${BODY}</p></div></div>`))).toBe(BODY);
  });

  it('may cite so much that most of its words are links', () => {
    const body =
      '<p>根据<a href="/1">《中华人民共和国道路交通安全法》</a>、<a href="/2">《云岭市公共汽车客运管理条例》</a>，现公告如下：</p><p><a href="/3">《关于调整5路公交线路的公告》</a></p><p>上述公告自3月1日起废止。</p>';
    expect(textOf(page(`<div class="law">${body}</div>`))).toContain('根据《中华人民共和国道路交通安全法》、');
  });

  it('may stand in anchors that lead nowhere, as editors leave them', () => {
    expect(textOf(page(`<div class="post"><p><a>${BODY}</a></p><p><a name="x">特此公告。</a></p></div>`))).toBe(
      `${BODY}\n特此公告。`,
    );
  });

  it('may open with the time of an event, which is not the page’s', () => {
    const body = '<p>时间：2026年6月12日14:30</p><p>地点：会展中心三楼</p><p>报名：6月10日前将回执发至邮箱。</p>';
    expect(textOf(page(`<div class="post">${body}</div>`))).toMatch(/^时间：2026年6月12日14:30\n地点：/u);
  });

  it('begins below the line of author and date, also where a subtitle stands above that', () => {
    const html = `<html><head><title>小切口立法_云岭人大网</title></head><body><h1>小切口立法</h1><div>——云岭市电梯安全条例施行一年观察</div><div>作者：白露 2026-07-02 来源：云岭人大</div><div><p>${BODY}</p></div></body></html>`;
    expect(textOf(html)).toBe(BODY);
  });

  it('is given once where a copy for speech has all of it in one line', () => {
    const more = '请市民提前安排出行，留意站牌上的通知。';
    const copy = `<div class="voice">关于调整3路公交线路的公告。${BODY}${more}</div>`;
    expect(textOf(page(`${copy}<div class="post"><p>${BODY}</p><p>${more}</p></div>`))).toBe(`${BODY}\n${more}`);
  });

  it('leaves out what a style moves off the screen', () => {
    const off = '<p style="position:absolute;left:-9999px">仅供读屏软件使用的提示，请忽略。</p>';
    expect(textOf(page(`<div class="post"><p>${BODY}</p>${off}</div>`))).toBe(BODY);
  });
});

describe('a body that a script shows', () => {
  it('is found in the CMS’s container that is hidden until then', () => {
    const html = `<h1>公告</h1><div id="js_content" style="visibility: hidden"><p>${BODY}</p></div><div>微信扫一扫</div><div>关注该公众号</div>`;
    expect(textOf(html)).toBe(BODY);
  });

  it('is found in a script’s data, with its title, date and source', () => {
    const data = JSON.stringify({
      props: {
        detail: {
          name: '云岭改造老旧管网',
          pubTime: '2026-02-03 09:30',
          source: '云岭发布',
          content: `<p>${BODY}</p>`,
        },
      },
    });
    const html = `<html><head><title>云岭改造老旧管网</title></head><body><div>加载中...</div><script id="__NEXT_DATA__" type="application/json">${data}</script></body></html>`;
    expect(extractPage(html, {})).toMatchObject({
      text: BODY,
      publishedAt: '2026-02-03T09:30:00+08:00',
      source: '云岭发布',
      verdict: 'ok',
    });
  });

  it('is found in a literal and in a form’s field', () => {
    const escaped = `<p>${BODY}</p>`.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(textOf(page(`<div id="c"></div><textarea id="h" style="display:none">${escaped}</textarea>`))).toBe(BODY);
    const literal = `<script>var info = {title: '公告', content: '\\u003cp\\u003e${BODY}\\u003c/p\\u003e'};</script>`;
    expect(textOf(page(`<div id="c"></div>${literal}`))).toBe(BODY);
  });

  it('is not made of the words of tools and dialogs', () => {
    const script =
      '<script>var shareContent="我正在看云岭市人民政府门户网站的文章，内容很不错，推荐给你看看。";alert("您的会话已经超时，请重新登录后再试，谢谢。");</script>';
    expect(extractPage(page(`<img src="1.jpg">${script}`), {})).toMatchObject({ text: '', verdict: 'empty' });
  });
});

describe('a file that a page shows in place', () => {
  it.each([
    '<iframe src="/pdfjs/web/viewer.html?file=/upload/gs.pdf&amp;page=1"></iframe>',
    '<embed src="/upload/gs.pdf">',
    '<object data="/upload/gs.pdf"></object>',
    '<div pdfsrc="/upload/gs.pdf"></div>',
  ])('is an attachment: %s', (shown) => {
    const found = extractPage(page(`<div class="post">${shown}</div>`), { url: 'http://www.yunling.example/a/1.html' });
    expect(found.attachments).toEqual([{ url: 'http://www.yunling.example/upload/gs.pdf', name: 'gs.pdf' }]);
    expect(found.verdict).toBe('ok');
  });
});
