import type { Span } from '../page/span.ts';

/**
 * Where a text names persons as contacts: behind 联系人, 经办人, 负责人 and their like, with a colon or without; beside a telephone number behind an
 * office (电力股王小明0755-…), with a title (李女士) or bare; and behind a mobile number in brackets. Offices, places and labels are no names.
 * Places are in rising order of rule, and may overlap. `text` carries half-width figures.
 */
export function findContactNames(text: string): readonly Span[] {
  const places = placesOfWords(text);
  if (places === null) return namesIn(text);
  const words = places.map((at) => text[at] ?? '').join('');
  return namesIn(words).map(({ start, end }) => ({
    start: places[start] ?? text.length,
    end: places[end] ?? text.length,
  }));
}

/** Where each character stands that is no reading which a converter put behind one: 聯(lián)系人. null where there is none. */
function placesOfWords(text: string): readonly number[] | null {
  const readings = [...text.matchAll(READING)];
  if (readings.length === 0) return null;
  const places: number[] = [];
  let from = 0;
  for (const { index, 0: reading } of readings) {
    for (; from < index; from++) places.push(from);
    from = index + reading.length;
  }
  for (; from < text.length; from++) places.push(from);
  return places;
}

function namesIn(text: string): readonly Span[] {
  const names: Span[] = [];
  for (const label of text.matchAll(LABEL)) names.push(...namesBehind(text, label));
  for (const beside of BESIDE_NUMBER) {
    for (const match of text.matchAll(beside)) {
      const { name = '', lead = '' } = match.groups ?? {};
      const start = match.index + lead.length;
      if (!NO_NAME.test(name)) names.push({ start, end: start + name.length });
    }
  }
  return names;
}

/** The names of a list behind its label, up to the first word that is none. Numbers between them are passed over. */
function namesBehind(text: string, { 0: label, index, groups }: RegExpExecArray): readonly Span[] {
  const names: Span[] = [];
  // A table that lost its lines has the name below its label; there the surname has to tell it.
  const isBroken = label.includes('\n');
  const isLabelled = groups?.colon !== undefined && !isBroken;
  const isApart = groups?.colon !== undefined || ((groups?.gap ?? '') !== '' && !HAN.test(text[index - 1] ?? ''));
  let at = index + label.length;
  let between = '';
  while (names.length < MOST_NAMES) {
    const word = wordAt(text, at);
    if (word === null) break;
    const name = nameIn(word.words, names.length === 0 ? isLabelled : LISTED.test(between));
    const isShown = isLabelled || names.length > 0 || NUMBER_NEXT.test(text.slice(word.end, word.end + 24));
    if (name !== null && (isShown || (isApart && END_NEXT.test(text.slice(word.end, word.end + 1))))) {
      names.push({ start: word.start + name.start, end: word.start + name.end });
    } else if (!OFFICE_END.test(word.words)) break;
    const next = BETWEEN.exec(text.slice(word.end, word.end + 40));
    if (next === null || word.isLast) break;
    between = next[0];
    at = word.end + between.length;
  }
  return names;
}

interface Word extends Span {
  readonly words: string;
  /** Whether the label of something else follows at once: 张三联系电话. */
  readonly isLast: boolean;
}

/** The Han run at a place, cut where a label starts in it; a name of two characters may be spaced out (王 五). */
function wordAt(text: string, at: number): Word | null {
  const words = (SPACED_NAME.exec(text.slice(at, at + 8)) ?? RUN.exec(text.slice(at, at + 40)))?.[0];
  if (words === undefined) return null;
  const label = words.search(NEXT_LABEL);
  const cut = label < 0 ? words : words.slice(0, label);
  return cut === '' ? null : { words: cut, start: at, end: at + cut.length, isLast: label >= 0 };
}

/** `isSure` where the words before say that a name follows: then any short word is one, else the surname tells. */
function nameIn(words: string, isSure: boolean): Span | null {
  if (SPACED_NAME.test(words)) return isSure || SURNAMED.test(words) ? { start: 0, end: words.length } : null;
  if (isSure && OF_PARTS.test(words)) return { start: 0, end: words.length };
  if (words.length <= 4) {
    const isName =
      !OFFICE_END.test(words) && !NO_NAME.test(words) && (isSure ? words.length > 1 : SURNAMED.test(words));
    return isName ? { start: 0, end: words.length } : null;
  }
  const behindOffice = BEHIND_OFFICE.exec(words)?.groups?.name;
  return behindOffice === undefined ? null : { start: words.length - behindOffice.length, end: words.length };
}

/** (lián) behind a Han character */
const READING = /\((?<=\p{Script=Han}\()[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6} ?\)/gu;
const MOST_NAMES = 8;
/** 买买提·阿不都 */
const OF_PARTS = /^\p{Script=Han}{1,7}(?:·\p{Script=Han}{1,7}){1,3}$/u;
/** The commonest surnames; those that are words of papers as well (项, 时, 应, 公, 全) are left out. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘闻厉伊仝区郜海阚屠豆朴盖练廉禹井祖漆巴丰卿狄索宣晋初敬扈晁芮阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜逯隆茹诺慕危亢嵇哈湛宾戎勾茅利於呼尉冶斯檀衣阴昝智幸奉植衡富尧闭由張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蔣葉蘇呂盧鍾譚陸範賈韋鄒閆閻龍賀顧龔萬錢嚴湯龐顏莊聶魯嶽歐關蘭紀單塗駱藍遊農喬畢齊寧';
const COMMON = '王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑谢韩';
const COMPOUND = '欧阳|歐陽|司马|司馬|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|夏侯|令狐|东方|端木|南宫|呼延';
const SURNAME = `(?:${COMPOUND}|[${SURNAMES}])`;
const SURNAMED = new RegExp(`^${SURNAME}[ \\t]{0,2}[\\p{Script=Han}·]{1,3}$`, 'u');
/** 联系人及电话： · 承 办 人 姓 名： · 負責人 · 联系人(业务): · 人： whose 联系 a page lost */
const LABEL =
  /(?:[联聯][ \t]{0,2}[系繫係络絡][ \t]{0,2}人|[经經承][ \t]{0,2}[办辦][ \t]{0,2}人(?![员員])|(?:承[办辦]|具体|具體)?[负負][责責](?:人|同志)(?![员員])|(?:主管|分管|承[办辦])[领領][导導]|咨询人|收件人|(?<![^\n \t])人(?=[ \t]{0,4}[:：]))(?:[ \t]{0,2}姓[ \t]{0,2}名)?(?:[及和与、/](?:[联聯][系繫係])?(?:[电電][话話]|手[机機]|方式)(?:号码)?)?(?:[(（][^()（）\n]{1,8}[)）])?(?:[ \t]{0,20}(?<colon>[:：])[ \t]{0,20}(?:\r?\n[ \t]{0,8})?|(?<gap>[ \t]{0,20}(?:\r?\n[ \t]{0,8})?))/gu;
const HAN = /\p{Script=Han}/u;
const RUN = /^[\p{Script=Han}·]{1,24}/u;
/** 王 五 before what is no Han character */
const SPACED_NAME = /^\p{Script=Han}[ \t]{1,2}\p{Script=Han}(?![\p{Script=Han}·])/u;
/** 、 · / · 13800138000、 · two blanks · 和 */
const BETWEEN =
  /^(?:[ \t]{0,12}[、，,/.．。;；:：&(（)）][ \t]{0,4}|[ \t]{1,24}|[和及])?(?:[\d+＋()（）\-–— \t]{6,34}[、，,/.。;； \t)）]{0,4})?/u;
/** Only between the items of a list. */
const LISTED = /[、，,/]/u;
const NEXT_LABEL =
  /[联聯][系繫係]|[电電][话話]|手[机機]|[办辦]公(?![室厅廳楼])|座机|地址|[传傳]真|[邮郵]|微信|单位|職務|职务/u;
/** A telephone number, whatever stands before it. */
const NUMBER_NEXT =
  /^[ \t]{0,12}[(（:：,，、]?[ \t]{0,4}(?:(?:[联聯][系繫係])?[电電][话話]|手[机機])?[:：]?[ \t]{0,4}[+(（]?\d[\d\-–— ()（）]{5,}/u;
const END_NEXT = /^(?:[\n\r,，。；;)）]|$)/u;
/** Who is named is an office. @example 综合科 */
const OFFICE_END = /[科处處局室部股办辦委厅廳中站队隊院所会會组組团團社]$|中心$|窗口$|公司$|政府$|大厅$/u;
const BEHIND_OFFICE = new RegExp(
  `[科处處局室部股办辦委厅廳心站队隊院所会會组組](?<name>${SURNAME}[\\p{Script=Han}·]{1,2})$`,
  'u',
);
/** Words that begin like a name and are none. */
const NO_NAME =
  /[电電][话話]|手[机機]|热线|传真|号码|邮[箱编]|地址|网[址站]|^(?:方[式案便向法面]|金额|高新|马上|周[一二三四五六日末边](?:[一二三四五六日末至到起上下前后早晚中休]|$)|安[全排装置]|常[务年见住]|平[台时均方]|万[元人]|温馨|成[员绩立本]|时[间限]|单[位价]|计[划算]|任[务何职]|农[业户村民]|国[家内]|包[括含]|白天|项目|应[急当]|解[读决释]|施工|游客|文[件号化]|水[利务]|商务|宣传|车[辆站]|关[于注闭]|余额|元[月旦]|全[国市天部年县省]|公[司开示告]|申[请报]|印[发章]|路线|范围|党[员委]|居[民委]|支[付持]|管理|广[州告]|符合|来[源访电信]|位于|海外|明[确年细]|满足|相关|连接|原[则因]|简介|信[息用访箱]|商品|和[平谐]|初审|花费|强化|练习|都有|普通|国标|那么|智[能慧]|容量|展[示区]|门[市票]|同[上前时]|[详另]?见|[无略]|.?.?(?:先生|女士|老师|同志|小姐)$)|(?:州|[县縣市区區镇鎮乡鄉村港])$|^(?:江苏|江西|江阴|江门|宁波|金华|成都|黄山|黄石|石家庄|安庆|安阳|马鞍山|张家界|包头|阳江|宁德|安康|桂林|南[京宁昌通]|海[口南]|武汉|平顶山|云南|乐山|连云|万州)/u;
const MOBILE = '1[3-9]\\d[-–— \\t]?\\d{4}[-–— \\t]?\\d{4}(?!\\d)';
const LINE = '(?:[(（]?0\\d{2,3}[)）]?[-–— \\t]{0,4})?[2-8]\\d{6,7}(?!\\d)';
const GAP = '[ \\t]{0,12}[(（:：,，、]?[ \\t]{0,4}(?:[电電][话話]|手[机機])?[:：]?[ \\t]{0,4}';
const GIVEN = '[\\p{Script=Han}·]{1,2}';
const BESIDE_NUMBER: readonly RegExp[] = [
  // 电力股王小明0755-88123456
  new RegExp(`(?<lead>[科处處室部股办辦心站队隊])(?<name>${SURNAME}${GIVEN})(?=${GAP}(?:${MOBILE}|${LINE}))`, 'gu'),
  // 李女士 88123456 · 王小明主任：13800138000
  new RegExp(
    `(?<lead>)(?<![\\p{Script=Han}])(?<name>${SURNAME}[\\p{Script=Han}·]{0,2}?)(?=(?:先生|女士|老师|同志|小姐|科长|处长|主任|股长|队长|经理|工程师|干事)${GAP}(?:${MOBILE}|${LINE}))`,
    'gu',
  ),
  // 王小明 13800138000
  new RegExp(
    `(?<lead>)(?<![\\p{Script=Han}])(?<name>${SURNAME}[\\p{Script=Han}·]{1,3}|${SURNAME}[ \\t]{1,2}\\p{Script=Han})(?=${GAP}${MOBILE})`,
    'gu',
  ),
  // 咨询电话：王小明 0755-88123456
  new RegExp(
    `(?<lead>(?:电话|方式|热线|咨询|联系)(?:[^\\n\\d]{0,30}?[:： \\t,，])?[ \\t]{0,4}|\\d[ \\t,，;；、)）]{1,4})(?<name>${SURNAME}${GIVEN})(?=[ \\t(（:：,，]{0,6}${LINE})`,
    'gu',
  ),
  // 王小明 0755-88123456, alone on its line
  new RegExp(
    `(?<lead>(?<=^|\\n)[ \\t]{0,8})(?<name>(?!周口|吴[江川忠]|林芝|杨凌|韩城|罗[定山])[${COMMON}]\\p{Script=Han}|${SURNAME}\\p{Script=Han}{2})(?=[ \\t:：,，]{1,6}${LINE}[ \\t]{0,8}(?:[;；,，、\\n]|$))`,
    'gu',
  ),
  // 13800138000(王小明)
  new RegExp(
    `(?<lead>${MOBILE}[ \\t]{0,3}[(（:：,，、]?[ \\t]{0,2})(?<name>${SURNAME}${GIVEN})(?![\\p{Script=Han}·])`,
    'gu',
  ),
];
