import type { Frame } from './frames.ts';
import { FURNITURE as F } from './furniture.ts';

const page = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`;

/** Pages written last: .85 when they were first tried. */
export const LATE_FRAMES: readonly Frame[] = [
  {
    name: 'info in columns',
    render: ({ title, body }) =>
      page(
        `${title}-通知公告-青禾市林业局`,
        `${F.menu}<div class="weizhi"><span>首页</span><span>&gt;</span><span>通知公告</span></div><div class="nei"><h1>${title}</h1><div class="nei_info"><div class="nei_l">2026-05-12</div><div class="nei_m">来源：市林业局</div><div class="nei_r"><a href="javascript:;">分享</a></div></div><div class="nei_con">${body}</div><div class="nei_fj"><h4>附件：</h4></div><div class="nei_sx"><p>上一篇：<a href="1.html">关于表彰先进的决定</a></p><p>下一篇：<a href="2.html">森林防火工作会议召开，部署今春工作</a></p></div></div>${F.footer}`,
      ),
  },
  {
    name: 'attributes above the body',
    render: ({ title, body }) =>
      page(
        `青禾市政府采购网`,
        `<div class="top">${F.menu}</div><div class="vF_deail_maincontent"><div class="vF_detail_header"><h2 class="tc">${title}</h2><p class="tc"><span id="pubTime">2026年05月12日 16:00</span> 来源：<a href="http://x.example">青禾市政府采购网</a> 【<span>打印</span>】</p></div><div class="table"><table><tr><td>公告信息：</td></tr><tr><td class="title">采购单位</td><td>青禾市财政局</td></tr></table></div><div class="vF_detail_content">${body}</div></div>${F.footer}`,
      ),
  },
  {
    name: 'contents at the left',
    render: ({ title, body }) =>
      page(
        `${title}_青禾市人民政府`,
        `<div class="head">${F.menu}</div><div class="ctn"><div class="ctn-left"><div class="zn"><h3>目录导航</h3><ul><li>一、总体要求</li><li>二、主要任务</li><li>三、保障措施</li></ul></div></div><div class="ctn-right"><div class="bt">${title}</div><div class="fbt">2026-05-12 09:00 | 青禾市人民政府办公室</div><div class="zw">${body}</div><div class="jd"><p>政策咨询：市政府办公室 0799-8212345</p></div></div></div>${F.friends}${F.footer}`,
      ),
  },
  {
    name: 'cards',
    render: ({ title, body }) =>
      page(
        `${title}`,
        `<div id="app"><div class="app-header">${F.menu}</div><div class="app-main"><div class="card"><div class="card-title">${title}</div><div class="card-meta"><span>市科技局</span><span>2026/05/12</span><span>1.2k次浏览</span></div><div class="card-body"><div class="ql-editor">${body}</div></div></div><div class="card"><div class="card-title">热门推荐</div>${F.news}</div></div>${F.footer}</div>`,
      ),
  },
  {
    name: 'column name as title',
    render: ({ title, body }) =>
      page(
        `通知公告`,
        `${F.menu}<div class="biaotiwai"><div class="biaoti">${title}</div></div><div class="shijian">时间：2026-05-12 &nbsp; 作者：张某某 &nbsp; 来源：局办公室</div><div class="neirong">${body}</div><div class="caozuo"><a href="#">打印</a> | <a href="#">关闭</a></div><div class="banquan"><p>地址：青禾市人民路12号</p><p>传真：0799-8111111</p><p>您是第<b>102938</b>位访客</p></div>`,
      ),
  },
  {
    name: 'table in a table',
    render: ({ title, body }) =>
      page(
        `${title}--青禾市发展和改革委员会`,
        `${F.menu}<table width=1000><tr><td><table width=100%><tr><td height=50 align=center class=t20>${title}</td></tr><tr><td align=center bgcolor=#eee>更新日期：2026-05-12　　信息来源：价格科　　字号：【<a>大</a>】【<a>中</a>】【<a>小</a>】</td></tr><tr><td><div style="padding:20px"><div>${body}</div></div></td></tr><tr><td align=right>作者：价格科</td></tr></table></td></tr></table><table><tr><td>青禾市发展和改革委员会 版权所有</td></tr></table>`,
      ),
  },
];
