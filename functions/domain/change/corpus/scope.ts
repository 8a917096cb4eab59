/**
 * The words that bound whom and when a figure is for. Those near the figure count alone; where none is near, those of the
 * sentence do. Statistics have their years too.
 * @example scopeOf('、省级', '对国家级、省级', 'rule', null) // ['省级']
 */
export function scopeOf(
  near: string,
  lead: string,
  kind: 'rule' | 'statistic' | 'deadline',
  signedOn: string | null,
): readonly string[] {
  const close = near.replace(TITLE, '').match(BOUNDS) ?? [];
  const words = close.length > 0 ? close : (lead.replace(TITLE, '').match(BOUNDS) ?? []);
  const times = kind === 'statistic' ? (lead.replace(UNTIL, '').match(TIME) ?? []) : [];
  // 今年 of 2023 is not 今年 of 2024.
  const years = times.map((time) => (RELATIVE.test(time) && signedOn !== null ? signedOn.slice(0, 4) + time : time));
  return [...new Set([...words, ...years])].sort();
}

/**
 * Whether two figures are for the same: levels, grades, sizes, people and years are equal, for 53家 of all levels and 5家 of
 * one are two figures. How it is paid (一次性, 每年), per whom and whether to newcomers may be left unsaid in one of the two.
 */
export function isSameScope(a: readonly string[], b: readonly string[]): boolean {
  for (const kind of MAY_BE_UNSAID) {
    const [one, two] = [a.filter((word) => kind.test(word)), b.filter((word) => kind.test(word))];
    if (one.length > 0 && two.length > 0 && one.join() !== two.join()) return false;
  }
  const rest = (words: readonly string[]) => words.filter((word) => !MAY_BE_UNSAID.some((kind) => kind.test(word)));
  return rest(a).join() === rest(b).join();
}

/** 中小 of 《…中小企业…办法》 bounds no figure of it; the words may begin within a title */
const TITLE = /^[^《》]*》|《[^《》]*》?/gu;
const BOUNDS =
  /国家级|省级|市级|区级|县级|镇级|部级|国家(?!级)|全国|全省|全市|全区|全县|各级|首次|首年|首套|新增|新认定|复核|重新|续|一等奖?|二等奖?|三等奖?|特等奖|金奖|银奖|铜奖|[甲乙丙ABCD][级类档]|[一二三四五]星级?|第[一二三四五六]类|第[一二三四五六七八九十\d]+[批期轮届]|[一二三四]类|[一二三四]档|大型|中型|小型|微型|小微|中小|规上|规模以上|个人|团队|家庭|单人|(?:单个|单一|每个)(?:企业|项目|单位|机构|平台|家庭|个人|团队|站点|园区)?|每[人户家名项台辆亩株头间套栋]|每年|每月|每平方米|本科|硕士|博士|大专|一次性|农村|城镇|城市|居民|非居民|男|女|境内|境外/gu;
/** 截至2023年5月: a running total is for no year */
const UNTIL = /截[至止]到?(?:19|20)\d{2}年/gu;
/** 2020年, 今年, 十四五 */
const TIME =
  /(?:19|20)\d{2}(?:[-—至](?:19|20)?\d{2})?年?|今年|去年|上年度?|本年度?|当年|近年来?|上半年|下半年|[一二三四]季度|十[二三四五]五/gu;
const RELATIVE = /^[^\d十]/u;
const MAY_BE_UNSAID: readonly RegExp[] = [
  /^(?:一次性|每年|每月)$/u,
  /^(?:个人|家庭|团队|单人)$/u,
  /^(?:单|每[^年月])/u,
  /^新/u,
];
