import type { Frame } from './frames.ts';
import { FURNITURE as F } from './furniture.ts';

const page = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`;

/** Pages that broke the rules when they were first tried: 0.852 before. */
export const ODD_FRAMES: readonly Frame[] = [
  {
    name: 'old asp site',
    render: ({ title, body }) =>
      page(
        `青禾市水务局`,
        `<div>欢迎访问青禾市水务局网站！今天是2026年5月12日 星期二</div>${F.menu}<table><tr><td>您现在的位置 &gt; 首页 &gt; 工作动态</td></tr><tr><td><div align="center"><font size="5">${title}</font></div></td></tr><tr><td align="center">作者：佚名　来源：本站原创　点击数：<script>x</script> 更新时间：2026-5-12</td></tr><tr><td id="content_td">${body}</td></tr><tr><td align="right">文章录入：admin　责任编辑：admin</td></tr><tr><td>上一篇文章：<a href=1>关于放假的通知</a><br>下一篇文章：没有了</td></tr><tr><td>【<a>发表评论</a>】【<a>加入收藏</a>】【<a>告诉好友</a>】【<a>打印此文</a>】【<a>关闭窗口</a>】</td></tr></table>${F.footer}`,
      ),
  },
  {
    name: 'directory lines above',
    render: ({ title, body }) =>
      page(
        `${title}-政务公开-青禾市医疗保障局`,
        `${F.menu}<div class="zwgk_con"><div class="zwgk_top"><p>索引号：000123/2026-11</p><p>主题分类：医保</p><p>发布机构：市医保局</p><p>发文日期：2026年05月12日</p><p>名称：${title}</p><p>文号：青医保〔2026〕9号</p></div><div class="zwgk_title">${title}</div><div class="zwgk_nr">${body}</div><div class="zwgk_bot"><span>浏览次数：88</span><a href="#">我要打印</a><a href="#">关闭</a></div><div class="xgxx"><b>相关信息</b><ul><li><a href=1>关于调整缴费基数的通知</a><span>2026-04-01</span></li><li><a href=2>关于药品集采的公告</a><span>2026-03-01</span></li></ul></div></div>${F.friends}${F.footer}`,
      ),
  },
  {
    name: 'centred paragraphs',
    render: ({ title, body }) =>
      page(
        `青禾市统计局-统计公报-${title}`,
        `${F.menu}<div><p align="center"><b>${title}</b></p><p align="center">日期：2026年05月12日 点击量：[ 12 ] 来源：综合科 【字体: 大 中 小】</p><div>${body}</div></div><div><p>版权所有：青禾市统计局 地址：建设路8号</p></div>`,
      ),
  },
  {
    name: 'short column at the right',
    render: ({ title, body }) =>
      page(
        `${title}_政策文件_青禾市商务局`,
        `<div class="hd">${F.menu}</div><div class="w"><div class="l"><h2 class="tt">${title}</h2><p class="info">信息来源：市商务局 发布时间：2026-05-12 16:20:11 浏览次数：<span id="hit"></span>次</p><div class="cnt">${body}</div></div><div class="r"><h3>最新文件</h3><table>${['关于促进消费的若干措施', '外贸稳增长十条', '会展业发展办法', '商贸流通规划'].map((x, i) => `<tr><td><a href=${i}>${x}</a></td><td>2026-0${i + 1}-11</td></tr>`).join('')}</table><p>服务热线12345，欢迎您来电咨询，我们竭诚为您服务。</p></div></div><div class="ft"><p>青禾市商务局主办 青禾市大数据中心承办</p><p>赣ICP备05001234号</p></div>`,
      ),
  },
  {
    name: 'comments below',
    render: ({ title, body }) =>
      page(
        `${title} - 青禾发布`,
        `<header><a>青禾发布</a></header><article><header><h1>${title}</h1><p><span>青禾发布</span> <time>2026-05-12 18:30</time> <span>阅读 1024</span></p></header><section class="rich_media">${body}</section><div class="tags"><a>政策</a><a>企业</a></div></article><section class="cm"><h4>网友评论（2）</h4><div><b>青禾人</b><p>这个政策好，支持一下！希望早点落实到位。</p></div><div><b>匿名</b><p>请问在哪里申请？需要带什么材料？</p></div></section><footer>${F.footer}</footer>`,
      ),
  },
  {
    name: 'attributes below',
    render: ({ title, body }) =>
      page(
        `${title}`,
        `${F.menu}<div class="content-wrap"><div class="content-head"><span class="wz">所在位置：政务公开 / 规范性文件</span></div><div class="content-title">${title}</div><div class="content-sub">青市监规〔2026〕3号</div><div class="content-info"><span>发布时间：2026-05-12</span><span>发布单位：市市场监管局</span></div><div class="content-body">${body}</div><table class="content-attr"><tr><td>有效性</td><td>有效</td><td>登记号</td><td>QH-2026-0031</td></tr></table><div class="content-foot"><a>返回顶部</a></div></div>${F.footer}`,
      ),
  },
  {
    name: 'code and tools below',
    render: ({ title, body }) =>
      page(
        `${title}-青禾市民政局`,
        `<div class="wrapper"><div class="header">${F.menu}</div><div class="sub-nav"><a>机构职能</a><a>政策法规</a><a>通知公告</a></div><div class="detail-box"><div class="detail-title"><p>${title}</p></div><div class="detail-time"><p>发布日期： 2026-05-12 &nbsp;&nbsp; 来源： 市民政局 &nbsp;&nbsp; 访问量： 55</p><p>字号：<i>大</i><i>中</i><i>小</i> <i>打印</i></p></div><div class="detail-article">${body}</div><div class="detail-code"><p>扫码查看手机版</p></div></div></div>${F.footer}<div class="side-tool"><ul><li>智能问答</li><li>我要留言</li><li>回到顶部</li></ul></div>`,
      ),
  },
];
