/**
 * The places whose authorities a paper speaks for, as named in its first and last lines; none where it names none.
 * Only the last two characters before 市, 县, 区 … are kept: where a name starts cannot be told (关于深圳市).
 */
export function placesOf(text: string): ReadonlySet<string> {
  const ends = `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
  return placesIn(ends);
}

/** The places named in some words. */
function placesIn(words: string): ReadonlySet<string> {
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
/** 全市, 我县, 各区 · 城市, 门市, 山区, 乡镇: but 佛山市, 成都市, 厦门市, 南山区, 柳林县 are places. */
const NO_NAME = new RegExp(
  [
    '^.?[我全本各该外两省市县区某](?:省|市|县|区|州|旗|镇)$',
    '[大等小和的新各国旧个座型线些在是为]城市$',
    '[大际首的]都市$',
    '[的各个部]门市$',
    '[超上股夜楼]市$',
    '[远困深各的老边等多有]山区$',
    '[主中老新旧县市各的建]城区$',
    '(?:[地社园景校郊新灾牧库街辖片林村小示]|开发|示范|自治|功能|高新|试验|保税)区$',
    '(?:乡|集|村|城|小|建制)镇$',
    '(?:自治)[州县]$',
    '[对在于由是经和及为与的].',
  ].join('|'),
  'u',
);
