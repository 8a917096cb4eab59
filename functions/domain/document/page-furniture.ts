import type { Line } from './lines.ts';

/** Index of the first line behind the paper that belongs to the page (上一篇, 版权所有, 扫一扫…); the number of lines where there is none. */
export function findPageFoot(lines: readonly Line[], from: number): number {
  for (let at = Math.max(0, from); at < lines.length; at += 1) {
    const words = lines[at]?.text ?? '';
    if (words.length <= 300 && FOOT.test(words)) return at;
  }
  return lines.length;
}

/** Is a line above the paper part of the page: breadcrumb, clock, size buttons, line of publication? */
export function isPageHead(words: string): boolean {
  return words.length <= 300 && !words.endsWith('。') && HEAD.test(words);
}

const FOOT =
  /^(?:上一[篇条页则个]|下一[篇条页则个]|上篇|下篇|前一篇|后一篇|相关(?:链接|阅读|文章|新闻|信息|文件|附件|解读|稿件)|分享(?:到|至|:|$)|分享按钮|扫一扫|扫码|打印(?:本页)?|关闭(?:窗口|本页)?$|【|\[?(?:打印|关闭|返回|收藏|字号|字体|我要纠错|纠错)|版权所有|网站(?:标识|地图|声明|支持|首页|管理|备案|维护)|友情链接|技术支持|主管单位|备案|Copyright|©|ICP|责任编辑|返回(?:顶部|上一|首页|列表)|站点地图|关于我们|联系我们|您是第|访问(?:量|次数|人数)|建议使用|本文来源|免责声明|附件下载|主办 ?:|<!--)|版权所有|ICP ?备|网站标识码|公安备|公网安备|^(?:主办|承办|主办单位|承办单位) ?:(?=.*(?:地址|邮编|版权|政府|备案|网|电话))/u;
const HEAD =
  /^(?:您?(?:当前|现在|所在)的?(?:所在)?(?:的)?位置|当前(?:所在)?位置|位置:|首页|朗读|菜单|导航|搜索|智能|登录|注册|无障碍|繁|简|English|邮箱|打印|关闭|分享|字体|字号|大中小|视力|A[-+]|图片|网站|站内|今天是|欢迎|来源|作者|浏览|点击|阅读|访问|发布|发表|更新|时间|日期|信息来源|My JSP|【|扫|收藏|语音|播放|政府(?:首页|信息公开)|信息公开)|首页 {0,3}[>/》]|>>| > .{0,40} > |浏览(?:次数|量)|点击(?:数|量|次数)|阅读(?:次数|量|数)|字(?:体|号)(?:大小)?:|星期[一二三四五六日天]|(?:发布|发表|更新)(?:日期|时间) {0,3}:/u;
