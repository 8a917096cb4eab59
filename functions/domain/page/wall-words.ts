/** What a page that stands in the place of another says of itself; each is asked of short pages alone, never of a paper. */
export type Stub = 'soft-404' | 'challenge' | 'blocked' | 'down';

/** The stub that a short page's words make it, or null. @example stubByWords('您的访问过于频繁，请稍后再试！') // 'blocked' */
export function stubByWords(words: string): Stub | null {
  if (BLOCKED_WORDS.test(words)) return 'blocked';
  if (CHALLENGE_WORDS.test(words)) return 'challenge';
  if (MISSING_WORDS.test(words)) return 'soft-404';
  return DOWN_WORDS.test(words) ? 'down' : null;
}

/** Whether a line says by itself, and to its reader, that the page is gone: also under a title and a day this is no paper. */
export function saysMissing(text: string): boolean {
  return text.length <= 60 && MISSING_LINE.test(text);
}

/** The stub that a page's title makes it, or null. @example stubByTitle('404 - 找不到文件或目录。') // 'soft-404' */
export function stubByTitle(title: string): Stub | null {
  if (MISSING_TITLE.test(title)) return 'soft-404';
  return DOWN_TITLE.test(title) ? 'down' : null;
}

/** Whether a title is one as papers have it: 关于社保系统停机维护的公告 and not 网站升级公告 */
export function isPapersTitle(title: string): boolean {
  return PAPERS_TITLE.test(title);
}

const PAPERS_TITLE =
  /^.{5,200}(?:公告|通知|通报|通告|公示|声明|答复|复函|意见|办法|决定|规定|细则|措施|方案|规划|条例|解读|公报)(?:[（(].{0,40}[）)])?$/u;
const CHALLENGE_WORDS =
  /请开启JavaScript并刷新该页|enable JavaScript and refresh|正在进行安全(?:检查|验证)|安全(?:验证|检测)中|正在确认您是不是机器人|访问验证|人机验证|请完成[^，。]{0,12}验证|(?:滑块|拼图|点选)验证|请输入(?:图片|图形)?验证码|checking your browser|checking if the site connection|正在检查您的浏览器|安全检查中|just a moment|verify you are (?:a )?human/iu;
const BLOCKED_WORDS =
  /(?:访问|请求)[^。]{0,30}(?:被|已被)(?:网站)?(?:管理员)?(?:阻断|拦截|拒绝|封禁)|网站防火墙|(?:已?被|遭)[^，。]{0,12}(?:拦截|阻断)|疑似[^，。]{0,6}攻击|没有(?:访问|浏览|查看)?权限|(?:操作|访问)(?:太快|过快)|正在排队|访问(?:过于频繁|太频繁|频率过[高快]|次数过多|受限|被限制)|(?:地区|IP)[^。]{0,20}被?(?:限制|禁止|拒绝|封禁)|^.{0,20}(?:禁止|拒绝)访问|可能对网站造成安全(?:威胁|风险)|blocked as it may cause|request (?:was|has been) blocked|access denied/iu;
const MISSING_WORDS =
  /(?:页面|网页|文章|内容|信息|文件|资源|稿件|栏目)[^，。<\n]{0,12}(?:不存在|已(?:被)?(?:删除|移除|下线|下架|撤销|撤回|失效)|找不到|未找到|无法找到|走丢了|未发布|取消发布)|(?:找不到|未找到|不存在)[^，。<\n]{0,8}(?:页面|网页|文章|内容|信息|文件)|404 ?not found|(?:404|Error) ?(?:错误|页面)/iu;
const DOWN_WORDS =
  /(?:系统|网站|服务器?|平台|本站|页面)[^，。]{0,10}(?:维护|升级|暂停(?:访问|服务)|繁忙|异常|出错|内部错误|暂时无法)|暂停访问|(?:网站|系统|平台)已?(?:关停|关闭|停止服务)|域名(?:已)?(?:过期|到期)|参数(?:错误|不正确|无效)|Welcome to nginx|(?:Fatal|Parse) error: |HTTP Status 5\d\d|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|OLE DB Provider|SQLException|数据库连接(?:失败|错误)|Exception report|Whitelabel Error Page|服务器错误|运行时错误/iu;
/** 抱歉，您访问的页面不存在。 该信息已被删除！ */
const MISSING_LINE =
  /^(?:(?:很|非常|十分)?(?:抱歉|对不起|遗憾)[，,！!\s]{0,3})?(?:您|你)?(?:要|所|正在|想要?)?(?:访问|查看|浏览|打开|请求|查找|查询)?的?(?:该|此|本)?(?:页面|网页|文章|内容|信息|文件|资源|稿件|链接)[^，。]{0,12}(?:不存在|已(?:被)?(?:删除|移除|下线|下架|撤销|撤回|失效)|找不到|未找到)(?:或[^，。]{0,12})?[。.！!]?$/u;
const MISSING_TITLE = /^\s{0,20}(?:404(?!号)|页面不存在|找不到|出错|错误页|error(?: 404)?$|not found)/iu;
const DOWN_TITLE =
  /^\s{0,20}(?:50[0234](?!号)|.{0,40}Error report|系统(?:维护|升级)|网站(?:维护|升级)|Bad Gateway|Welcome to nginx)/iu;
