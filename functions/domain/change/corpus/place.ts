/**
 * The places whose authorities a paper speaks for, as named in its first and last lines; none where it names none.
 * Only the last two characters before 市, 县, 区 … are kept: where a name starts cannot be told (关于深圳市).
 */
export function placesOf(text: string): ReadonlySet<string> {
  const ends = `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
  return placesIn(ends);
}

/** The places named in some words. */
export function placesIn(words: string): ReadonlySet<string> {
  const places = new Set<string>();
  for (const [name] of words.matchAll(PLACE)) if (!NO_NAME.test(name)) places.add(name);
  return places;
}

/** Whether both name places and none in common: 深圳市 against 中山市. */
export function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((place) => b.has(place));
}

const HEAD = 120;
const TAIL = 160;
/** 深圳市, 龙陵县, 天河区 */
const PLACE = /[\u4e00-\u9fff]{2}(?:省|市|县|区|州|旗|镇)/gu;
/** 全市, 我县, 各区, 城市, 地区, 社区, 园区 */
const NO_NAME =
  /^.?[我全本各该外两省市县区某](?:省|市|县|区|州|旗|镇)$|(?:城|都|超|上|股|门|夜|楼|地|社|园|景|校|郊|新|开发|示范|自治|灾|牧|山|小|库|街|辖|片|林|乡|村|集|建制|功能|高新|试验)(?:市|县|区|镇|州)$|[对在于由是经和及为与的]./u;
