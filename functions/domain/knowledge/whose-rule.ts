import type { Span } from '../page/span.ts';
import { type Place, placeOf, relativePlace } from './place.ts';
import { PROVINCE_OF } from './provinces.ts';

/**
 * Whose rule a title in a text is: what the title says, else the organ or place in front of it (深圳市人民政府《…》, 参照深圳市《…》),
 * else the citing paper's own (我市《…》, 省民政厅等部门《…》, 《市…办法》). null where no word tells.
 */
export function whoseRule(title: string, text: string, { start }: Span, citing: Place | null): Place | null {
  const before = text.slice(Math.max(0, start - 24), start).replace(DONE_TO_IT, '');
  const relative = RELATIVE_TITLE.exec(title)?.[0] ?? before;
  return placeOf(title) ?? placeBefore(before) ?? relativePlace(relative, citing);
}

/** The place in front of the organ or place that the words end with; words that lead to it are no part of its name. */
function placeBefore(before: string): Place | null {
  const city = KNOWN_CITY.exec(before)?.[0] ?? '';
  for (const name of [city, city.slice(1)]) if (PROVINCE_OF.has(name.slice(0, -1))) return placeOf(name);
  const words = ORGAN_OR_PLACE.exec(before)?.[0] ?? '';
  const starts = [...words.matchAll(LEAD_WORD)].map(({ index, 0: lead }) => index + lead.length);
  for (const start of starts.length > 0 ? starts : [0]) {
    const place = placeOf(words.slice(start));
    if (place !== null) return place;
  }
  return null;
}

/** 2021年颁布了《…》 · 联合印发的《…》 */
const DONE_TO_IT =
  /(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?(?:联合|相继|先后|陆续|已)?(?:颁布|出台|印发|发布|制定|实施|下发|公布)?(?:实施)?(?:了|的)?(?:有关|相关)?$/u;
const ORGAN_OR_PLACE =
  /[\u4e00-\u9fff]{2,20}(?:国务院|政府|办公厅|办公室|委员会|局|厅|部|委)$|[\u4e00-\u9fff]{2,20}[省市区县州旗]$/u;
/** 学习了宁波市 */
const KNOWN_CITY = /[\u4e00-\u9fff]{3}市$/u;
const LEAD_WORD =
  /研究|考察|了解|了|过|根据|依据|按照|依照|遵照|参照|比照|对照|借鉴|学习|参考|落实|贯彻|执行|出台|印发|符合|不同于|以及|其中|如|和|及|的|由|与|对|从|在|于|至|到|同|将|按|据|经|见|以/gu;
/** 市 in 市民营及中小企业…办法; not in 市场, 区域, 省级 */
const RELATIVE_TITLE = /^[省市](?![场政域级属际值])/u;
