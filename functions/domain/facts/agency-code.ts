import { matchesOf } from '../matches.ts';

/**
 * Where the agency's code (机关代字: 深府规) begins in the ideographs before a number's bracket, into which prose may run: 按照国办发 begins at
 * 2. No code holds a word of prose; an organ's full name stands before its code and is none of it (区政府临政办); the signs of the
 * state and of a province begin a code, wherever they stand; a government's code has its place in front (和政发 is one, 政发 none).
 */
export function codeStart(run: string): number {
  const state = STATE_CODE.exec(run)?.index;
  if (state !== undefined) return state;
  const cut = Math.max(proseEnd(run), lastEnd(run, FORMER));
  const start = PROVINCE_CODE.exec(run.slice(cut))?.index ?? 0;
  return NO_PLACE.test(run.slice(cut + start)) ? Math.max(0, cut + start - 1) : cut + start;
}

/** Where prose ends in a run of ideographs that ends with a code or with the name of an organ. */
export function proseEnd(run: string): number {
  let cut = Math.max(lastEnd(run, PROSE), lastEnd(run, ORGAN_BEFORE), lastEnd(run, LINK_BEFORE_PLACE));
  while (LINK.test(run[cut] ?? '') && KNOWN_HEAD.test(run.slice(cut + 1)) && run.length - cut > SHORTEST_CUT) cut++;
  return cut;
}

/** The last end of a pattern's matches in words; 0 where there is none. */
export function lastEnd(words: string, pattern: RegExp): number {
  let end = 0;
  for (const match of matchesOf(words, pattern)) end = match.index + match[0].length;
  return end;
}

/** A code that one character is cut off has two or more. */
const SHORTEST_CUT = 2;
/** Words and characters of prose of which no code is made, as far as they stand before numbers; 共和 and 对外 are in codes. */
const PROSE =
  /按照|依照|遵照|参照|比照|对照|根据|依据|达到|符合|满足|违反|参见|详见|学习|对标|借鉴|遵守|遵循|废止|修订|修改|贯彻|落实|执行|印发|查阅|查看|结合|转发|下发|出台|发布|公布|制定|颁布|参考|引用|适用|实施|衔接|办理|处理|替代|取代|代替|依托|围绕|配套|同意|批准|明确|规定|要求|精神|意见|出自|来自|源自|部署|方案|办法|细则|措施|条款|附件|文件|文号|文字|字号|文本|编号|目前|先前|之前|之后|以前|以后|日前|近期|上述|下列|有关|相关|上级|现行|系列|单位|部门|同志|企业家|做好|中央|随后|使用|享受|享有|套用|采用|采取|援引|宣布|重申|补充|调整|完善|细化|提到|列明|载明|强调|指出|给予|兑现|收到|接到|对接|叠加|废除|撤销|失效|终止|停止|顺延|延续|延长|延用|优先|一并|一律|统一|呼应|相较|相比|会同|联合|例如|比如|凡属|属于|包括|其中|今年|去年|近日|沿用|依次|以及|关于|通知|[是见据按及与的了将以在被为因由给请此该这那其它们您你均已须让但而或者则并且较比把有第条款引述说写称些每次份件虽更最很稍还只仅才刚再做看听想着过起停续期间时候需必未不没非勿所谁哪几附年月]|(?<!共)和|对(?!外)|我[省市区县局委厅办]|(?:(?<![\u4e00-\u9fff])原|原(?![省市县区州盟]))(?=.{2})/gu;
/** 人民政府 · 区委 · 市医保局 · 生态环境部, with a code behind; 云委办发 and 工信部信软 are codes themselves */
const ORGAN_BEFORE =
  /(?:(?:自治区|[省市区县州旗盟])[\u4e00-\u9fff]{0,10}?[局厅](?!办?[发函字规联综文]{0,2}$)|人民政府|办公[厅室]|[省市区县州]政府(?:办公[室厅]|办(?!公|[发字函规]{1,2}$))?|(?:发改|改革|卫健|健康|国资|住建|[省市区县州盟旗工党])委(?!(?:办|组|宣|政|农|编|厅|统)?[发字函规]{1,2}$)|政府办(?![发函字规]{1,2}$)|总[局署]|委员会|(?:市|管理|保障|环境|源|健康|建设|运输|务|政|育|税|监管?|统计|规划|医保|应急|人社|住建|交通|文旅|卫健|农业|工信|发改|林业|水利|教育|科技|公安|司法|民政|审计)[局厅](?!办?[发函字规联综文]{0,2}$)|(?:生态环境|环境保护|教育|财政|民政|建设|运输|水利|农村|农业|商务|旅游|文化|管理|资源|公安|司法|保障|科技|信息化)部)(?=.{2})/gu;
/** 经市环规 · 由粤府: a word that links, and a place that no code holds behind its beginning */
const LINK_BEFORE_PLACE =
  /(?:[经由自向从至到用就]|(?<![大会])同)(?=(?:[省市区县](?![场政])|[京沪浙皖闽赣鲁豫鄂湘粤桂琼渝黔滇陕]).{2})/gu;
/** words of one character that stand before a number and begin codes as well: 自贡, 同(大同), 应急, 经信 */
const LINK = /[经用就依系又等至到向同后前内自从应对即曾现于也仍再凡如若]/u;
/** the beginnings of codes: the state's and the provinces' signs, 市, and the first characters of cities */
const KNOWN_HEAD =
  /^(?:[\u4e00-\u9fff]{1,2}[政府][办发规字函文]|国[办发函市卫税能科令知]|中[办发组]|发改|工信|财[办建社教综预]|人社|医保|环[办大水土规]|建[办质规城标]|民[发办]|农[办业计]|司发|公通|厅字|办水|教[基职技师督体高办]|自然|环环|交[公运水办安]|水[农利资规]|商[办务服运]|文旅|应急|审[办计]|银[发保]|证监|税总|林[资办生]|体群|法[释发]|高检|科[技办]|[省市区县州京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵滇陕甘陇青宁藏穗甬蓉云新石唐秦邯邢保承沧廊衡太长朔忻临呼包鞍抚本丹锦阜沈哈齐鹤徐常淮盐扬镇泰宿杭温嘉湖绍衢舟台丽合芜蚌滁亳池厦莆泉漳龙萍鹰淄枣东烟潍威德聊滨菏郑洛焦濮许漯武宜襄荆随株邵岳益郴永怀娄广韶深珠汕佛茂肇惠梅潮揭柳梧钦贺崇成攀泸绵遂眉雅遵毕昆昭榆兰酒])/u;
/** the former one, but not in 太原 */
const FORMER = /(?<=[\u4e00-\u9fff])(?<![中太固高平部信])原(?=.{2})/gu;
const STATE_CODE = /(?:国发|国办发|国办函|国函|中发|中办发|国发明电|国办发明电)$/u;
/** A province's sign, not that in the name of a city or district (江津, 合川), and behind it only what codes are made of. */
const PROVINCE_CODE =
  /(?:(?<!北|南)京|(?<![江新天])津|冀|晋|蒙|(?<!东)辽|沪|(?<!姑|江)苏|浙|皖|闽|赣|鲁|豫|鄂|湘|粤|桂|琼|渝|(?<![临合南永银汶北四])川|黔|滇|陕|甘|藏)[政办府厅发函规字委党工信财教科民司人社环建住城乡交运水农商文旅卫健医保应急审市监税林外金融安质食药体机关管联综会令企事业公法自然资源知消防统就准准范价格能]{1,9}$/u;
/** 政发 · 府办规 */
const NO_PLACE = /^(?:政[发办字规函]|府[发办规函])/u;
