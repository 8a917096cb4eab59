/**
 * Whom or what a figure is for, where its sentence marks it: a few words that stand right before the figure or its 每亩, or those
 * behind 对 nearest to it, without the words that say nothing of which (新, 认定的, 企业).
 * @example objectOf('对购置的氢能公交车，市财政按每辆', '…') // '氢能公交车'
 * @example objectOf('，玉米每亩补贴', '…') // '玉米'
 */
export function objectOf(near: string, lead: string): string {
  const subject = SUBJECT.exec(near)?.[1];
  if (subject !== undefined && !NO_SUBJECT.test(subject)) return subject;
  const above = SUBJECT_ABOVE.exec(near)?.[1];
  if (above !== undefined) return above.replace(TELLS_NOTHING, '');
  const marked = [...near.matchAll(MARKED)].at(-1) ?? [...lead.matchAll(MARKED)].at(-1);
  return (marked?.[1] ?? '').replace(TELLS_NOTHING, '');
}

/**
 * Whether two figures are for different things: each of the two has words of its own in the same place (公交车, 环卫车). Words that
 * only one of them has (市级, 我市的) make it no other thing; levels and grades are compared as scopes.
 */
export function areOtherObjects(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const own = [a, b].map((words) => words.length - head - tail);
  return own.every((length) => length > 0) && !isSubsequence(a, b) && !isSubsequence(b, a);
}

/** Whether all characters of one stand in the other, in order: 制造业中心 in 制造业创新中心. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

/** 对购置的氢能公交车，… · 对通过验收的中试基地给予… */
const MARKED =
  /(?:^|[，。；：、\s》“”]|市|将|并|再|又)对(?!比|于)([^，。；：\d]{2,40}?)(?=[，：\d]|分别|给予|奖励|按|予以|每|最高|一次性|不超过|的(?:补助|补贴|奖励|资助|扶持)|由|可|$)/gu;
/** ，玉米每亩补贴 · 高级工每人 · 东城区 */
const SUBJECT =
  /(?:^|[，。；、：\n条]\s{0,8})([\u4e00-\u9fff]{2,8}?)(?:每[人户亩辆家套间头栋台][\u4e00-\u9fff]{0,4})?$/u;
/** 老旧小区更新电梯，每台补助 */
const SUBJECT_ABOVE = /(?:^|[。；\n])([\u4e00-\u9fff]{4,14})，每[人户亩辆家套间头栋台][\u4e00-\u9fff]{0,4}$/u;
/** Words that measure or bound, and no thing that is measured. */
const NO_SUBJECT =
  /最高|最低|[额例率期准度限费足于为按给予至到过约共有的达占收减罚]|奖励|补贴|补助|资助|个人|企业|单|每|市|一次性|标准|全|其|再/u;
const TELLS_NOTHING =
  /符合条件|新|首次|当年|年度|获评|获批|获得|取得|入选|认定|评定|评为|列入|通过|购置|购买|建设|成功|在?[我本全]市|市内|企业|单位|项目|机构|称号|资质|国家级?|省级?|市级?|区级|县级|其|该|经|被|为|的|并|且|“|”|《|》/gu;
