/** Whether an element's own names say that it is navigation, a footer or a tool, and never the paper's body. */
export function chromeName(name: string, id: string, classes: readonly string[]): boolean {
  if (name === 'nav' || name === 'footer' || name === 'aside') return true;
  if (id !== '' && CHROME_NAME.test(id)) return true;
  return classes.some((each) => CHROME_NAME.test(each));
}

/** Whether a name may be a tool's or a path's as well as the paper's own wrapper: 打印 and 位置, or 文章. */
export function isDoubtfulName(id: string, classes: readonly string[]): boolean {
  return DOUBTFUL_NAME.test(id) || classes.some((each) => DOUBTFUL_NAME.test(each));
}

/** Whether a line opens a box of what others wrote or what else there is to read: 网友评论（3）, 智能摘要 */
export function isRestHeading(text: string): boolean {
  return (text.length <= 16 && REST_HEADING.test(text)) || (text.length <= 40 && MACHINE_HEADING.test(text));
}

/** Whether links that stand in one line are announced as other news: 相关新闻 公积金贷款额度上调 */
export function isRestLine(text: string): boolean {
  return REST_LINE.test(text);
}

/** Whether a line tells when an event is held, as the line below it tells where: it looks like a page's date and is not. */
export function isEventTime(text: string, next: string): boolean {
  return HELD_AT.test(text) && WHERE_OR_WHO.test(next);
}

/** Whether a line is a page's furniture wherever it stands: a tool, a path, a share bar, a count of visits. */
export function isChromeLine(text: string): boolean {
  return (
    text.length <= 120 &&
    (isToolLine(text) || PATH_LINE.test(text) || NEIGHBOUR_LINE.test(text) || NOTICE_LINE.test(text))
  );
}

/** Word by word: where two words begin alike (收藏, 收藏本页), a pattern of the whole line would try all ways to read it. */
function isToolLine(text: string): boolean {
  if (!opensWithTool(text)) return false;
  const others = text.replace(TOOL, '');
  return others.length < text.length && BETWEEN_TOOLS.test(others);
}

/** Whether a tool's word is the first that is not a mark between tools: of a line where it is not, something else is left. Nearly all are so. */
function opensWithTool(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    TOOL_HERE.lastIndex = at;
    if (TOOL_HERE.test(text)) return true;
    if (!BETWEEN_TOOLS.test(text.charAt(at))) return false;
  }
  return false;
}

/** Whether a line belongs to a site's footer. */
export function isFooterLine(text: string): boolean {
  return text.length <= 300 && FOOTER.test(text);
}

/** Whether a line tells about the page and not the matter: 来源：…  发布时间：…  浏览次数：12 */
export function isInfoLine(text: string): boolean {
  if (text.length > 160) return false;
  return INFO_LINE.test(text) || DATED_LINE.test(text) || (TIMED.test(text) && !SENTENCE.test(text));
}

/** Whether a line names who edited the page: 责任编辑：某某 */
export function isCreditLine(text: string): boolean {
  return text.length <= 60 && CREDIT.test(text);
}

/** Whether a line is a date and nothing else: above a body the page's, below it the paper's own. */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && DATE_ALONE.test(text);
}

const CHROME_NAME =
  /^(?:nav|navbar|menu|sub-?menu|topnav|main-?nav|foot|footer|site-?footer|bottom-?bar|breadcrumbs?|crumbs?|location|dqwz|share|bdsharebuttonbox|bdshare|social-?share|sidebar|side-?bar|aside|related|recommend|xgyd|xgwz|hot-?news|copyright|toolbar|tools|pager|pagination|prevnext|prev-?next|qrcode|ewm|search-?box|login-?box|comments?)$|^(?:nav|foot|footer|breadcrumb|share|related|sidebar|bdshare)[-_]|[-_](?:nav|menu|footer|breadcrumb|share|sidebar|crumbs)$/iu;
const DOUBTFUL_NAME = /^(?:wz|print)$/iu;
const REST_HEADING =
  /^[\s【[]*(?:(?:网友|最新|全部|热门|精彩|我要|用户)?评论|网友留言|(?:已收到的|网友)意见|意见列表|我要(?:提|发表)意见|(?:更多|相关|热门|热点|最新|推荐|其他|精彩)(?:新闻|阅读|文章|稿件|资讯|报道|推荐|内容)|推荐阅读|延伸阅读|新闻推荐|热文(?:推荐|排行)|热门排行|阅读排行|点击排行|猜你喜欢|Related (?:Stories|News|Articles)|Comments?)[\s】\]]{0,4}(?:[（(]\s?\d{1,7}\s?(?:条)?[）)])?\s?[:：]?$/iu;
const REST_LINE = /^[\s【[]*(?:更多|相关|热门|热点|推荐|其他)(?:新闻|阅读|文章|稿件|资讯|报道|推荐|链接)/u;
/** 智能摘要（由人工智能生成，仅供参考） */
const MACHINE_HEADING = /^[\s【[]*(?:智能|AI\s?|机器)(?:摘要|总结|速览|解读|问答|导读)/iu;
/** 时间：2026年5月18日15:00 above 地点： */
const HELD_AT = /^(?:时间|日期)\s?[:：]/u;
const WHERE_OR_WHO = /^(?:地点|地址|嘉宾|主持人?|参加人员?|出席|主题|议题|对象|内容)\s?[:：]/u;
/** 【打印】【关闭】, 字体：[大 中 小], 分享到, A- A+, 扫一扫在手机打开当前页 */
const TOOL =
  /打印(?:本页|此页|此文|文章)?|关闭(?:本页|窗口|此页)?|收藏本页|返回(?:顶部|首页|列表|上页|上一页)?|首页|(?:开始|停止|暂停|继续)(?:播报|朗读|播放)|语音(?:播报|朗读)|朗读|播放|暂停|纠错|分享[到至]|(?:点赞|转发|收藏|阅读|评论|分享)(?:\s?\d{1,7})?|微信|(?:新浪|腾讯)?微博|QQ空间|人人网|字体(?:大小)?|[小中大]?字号|[大中小]|默认|超大|A\s?[+-]|[+-]\s?A|T|(?:缩小|放大|恢复)字[体号]|听(?:新闻|全文)|语速|视力保护色|保护视力色|手机(?:版|扫一扫)|我要(?:纠错|打印|留言|评论|反馈)|智能问答|问|答|[上下]一[张组]|原图|发表评论|告诉好友|推荐给好友|加入收藏|回到顶部|无障碍|简|繁|下载|更多|>>|»/gu;
const TOOL_HERE = new RegExp(TOOL.source, 'uy');
const BETWEEN_TOOLS = /^[\s[\]【】「」（）()|｜:：·/]*$/u;
/** 您当前的位置：首页 > 政务公开 > 通知 */
const PATH_LINE =
  /^(?:您?(?:当前|现在|所在)?(?:的)?(?:所在)?位置(?:是)?|当前位置|当前栏目)\s?[:：>]|^首页\s?(?:[>»›/]|&gt;|-)/u;
/** 上一篇：…, 下一条：… */
const NEIGHBOUR_LINE =
  /^(?:上|下)一?(?:篇|条|页|则)(?:新闻|文章)?(?:\s?[:：]|$)|^(?:相关(?:阅读|文章|链接|新闻|稿件|解读|信息|文档)|热点(?:新闻|推荐)|推荐阅读|延伸阅读|最新(?:新闻|文章|信息)|(?:政策|文件)(?:原文|正文)|政策解读|相关(?:附件|政策|文件)|(?:附件|文件)下载|(?:正在|努力)?加载中?(?:[，,\s]?请(?:稍[候等后]|等待))?)\s?[:：.…。]{0,6}$|^(?:文章|相关)?(?:关键词|标签)\s?[:：]|^(?:推广|广告)\s?[:：]/u;
/** 免责声明：本网转载…, 您访问的链接即将离开…, 您对本页面内容的评价：, 您的浏览器版本过低 */
const NOTICE_LINE =
  /^(?:免责|版权|特别|本网)?声明\s?[:：]|^扫一扫|^微信扫一扫|^参与互动\s?(?:[(（]|$)|^(?:长按|扫描|识别)[^，。；]{0,12}二维码|^点击(?:上方|下方)?[^，。；]{0,6}蓝[字色]|^(?:分享让更多人看到|关注该公众号|继续滑动看下一个|轻触阅读原文)$|^您?可能(?:还)?(?:喜欢|感兴趣)|^您?(?:正在)?访问的(?:链接|网站)?即将离开|^您即将离开|^您?对(?:本|该|此)(?:页面|网页|信息|文章|稿件|篇)|^您觉得|^(?:以上|该|此|本)?(?:回答|内容|信息|解答)(?:对您)?是否(?:对您)?有(?:帮助|用)|^(?:没有|未)(?:找到|解决)[^。]{0,12}[？?]|^您是第\s?\d{1,12}\s?位|^您的(?:意见|评价|建议|浏览器)|^(?:当前)?浏览器版本|^(?:非常满意|满意|基本满意|一般|不满意|继续访问|放弃|提交|知道了|我知道了|取消|确定|登录|注册|\s){1,12}$/u;
const FOOTER =
  /ICP备|ICP证|公网安备|网站标识码|版权所有|主办(?:单位)?\s?[:：]|承办(?:单位)?\s?[:：]|主办\s{1,4}[^，。；]{2,30}承办|技术支持\s?[:：]|网站地图|Copyright|建议使用.{0,30}浏览器|网站声明|联系我们/iu;
/** 来源：…, 发布日期：…, 索引号：…, 【浏览次数：12】 */
const INFO_LINE =
  /^[\s【[（(]*(?:(?:信息|文章|稿件|内容)?来源于?|发(?:布|文)(?:时间|日期|者|人|机构|机关|单位|部门|法院|科室|处室|主体)?|(?:刊登|登载|上传|公告)(?:时间|日期)|发表(?:时间|日期)|时间|日期|(?:更新|修改|录入|创建|成文|生成|公开|印发)(?:时间|日期)|(?:文章)?(?:作者|录入|编辑|责任编辑|责编|审核)|(?:浏览|访问|点击|阅读)(?:次数|量|数)?|点击率|字体|字号|索\s?引\s?号|(?:信息|主题|组配|体裁)?分\s?类|主\s?题\s?词|文\s?号|发文字号|名\s?称|标\s?题|(?:是否)?有效(?:性|期)?|效力状态|信息名称|公开(?:方式|范围|形式)|Updated|Published|Posted|Release[d]? (?:date|time))\s?[:：]/iu;
/** 2026年05月12日 09:30 市科技局 点击：[0], 2026-05-12 来源：某局 */
const DATED_LINE =
  /^[\s【[（(]*(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s?\d{1,2}[:：∶]\d{2}(?:[:：∶]\d{2})?\s{0,5}(?:[^，。；]{0,60}$)|\s{0,5}(?:来源|作者|浏览|点击|字体|【|\[))|^(?:19|20)\d\d-\d\d-\d\d\s?[^\d\s，。；至到、-][^，。；]{0,24}$/u;
/** 某市发布 2026-05-12 18:30 阅读 1024: a minute is a page's, not a paper's */
const TIMED = /(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s{0,3}\d{1,2}[:：∶]\d{2}/u;
const SENTENCE = /[，。；！？]/u;
const DATE_ALONE = /^[\s【[（(]*(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?[\s】\]）)]*$/u;
/** 责任编辑：某某, （编辑：某某） */
const CREDIT = /^[\s（(【[]*(?:责任编辑|责编|编辑|审核|校对|终审|初审|信息提供|供稿|撰稿|摄影|文章录入|录入)\s?[:：]/u;
