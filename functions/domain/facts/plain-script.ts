import { codeSet, codesOf } from '../code-set.ts';
import { codeUnitRoom, textOfUnits } from '../code-units.ts';
import { firstIndex } from '../first-index.ts';
import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { mayOpenReading } from '../pinyin.ts';

/**
 * A text in the script that the readers of facts know. Pages run through a converter carry traditional characters and the
 * readings that it put behind them: 項(xiàng)目. Offsets lead back to the text as given.
 */
export interface PlainScript {
  readonly text: string;
  /** Where a stretch of `text` stands in the original; a reading behind its last character belongs to it. */
  readonly spanOf: (start: number, end: number) => Span;
  /** Where an index of the original stands in `text`. */
  readonly placeOf: (original: number) => number;
  /** The same spans as they stand in `text`. */
  readonly placed: <T extends Span>(spans: readonly T[]) => readonly T[];
}

/** Nearly all papers need nothing of this and come back as they are. */
export function plainScript(original: string): PlainScript {
  if (!mayBeConverted(original)) return unmoved(original);
  const map = placesWithoutDebris(original);
  const isConverted = map !== null || MARKER.test(original);
  const simple = isConverted ? simplified(original) : original;
  if (map === null) return unmoved(simple);
  const text = simple.replace(DEBRIS, '');
  const spanOf = (start: number, end: number) => ({
    start: map[start] ?? original.length,
    end: map[end] ?? original.length,
  });
  const placeOf = (place: number) => firstNotBefore(map, place);
  const placed = <T extends Span>(spans: readonly T[]) =>
    spans.map((span) => ({ ...span, start: placeOf(span.start), end: placeOf(span.end) }));
  return { text, spanOf, placeOf, placed };
}

/** Is there a marker, or what may begin debris? All that most papers are asked for. */
function mayBeConverted(text: string): boolean {
  for (let at = 0; at < text.length; at += 1)
    if (SIGNS.has(text.charCodeAt(at)) || mayOpenReading(text, at)) return true;
  return false;
}

/** Each character by table: a replacement by pattern costs ten times as much. */
function simplified(text: string): string {
  const units = codeUnitRoom(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = TRADITIONAL.has(unit) ? (SIMPLE[unit] ?? unit) : unit;
  }
  return textOfUnits(units, text.length);
}

function unmoved(text: string): PlainScript {
  return { text, spanOf: (start, end) => ({ start, end }), placeOf: (place) => place, placed: (spans) => spans };
}

/** For each character that is kept, where it stood; null if nothing is to be left out. */
function placesWithoutDebris(text: string): Uint32Array | null {
  let map: Uint32Array | null = null;
  let from = 0;
  let length = 0;
  for (const match of matchesOf(text, DEBRIS)) {
    map ??= new Uint32Array(text.length);
    for (let at = from; at < match.index; at++) map[length++] = at;
    from = match.index + match[0].length;
  }
  if (map === null) return null;
  for (let at = from; at < text.length; at++) map[length++] = at;
  return map.subarray(0, length);
}

function firstNotBefore(sorted: Uint32Array, value: number): number {
  return firstIndex(sorted.length, (at) => (sorted[at] ?? 0) >= value);
}

/** 目(mù): a reading of one syllable; zero-width characters that pages scatter into words */
const DEBRIS = /\((?<=[\u3400-\u9fff]\()[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6} ?\)|[\u200b-\u200d\u2060\ufeff]/g;
/** Characters by which a converted page gives itself away. */
const MARKERS = '國會個對這關發設們將縣萬億';
const MARKER = new RegExp(`[${MARKERS}]`);
const SIGNS = codeSet(codesOf(`${MARKERS}\u200b\u200c\u200d\u2060\ufeff`));
/** Characters of the words that the readers look for, each before its simplified form. */
const PAIRS = [
  ...'關关於于對对會会議议號号復复覆复辦办發发屆届員员務务廳厅縣县區区國国聯联電电話话時时間间開开題题標标業业',
  ...'經经現现後后將将強强長长門门規规單单為为與与記记設设計计劃划費费財财質质環环農农鄉乡鎮镇隊队總总處处臺台',
  ...'檢检執执稅税書书實实來来個个轉转雙双權权見见說说許许請请該该類类級级組组結结給给統统項项須须領领點点黨党',
  ...'築筑應应進进運运達达過过還还這这產产動动勞劳協协責责資资購购貼贴陽阳據据擬拟擴扩擇择機机構构條条東东樓楼',
  ...'決决況况準准減减濟济無无狀状獲获瀏浏閱阅導导專专幫帮廣广廢废徵征態态戶户歲岁殘残極极樣样確确種种積积稱称',
  ...'穩稳節节範范約约維维網网線线編编緊紧練练續续義义習习職职術术補补製制訂订討讨評评試试詢询調调論论證证識识',
  ...'護护變变讓让負负貨货貸贷貿贸賬账輔辅輸输選选遷迁鄰邻醫医釋释針针陸陆險险難难離离雲云靈灵預预頻频顯显養养',
  ...'館馆驗验齊齐齡龄圖图園园圓圆報报場场塊块壓压備备傳传債债僅仅優优億亿價价兩两內内創创勝胜勢势勵励獎奖嚴严',
  ...'屬属廠厂熱热帶带溝沟橋桥樹树戰战爭争訓训師师課课績绩聞闻認认貧贫車车輛辆軟软較较錢钱鍵键鏈链隱隐馬马麗丽',
  ...'張张棟栋筆笔輪轮頭头隻只週周顆颗滿满違违遲迟鐘钟簽签學学謝谢構构樁桩',
  ...'採采萬万畝亩噸吨倉仓層层幾几們们萬万餘余蓋盖衛卫體体雜杂終终絕绝綜综緩缓縮缩繼继續续攜携據据頃顷冊册盞盏槍枪',
];
/** By code unit, for those in TRADITIONAL. */
const SIMPLE = new Uint16Array(0x10000);
for (let at = 0; at + 1 < PAIRS.length; at += 2) SIMPLE[codeAt(at)] = codeAt(at + 1);
const TRADITIONAL = codeSet(PAIRS.flatMap((_, at) => (at % 2 === 0 ? [codeAt(at)] : [])));

function codeAt(place: number): number {
  return PAIRS[place]?.charCodeAt(0) ?? 0;
}
