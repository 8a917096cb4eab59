import { codeSet } from '../code-set.ts';
import type { Span } from '../page/span.ts';

/**
 * A text as the grammar reads it: full-width forms, brackets and the traditional characters of the grammar's own words are
 * folded, converters' pinyin debris and invisible characters are left out. Offsets lead back to the text as given.
 */
export interface FoldedText {
  readonly raw: string;
  readonly folded: string;
  /** Where the folded characters of a stretch stand in `raw`; debris behind the last one is part of it. */
  readonly spanOf: (start: number, end: number) => Span;
  /** The words of a stretch as written, with debris behind the last character. */
  readonly slice: (start: number, end: number) => string;
  /** The words of a name as written: debris behind it is no part of it. */
  readonly name: (start: number, end: number) => string;
}

/** @example foldText('關(guān)于第12號').folded === '关于第12号' */
export function foldText(raw: string): FoldedText {
  const same = foldEach(raw);
  const { folded, map } = withoutDebris(same);
  const spanOf =
    map === null
      ? (start: number, end: number): Span => ({ start, end })
      : (start: number, end: number): Span => {
          const from = map[start] ?? raw.length;
          return { start: from, end: Math.max(from, map[end] ?? raw.length) };
        };
  return {
    raw,
    folded,
    spanOf,
    slice: (start, end) => {
      const span = spanOf(start, end);
      return raw.slice(span.start, span.end);
    },
    name: (start, end) =>
      end <= start ? '' : raw.slice(spanOf(start, start).start, spanOf(end - 1, end - 1).start + 1),
  };
}

/** Each character's folded form, by table: a replacement by pattern costs as much as the rest of the reading. Half a surrogate pair becomes U+FFFD. */
function foldEach(raw: string): string {
  const codes = new Uint16Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    codes[at] = FOLDED.has(code) ? (FOLD_TABLE[code] ?? code) : code;
  }
  return UTF_16.decode(codes);
}

/** Cuts what is no part of the words; `map[i]` is where folded character i stood. */
function withoutDebris(text: string): { folded: string; map: Uint32Array | null } {
  const parts: string[] = [];
  let map: Uint32Array | null = null;
  let from = 0;
  let length = 0;
  for (const match of text.matchAll(isSpacedOut(text) ? SPACED_DEBRIS : DEBRIS)) {
    map ??= new Uint32Array(text.length);
    for (let at = from; at < match.index; at += 1) map[length++] = at;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  if (map === null) return { folded: text, map: null };
  for (let at = from; at < text.length; at += 1) map[length++] = at;
  parts.push(text.slice(from));
  return { folded: parts.join(''), map: map.subarray(0, length) };
}

/** Text from scans, 关 于 市 政 协: most characters of its beginning are followed by a blank. */
function isSpacedOut(text: string): boolean {
  let characters = 0;
  let spaced = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    characters += 1;
    if (text.charCodeAt(at + 1) === BLANK && text.charCodeAt(at + 2) > BLANK) spaced += 1;
  }
  return characters >= FEWEST && spaced > characters * MOST;
}

const SAMPLE = 400;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const BLANK = 0x20;
const FEWEST = 20;
const MOST = 0.6;
/** Traditional characters that stand in the words this grammar knows, each with its simplified form. */
const TRADITIONAL =
  '關关於于對对會会議议號号復复覆复辦办發发屆届員员務务廳厅縣县區区國国聯联繫系係系電电話话時时間间開开審审' +
  '體体題题標标業业經经現现後后將将強强長长門门規规單单為为與与記记設设計计劃划費费財财質质環环衛卫農农' +
  '鄉乡鎮镇團团隊队總总處处臺台檢检執执監监僑侨稅税書书實实來来個个轉转雙双權权見见說说許许請请該该' +
  '謝谢誠诚貴贵讀读際际類类級级組组結结給给統统項项須须領领頒颁願愿點点黨党築筑應应進进運运達达過过還还這这' +
  '產产動动勞劳協协參参責责資资購购贊赞鐵铁銀银錄录陽阳陳陈隨随據据擬拟擴扩擇择機机構构條条東东樓楼檔档' +
  '歸归決决況况準准減减濟济灣湾無无煩烦營营狀状獲获瀏浏覽览擊击閱阅導导尋寻專专幫帮廣广廢废徵征態态慮虑懷怀' +
  '戶户歲岁殘残氣气極极楊杨樣样確确禮礼種种積积稱称穩稳節节範范糧粮約约級级純纯細细紹绍終终絡络維维網网線线' +
  '編编緊紧練练續续義义習习聽听職职聲声脫脱蓋盖藝艺處处術术補补製制訂订討讨訊讯評评試试詢询調调論论諮咨證证識识' +
  '護护變变讓让負负貨货貫贯貿贸賬账輔辅輸输農农選选遷迁鄰邻醫医釋释針针鋼钢鎮镇閉闭閘闸陸陆險险難难離离雲云' +
  '靈灵頁页順顺預预頻频顧顾顯显養养館馆駐驻驗验龍龙龐庞齊齐齡龄圖图園园圓圆報报場场塊块壓压壯壮備备傳传債债' +
  '傷伤僅仅優优億亿價价兩两內内冊册凍冻則则創创剛刚劇剧勝胜勢势勵励華华單单衝冲視视獎奖貼贴驅驱嚴严屬属廠厂熱热藥药帶带灘滩溝沟橋桥樹树戰战爭争訓训師师課课賽赛績绩聞闻認认譯译誤误談谈' +
  '謂谓貧贫贏赢躍跃軌轨軍军軟软較较載载鄧邓鄭郑鈞钧錢钱鍵键鏈链鐘钟闊阔隱隐雜杂韓韩顏颜飛飞飯饭馬马鳥鸟鹽盐麗丽黃黄齒齿啟启採采';

/** Full-width and variant forms that the grammar treats as one; the folded form has the same length. */
const WIDTH =
  '：:（(）)，,；;．.！!？?％%－-—-–-―-－-／/｜|│|＋+＝=～~［[］]〔[〕]﹝[﹞]【[】]{{}}“"”"„"＂"「"」"『"』"‘\'’\'' +
  '〇零○零Ｏ零◯零⼀一〈《〉》﹤《﹥》\u00a0 \u3000 \u2002 \u2003 \u2009 \u2028 \u2029 ·・•・‧・∙・．.﹒.';

const FOLDS: ReadonlyMap<string, string> = buildFolds();

function buildFolds(): ReadonlyMap<string, string> {
  const folds = new Map<string, string>();
  const pairs = [...(TRADITIONAL + WIDTH)];
  for (let at = 0; at + 1 < pairs.length; at += 2) folds.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  for (let digit = 0; digit < 10; digit += 1) folds.set(String.fromCharCode(0xff10 + digit), String(digit));
  for (let letter = 0; letter < 26; letter += 1) {
    folds.set(String.fromCharCode(0xff21 + letter), String.fromCharCode(0x41 + letter));
  }
  // Kangxi radicals (PDF text): ⼯ is 工.
  for (let radical = 0x2f00; radical <= 0x2fd5; radical += 1) {
    const char = String.fromCharCode(radical);
    folds.set(char, char.normalize('NFKC'));
  }
  for (const [from, to] of folds) if (from === to || to.length !== 1) folds.delete(from);
  return folds;
}

const UTF_16 = new TextDecoder('utf-16le', { ignoreBOM: true });
/** Folded code by code, for those that do not stay as they are. */
const FOLD_TABLE = new Uint16Array(0x10000);
for (const [from, to] of FOLDS) FOLD_TABLE[from.charCodeAt(0)] = to.charCodeAt(0);
const FOLDED = codeSet(Array.from(FOLDS.keys(), (from) => from.charCodeAt(0)));
/** 臺(tái): the reading, with its tone, that a converter put behind a character; zero-width characters. */
const DEBRIS =
  /\((?<=\p{Script=Han}\()(?=[a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?\)|[\u200b-\u200f\u2060\ufeff\u00ad]/gu;
const SPACED_DEBRIS = new RegExp(`(?<=[^\\s]) (?=[^\\s])|${DEBRIS.source}`, 'gu');
