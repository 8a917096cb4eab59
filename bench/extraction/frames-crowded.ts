import type { Frame, FramedPage } from './frames.ts';
import { FURNITURE } from './furniture.ts';

const { menu, news, footer, friends, megaMenu } = FURNITURE;

const leaving =
  '<div class="tanc"><p>您访问的链接即将离开“青禾市人民政府”门户网站，是否继续？</p><a href="javascript:void(0)">继续访问</a><a href="javascript:void(0)">放弃</a></div>';
const oldBrowser =
  '<div class="ie8">您的浏览器版本过低，为了您的浏览体验，建议升级到最新版本的浏览器。<a href="#">知道了</a></div>';
const rating =
  '<div class="pj"><p>您对本页面内容的评价：</p><label><input type="radio">满意</label><label><input type="radio">基本满意</label><label><input type="radio">不满意</label><p>您的意见是我们改进工作的动力，请填写您的建议。</p><button>提交</button></div>';
const column = `<div class="lm"><div class="lm_t">政府信息公开</div><ul><li><a href="/a">政府信息公开指南</a></li><li><a href="/b">政府信息公开制度</a></li><li><a href="/c">法定主动公开内容</a></li><li><a href="/d">政府信息公开年报</a></li></ul></div>`;

const page = (title: string, inner: string): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>${title}</title><link rel="stylesheet" href="a.css"></head>\n<body>\n${inner}\n</body>\n</html>`;

/** Pages with more around the paper than the paper has itself. */
export const CROWDED_FRAMES: readonly Frame[] = [
  {
    name: 'pop-ups and rating',
    render: ({ title, body }) =>
      page(
        `${title}_通知公告_青禾市应急管理局`,
        `${oldBrowser}${menu}<div class="w1200"><div class="dqwz">首页 &gt; 通知公告</div><div class="xl_tit"><h4>${title}</h4></div><ul class="xl_info"><li>发布时间：2026-05-12</li><li>来源：市应急局</li><li>【字号：<a>大</a><a>中</a><a>小</a>】</li></ul><div class="xl_con">${body}</div>${rating}</div>${leaving}${footer}`,
      ),
  },
  {
    name: 'column at the left, related below',
    render: ({ title, body }) =>
      page(
        `${title}`,
        `${menu}<div class="main clearfix"><div class="fl">${column}</div><div class="fr"><div class="p_tit">${title}</div><div class="p_time">发布时间：2026年05月12日 09:30　浏览量：<span>33</span>次</div><div class="p_con" id="p_con">${body}</div><div class="xgjd"><h5>相关解读</h5><ul><li><a href="/j">图解：《青禾市科技创新券管理办法》，一张图看懂</a></li></ul></div><div class="xgwj"><h5>相关文件</h5><ul><li><a href="/k">关于印发实施细则的通知</a></li></ul></div></div></div>${friends}${footer}`,
      ),
  },
  {
    name: 'site name as title',
    render: ({ title, body }) =>
      page(
        '青禾市农业农村局',
        `${menu}<table width="1000" align="center"><tr><td class="wz">您所在的位置：首页 - 通知公告</td></tr><tr><td class="bt" align="center">${title}</td></tr><tr><td align="center">来源：市农业农村局　　日期：2026-05-12 09:30:00　　点击数：12</td></tr><tr><td class="nr">${body}</td></tr></table>${footer}`,
      ),
  },
  {
    name: 'date below the body',
    render: ({ title, body }) =>
      page(
        `${title}-青禾市交通运输局`,
        `${menu}<div class="a1"><div class="a2"><h2>${title}</h2><div class="a3">${body}</div><div class="a4">发布日期：2026-05-12　来源：市交通局</div><div class="a5"><a href="javascript:window.print()">打印</a><a href="javascript:window.close()">关闭</a></div></div></div>${footer}`,
      ),
  },
  {
    name: 'phone and desktop heads',
    render: ({ title, body }) =>
      page(
        `${title}|青禾市卫生健康委员会`,
        `<div class="m-head hidden-lg"><span>青禾市卫生健康委员会</span><a href="/m">菜单</a></div><div class="pc-head">${menu}</div><div class="crumb"><a href="/">首页</a><i>&gt;</i><a href="/tz">通知公告</a><i>&gt;</i><span>${title}</span></div><section class="art"><h1>${title}</h1><p class="sub"><span>2026-05-12</span><span>卫健委办公室</span></p><div class="rich">${body}</div><div class="tip"><span>扫一扫在手机打开当前页</span></div><nav><a href="1">上一篇：关于召开会议的通知</a><a href="2">下一篇：没有了</a></nav></section><div class="foot-wrap"><p>地址：青禾市建设路1号　邮编：337000　电话：0799-8211111</p><p>Copyright © 2026 青禾市卫生健康委员会</p></div>${oldBrowser}`,
      ),
  },
  {
    name: 'files in a box above the body',
    render: ({ title, body }) =>
      page(
        `${title}`,
        `${megaMenu}<div id="container"><div class="inner"><h3 class="inner-h3">${title}</h3><div class="inner-d"><em>信息来源：市住建局</em><em>发布时间：2026-05-12</em></div><hr><div class="inner-t">${body}</div><div class="inner-e">（信息提供：办公室）</div></div><div class="rank"><h6>点击排行</h6>${news}</div></div>${leaving}${footer}`,
      ),
  },
  {
    name: 'deep divs and spans',
    render: ({ title, body }: FramedPage) =>
      page(
        `${title}_青禾市生态环境局_政务公开`,
        `${'<div class="z">'.repeat(24)}${menu}<div class="t0"><div class="t1"><span class="t2">${title}</span></div></div><div class="i0"><span>时间：2026-05-12 09:30</span>&nbsp;<span>来源：青禾市生态环境局</span></div><div class="k"><div><div><div class="k1">${body}</div></div></div></div>${'</div>'.repeat(24)}${footer}${friends}`,
      ),
  },
];
