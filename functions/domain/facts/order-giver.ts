import { lastEnd, proseEnd } from './agency-code.ts';

/**
 * Where the name of the organ begins that gave an order or announcement (令, 公告), in the words before it: 违反生态环境部 begins at 2. State
 * organs are known by name, several at once too (财政部 税务总局, 国家发展改革委等7部委); others begin where the prose ends.
 */
export function giverStart(words: string): number {
  const state = STATE_ORGANS.exec(words);
  if (state !== null) return state.index;
  const name = /[\u4e00-\u9fff]{0,20}$/u.exec(words);
  if (name === null) return words.length;
  const congress = LOCAL_CONGRESS.exec(name[0]);
  if (congress !== null) return words.length - congress[0].length + proseEnd(`${congress[1] ?? ''}令`);
  const local = LOCAL_GOVERNMENT.exec(name[0]);
  const whole = local?.[0] ?? name[0];
  // 和 joins two words within an organ's name: 住房和城乡建设厅.
  const masked = whole.replace(JOINED_NAME, '〇');
  const cut = Math.max(proseEnd(`${masked}令`), lastEnd(masked, DAY));
  return words.length - whole.length + (cut >= masked.length ? 0 : cut);
}

/** Whether words end as an organ's name does: 国务院, 市政府, 部, 总局. */
export function isGiver(name: string): boolean {
  return GIVER_END.test(name);
}

const GIVER_END = /(?:国务院|主席|政府|[部委局署厅会]|办公室|人民银行|法院|检察院|海关)$/u;
const JOINED_NAME = /和(?=城乡|信息|改革|社会|旅游|规划|草原|计划|物资|体育|法制)/gu;
const DAY = /[年月日]/gu;
const LOCAL_GOVERNMENT = /[\u4e00-\u9fff]{0,16}政府$/u;
/** 云岭省第十四届人民代表大会常务委员会 */
const LOCAL_CONGRESS = /([\u4e00-\u9fff]{2,16}?)(?:第[一二三四五六七八九十]{1,3}届)?人民代表大会(?:常务委员会)?$/u;
const STATE_NAMES = [
  '国务院(?:办公厅)?|主席|中央军委|中央军事委员会|最高人民(?:法院|检察院)|审计署|海关总署',
  '(?:国家)?发展(?:和)?改革委(?:员会)?|(?:国家)?发改委|国家计委|国家经贸委|国家民委|(?:国务院)?国资委|(?:国务院)?国有资产监督管理委员会|国家监委|国家标准(?:化管理)?委(?:员会)?|国家认监委',
  '(?:国家)?(?:卫生健康|卫生和计划生育)委员会|国家卫生健康委|国家卫健委|(?<=[、\\s])(?:卫生健康委|卫健委|医保局|药监局|能源局|证监会)|国家卫生计生委',
  '(?:教育|科技|科学技术|工业和信息化|工信|公安|国家安全|民政|司法|财政|人力资源(?:和)?社会保障|人社|自然资源|国土资源|生态环境|环境保护|环保|住房(?:和)?城乡建设|住建|(?<!城乡)建设|交通运输|交通|水利|农业农村|农业|商务|文化和旅游|文旅|文化|卫生|退役军人(?:事务)?|应急(?:管理)?|铁道|信息产业|劳动(?:和社会保障)?|人事)部',
  '中国人民银行|(?:国家)?(?:市场监督管理|市场监管|税务|广播电视|体育|金融监督管理|金融监管|工商行政管理|工商|质量监督检验检疫|质检|食品药品监督管理|安全生产监督管理|安全监管|环境保护|环保|新闻出版广电)总局',
  '国家(?:统计|医疗保障|医保|能源|林业和草原|林草|铁路|邮政|文物|中医药(?:管理)?|药品监督管理|药监|知识产权|矿山安全监察|消防救援|密码管理|档案|粮食和物资储备|外汇(?:管理)?|版权|移民管理|国防科技工业|烟草专卖|地震)局|中国民用航空局|中国民航局',
  '国家互联网信息办公室|国家网信办|国家新闻出版(?:总)?署|(?:中国)?(?:银保监|证监|银监|保监)会|中国(?:银行保险|证券|银行业|保险)监督管理委员会',
].join('|');
const STATE_ORGANS = new RegExp(
  `(?:中华人民共和国)?(?:${STATE_NAMES})(?:[、\\s]{1,2}(?:中华人民共和国)?(?:${STATE_NAMES})){0,9}(?:等[\\d一二三四五六七八九十]{1,3}个?部(?:门|委)?)?$`,
  'u',
);
