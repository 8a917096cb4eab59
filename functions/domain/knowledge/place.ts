import { PROVINCE_OF } from './provinces.ts';

/** Whose rule it is. `names` from wide to narrow: 深圳市, 南山区; empty for the state's. */
export interface Place {
  readonly level: 'state' | 'province' | 'city' | 'county';
  readonly names: readonly string[];
}

/**
 * The place in front of an organ's name or a rule's title, or null where none is named. 市工业和信息化局 names none: whose city it
 * is, only the paper around it knows.
 * @example placeOf('深圳市南山区人民政府') // {level: 'county', names: ['广东省', '深圳市', '南山区']}
 */
export function placeOf(name: string | null): Place | null {
  if (name === null) return null;
  const words = name.replace(PARTY, '');
  const names: string[] = [];
  let rest = words;
  for (const [pattern, ending] of PARTS) {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined) continue;
    names.push(ending === 'province' ? provinceName(found) : found);
    rest = rest.slice(found.length);
  }
  const [first] = names;
  if (first === undefined) return STATE.test(words) ? { level: 'state', names: [] } : cityWithoutMark(words);
  const province = PROVINCE_OF.get(first.replace(CITY_END, ''));
  if (province !== undefined && !isProvince(first)) names.unshift(province);
  return { level: levelOf(names), names };
}

/**
 * The place of a citing paper at the level that words in front of a title, or its first character, speak of: 我市《…》, 省财政厅印发《…》,
 * 《市…办法》. null where they name none, or the citing paper's own place does not reach so far.
 * @example relativePlace('我省', {level: 'city', names: ['广东省', '深圳市']}) // {level: 'province', names: ['广东省']}
 */
export function relativePlace(words: string, citing: Place | null): Place | null {
  const unit = RELATIVE_LEVEL.exec(words)?.[1]?.replace(REGION, '省');
  if (unit === undefined || citing === null) return null;
  const level = LEVEL_OF[unit];
  if (level === undefined) return null;
  const end = citing.names.findIndex((name) => levelOf([name]) === level);
  if (end >= 0) return { level, names: citing.names.slice(0, end + 1) };
  // A municipality is 市 and stands at a province's level.
  const [first] = citing.names;
  if (unit === '市' && first !== undefined && MUNICIPALITIES.has(first.replace(CITY_END, ''))) {
    return { level: 'province', names: [first] };
  }
  return isAboveKnown(level, citing) ? { level, names: [] } : null;
}

/** The province of a county whose name alone is known. */
function isAboveKnown(level: Place['level'], { names }: Place): boolean {
  return names.length > 0 && LEVELS.indexOf(level) < LEVELS.indexOf(levelOf(names.slice(0, 1)));
}

/** Whether a rule of `rule`'s place holds at `place`: the state's everywhere, a province's in its cities. */
export function holdsAt(rule: Place, place: Place): boolean {
  return rule.names.every((name) => place.names.includes(name));
}

/** A province or city without a name is one that nobody named (省 in a county's paper). */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a.level === b.level && a.level !== 'state' && (a.names.length === 0 || b.names.length === 0)) return true;
  return a.level === b.level && a.names.at(-1) === b.names.at(-1);
}

/** The title without the place in front of it: 市…办法, 深圳市…办法 and …办法 are one. */
export function withoutPlace(title: string): string {
  let rest = title;
  for (const [pattern] of PARTS) rest = rest.replace(pattern, '');
  const city = cityWithoutMark(rest)?.names.at(-1)?.replace(CITY_END, '');
  if (city !== undefined) rest = rest.slice(city.length);
  return rest.replace(RELATIVE, '');
}

function cityWithoutMark(words: string): Place | null {
  for (const length of [2, 3]) {
    const name = words.slice(0, length);
    const province = PROVINCE_OF.get(name);
    if (province === undefined) continue;
    if (MUNICIPALITIES.has(name)) return { level: 'province', names: [`${name}市`] };
    return { level: 'city', names: [province, `${name}市`] };
  }
  return null;
}

function levelOf(names: readonly string[]): Place['level'] {
  const last = names.at(-1) ?? '';
  if (isProvince(last)) return 'province';
  if (COUNTY_END.test(last)) return 'county';
  return 'city';
}

function isProvince(name: string): boolean {
  return PROVINCE_END.test(name) || MUNICIPALITIES.has(name.replace(CITY_END, ''));
}

function provinceName(found: string): string {
  return found.replace(RELATIVE_ONLY, '');
}

const MUNICIPALITIES: ReadonlySet<string> = new Set(['北京', '上海', '天津', '重庆']);
/** 中共深圳市委 */
const PARTY = /^(?:中国共产党|中共)/u;
/** 广东省, 内蒙古自治区 · 深圳市, 海北藏族自治州 · 南山区, 龙陵县: in this order */
const PARTS: readonly (readonly [RegExp, 'province' | 'city' | 'county'])[] = [
  [/^(?!全省|我省|各省|省)[\u4e00-\u9fff]{2,3}?省|^[\u4e00-\u9fff]{2,7}自治区/u, 'province'],
  [
    /^(?!市|城市|都市|上市|超市|全市|我市|各市|股市)(?:[\u4e00-\u9fff]{2,4}?(?<!城)市|[\u4e00-\u9fff]{2,7}自治州)/u,
    'city',
  ],
  [
    /^(?!区委|县委|全区|我区|各区|社区|园区|地区|山区|市区|全县|我县|城区|开发区|高新区)(?:[\u4e00-\u9fff]{1,4}(?<!特|社|园|地|库|小|矿|林|景|厂|灾|片|辖|校|牧|街|居住|经济|开发|示范|自治|新|试验|合作|保税|保护|功能|先行|聚集|集聚|贫困|主城|老城|新城|中心城|革命老)区|[\u4e00-\u9fff]{1,3}县|[\u4e00-\u9fff]{2,9}自治县)/u,
    'county',
  ],
];
const PROVINCE_END = /(?:省|自治区)$/u;
const CITY_END = /市$/u;
const COUNTY_END = /[区县旗]$/u;
const RELATIVE_ONLY = /^(?:全|我|各)$/u;
/** 市民营及中小企业…办法, 我市…, 省… */
const RELATIVE = /^(?:我|本|全)?[省市区县](?!场|政|域|级|属|区|际|值|民)(?!民营)|^市(?=民营)/u;
/** 我市, 市政府办公室印发, 省财政厅 at the end of words */
const RELATIVE_LEVEL =
  /(?:^|[\s我本全，。、；：》由据照实行和及与对在从按经合]|落实|贯彻)(自治区|[省市区县州旗])(?:委(?:办公[厅室])?[、和]?\1(?:人民)?政府(?:办公[厅室])?|委|政府|人民政府|[\u4e00-\u9fff]{2,10}(?:局|委|厅|委员会|办公室))?(?:等[一二三四五六七八九十\d]{0,3}(?:部门|单位|委办局|厅局))?(?:联合)?(?:印发|出台|制定|发布|下发|修订)?(?:的|了)?$/u;
const LEVELS: readonly Place['level'][] = ['state', 'province', 'city', 'county'];
const REGION = /^自治区$/u;
const LEVEL_OF: Readonly<Record<string, Place['level']>> = {
  省: 'province',
  市: 'city',
  州: 'city',
  区: 'county',
  县: 'county',
  旗: 'county',
};
/** The state's organs, and what is its alone. */
const STATE =
  /^(?:国务院|中华人民共和国|国家|全国|中央|党中央|最高人民法院|最高人民检察院|海关总署|审计署|中国人民银行|中国证券监督|中国银行|中国科学院|(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源社会保障|人力资源和社会保障|自然资源|国土资源|生态环境|环境保护|住房城乡建设|住房和城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|卫生)部)/u;
