import { FURNITURE } from './furniture.ts';

export interface FramedPage {
  readonly title: string;
  readonly body: string;
}

/** One system's page around a body; written after the systems' real markup, none is a copy of a real page. */
export interface Frame {
  readonly name: string;
  readonly render: (page: FramedPage) => string;
}

const { menu, megaMenu, footer, news, friends, share } = FURNITURE;

function head(title: string, extra = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${extra}<script>var a="<div>";</script><style>.x{color:red}</style></head>`;
}

function metaTags({ title }: FramedPage): string {
  return `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2026-05-12 09:30"><meta name="ContentSource" content="青禾市工业和信息化局">`;
}

export const FRAMES: readonly Frame[] = [
  {
    name: 'trs',
    render: (page) => `${head(`${page.title}_青禾市工业和信息化局`, metaTags(page))}<body>${menu}
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="../">通知公告</a></div>
<div class="detail"><h1>${page.title}</h1><div class="xx">发布时间：2026-05-12 09:30　来源：青禾市工业和信息化局　字体：<a>大</a> <a>中</a> <a>小</a></div>
<div class="TRS_Editor">${page.body}</div></div>${share}${footer}</body></html>`,
  },
  {
    name: 'trs without its name',
    render: (page) => `${head(`${page.title} - 青禾市人民政府`)}<body>${menu}
<div class="mianbao">当前位置：首页 &gt; 政务公开 &gt; 公示公告</div>
<div class="wrap"><div class="bt1">${page.title}</div><div class="ly"><span>来源：市商务局</span><span>时间：2026-05-12</span><span>浏览次数：<em id="hits">27</em></span></div>
<div class="nrong">${page.body}</div><div class="dyfx">【打印本页】 【关闭窗口】</div></div>${footer}</body></html>`,
  },
  {
    name: 'vsb form',
    render: (
      page,
    ) => `${head(`${page.title}-青禾市科学技术局`)}<body>${menu}<div class="local">当前位置： <a href="/">首页</a>&gt;&gt;<a href="/tz.htm">通知公告</a>&gt;&gt;正文</div>
<form name="_newscontent_fromname"><div><h2 align="center">${page.title}</h2><div align="center">2026年05月12日 09:30  市科技局  点击：[<span id="dynclicks">0</span>]</div>
<div id="vsb_content"><div class="v_news_content">${page.body}</div></div></div></form>
<div class="pn"><p>上一条：<a href="1.htm">关于召开年会的通知</a></p><p>下一条：<a href="2.htm">关于公布名单的通知，请查收。</a></p></div>${footer}</body></html>`,
  },
  {
    name: 'hanweb',
    render: (
      page,
    ) => `${head(`青禾市人力资源和社会保障局 通知公告 ${page.title}`, metaTags(page))}<body><div id="barrierfree_container">${menu}
<table id="c" width="100%"><tr><td class="bt_link">当前位置：<a>首页</a> &gt; 通知公告</td></tr><tr><td class="title">${page.title}</td></tr>
<tr><td>发布日期：2026-05-12　　信息来源：市人社局　　浏览次数：<script>1</script></td></tr>
<tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin-->${page.body}<!--<$[信息内容]>end--></div></td></tr>
<tr><td>【<a>打印本页</a>】 【<a>关闭窗口</a>】</td></tr></table>${footer}</div></body></html>`,
  },
  {
    name: 'layout tables',
    render: (
      page,
    ) => `<html><head><title>${page.title}</title></head><body><table width="980"><tr><td>${menu}</td></tr></table>
<table width="980"><tr><td width="200" valign="top"><table><tr><td>热点信息</td></tr><tr><td>${news}</td></tr></table></td>
<td valign="top"><table width="100%"><tr><td align="center" class="black16"><b>${page.title}</b></td></tr><tr><td align="center">日期：2026-05-12　来源：市财政局　作者：办公室</td></tr>
<tr><td class="black14">${page.body}</td></tr></table></td></tr></table><table width="980"><tr><td>${footer}</td></tr></table></body></html>`,
  },
  {
    name: 'aspx form',
    render: (
      page,
    ) => `${head(page.title)}<body><form method="post" action="./show.aspx?id=77" id="form1"><input type="hidden" name="__VIEWSTATE" value="dDwtMTI3O3Q8">
${menu}<div id="main_l">${news}</div><div id="main_r"><div id="lbTitle">${page.title}</div><span id="lbInfo">信息来源：青禾市水利局　发布时间：2026/5/12 9:30:00　阅读次数：19</span>
<span id="ctl00_ContentPlaceHolder1_lblContent">${page.body}</span></div>${footer}</form></body></html>`,
  },
  {
    name: 'disclosure table',
    render: (
      page,
    ) => `${head(page.title)}<body>${menu}<div class="xxgk_box"><table class="xxgk_tb"><tbody><tr><td class="t1">索引号：</td><td>QH014-0200-2026-00031</td><td class="t1">信息分类：</td><td>政策文件</td></tr>
<tr><td class="t1">发布机构：</td><td>青禾市发展和改革委员会</td><td class="t1">成文日期：</td><td>2026-05-10</td></tr><tr><td class="t1">名　　称：</td><td colspan="3">${page.title}</td></tr>
<tr><td class="t1">文　　号：</td><td>青发改〔2026〕31号</td><td class="t1">有效性：</td><td>有效</td></tr></tbody></table>
<div class="xxgk_title">${page.title}</div><div class="xxgk_con">${page.body}</div></div>${footer}</body></html>`,
  },
  {
    name: 'modern grid',
    render: (
      page,
    ) => `${head(`${page.title}｜青禾市数据局`, metaTags(page))}<body><header class="site-header"><div class="logo">青禾市数据局</div>${menu}</header>
<main class="layout"><section class="crumb-bar">首页 / 政务公开 / 通知公告</section><article class="doc"><h1 class="doc__title">${page.title}</h1>
<div class="doc__info"><span>2026-05-12 09:30</span><span>青禾市数据局</span><button>分享</button></div><div class="doc__main">${page.body}</div>
<div class="doc__end"><span>责任编辑：王某</span></div></article><aside class="side"><h3>相关推荐</h3>${news}</aside></main><footer>${footer}</footer></body></html>`,
  },
  {
    name: 'huge menu',
    render: (
      page,
    ) => `${head(page.title)}<body>${megaMenu}<div class="con_box"><div class="con_tit">${page.title}</div><div class="con_from">2026-05-12 来源：市场监管局</div>
<div class="con_txt">${page.body}</div></div>${megaMenu}${friends}${footer}</body></html>`,
  },
  {
    name: 'news with sentences around',
    render: (
      page,
    ) => `${head(`${page.title}--青禾政务网`)}<body>${menu}<div class="left"><div class="arttitle">${page.title}</div><div class="artinfo">2026-05-12 来源：青禾日报　编辑：李某</div>
<div class="artcon">${page.body}</div><div class="declare">免责声明：本网转载的内容版权归原作者所有，如有侵权，请与我们联系。</div></div><div class="right"><div class="hd">精彩推荐</div>${news}
<dl><dt><a href="/1">全市招商引资工作推进会召开</a></dt><dd>5月10日，全市招商引资工作推进会在市会展中心召开，会议强调要抓好项目落地。<a href="/1">[详细]</a></dd>
<dt><a href="/2">我市新增两家国家级孵化器</a></dt><dd>近日，科技部公布名单，我市两家单位入选，数量居全省前列。<a href="/2">[详细]</a></dd></dl></div>${footer}</body></html>`,
  },
  {
    name: 'speech copy',
    render: (
      page,
    ) => `${head(`${page.title}_青禾市民政局`, metaTags(page))}<body>${menu}<div class="ldzc"><div class="ldzc-tit">${page.title}</div><div class="ldzc-info">时间：2026-05-12 09:30 语音播报</div>
<div class="ldzc-con">${page.body}</div><div class="bbnr" style="display:none">${page.body}</div></div>${footer}</body></html>`,
  },
  {
    name: 'body closed early',
    render: (
      page,
    ) => `${head(page.title)}<body>${menu}</body></html><div class="pages"><h2>${page.title}</h2><p class="pages_print">2026年05月12日 来源：青禾市政府办公室 【字体：大 中 小】 打印</p>
<div class="pages-body">${page.body}</div></div>${footer}</body></html>`,
  },
  {
    name: 'files below the body',
    render: (page) => {
      const files = [...page.body.matchAll(FILE_LINK)].map((match) => match[0]);
      const body = page.body.replace(FILE_LINK, '');
      const list =
        files.length === 0
          ? ''
          : `<div class="fujian"><ul>${files.map((each) => `<li>${each}</li>`).join('')}</ul></div>`;
      return `${head(`${page.title}-青禾市教育局`, metaTags(page))}<body>${menu}<div class="zw"><h3 class="zw_bt">${page.title}</h3><div class="zw_ly"><i>发布：2026-05-12</i></div>
<div class="zw_nr">${body}</div>${list}<div class="ewmbox"><img src="e.png"><p>扫一扫在手机打开当前页</p></div></div>${footer}</body></html>`;
    },
  },
  {
    name: 'gkmlpt',
    render: (page) => {
      const detail = JSON.stringify({
        id: 7,
        title: page.title,
        content: page.body,
        publisher: '青禾市司法局',
        publish_time: 1_778_549_400,
      });
      return `${head(page.title)}<body><div id="app">${menu}</div><script>window._CONFIG = { SID: "760001", LANG: "zh", DETAIL: ${detail.replaceAll('<', '\\u003C')}, TREE: [] };</script>${footer}</body></html>`;
    },
  },
];

const FILE_LINK = /<a href="[^"]{1,200}" target="_blank">[^<]{1,200}<\/a>/gu;
