import { mayBeginNumeral, numeralAt } from '../facts/numerals.ts';
import { plainScript } from '../facts/plain-script.ts';
import { type Place, relativePlace } from './place.ts';
import { standardOf } from './standard-number.ts';

/**
 * One key for a document's number in any bracket, width and padding; a standard's goes without its edition. `citing` is the place of
 * the paper that writes it: 市政府令第9号 there is that city's order.
 * @example numberKey('深府规〔2021〕1号') === numberKey('深府规[2021]１号')
 */
export function numberKey(number: string, citing: Place | null = null): string {
  const standard = standardOf(number);
  if (standard !== null) return `number|${standard}`;
  const given = givenNumber(number);
  if (given === null) return `number|${plain(number.replace(PADDING, ''))}`;
  const { giver, word, year, serial } = given;
  return `number|${plain(`${giverOf(giver, citing)}${word}${year === null ? '' : `${year}年`}第${figuresOf(serial)}号`)}`;
}

/** Two numbers of one form that differ are of two papers; an order may have a document number as well. */
export function areAlike(a: string, b: string): boolean {
  return givenWord(a) === givenWord(b) && (standardOf(a) === null) === (standardOf(b) === null);
}

function givenWord(number: string): string | null {
  return givenNumber(number)?.word ?? null;
}

/** The parts of an order's or announcement's number, wherever its year and its figure stand: 部令2023年第2号 · 部2023年第2号令. */
function givenNumber(number: string): { giver: string; word: string; year: string | null; serial: string } | null {
  const groups = GIVEN.exec(number)?.groups ?? GIVEN_BEHIND.exec(number)?.groups;
  if (groups === undefined) return null;
  const { giver = '', word = '', year, serial = '' } = groups;
  return { giver: giver.trim(), word, year: year?.normalize('NFKC') ?? null, serial: serial.normalize('NFKC') };
}

/** 市政府 → 云岭市政府; 云岭市人民政府 is the same, and 住房和城乡建设部 is 住建部. */
function giverOf(giver: string, citing: Place | null): string {
  const words = SHORT_NAMES.reduce((name, [long, short]) => name.replace(long, short), giver.replace(PEOPLES, '政府'));
  const unit = RELATIVE_GIVER.exec(words)?.[0];
  const name = unit === undefined ? undefined : relativePlace(`${unit}政府`, citing)?.names.at(-1);
  return name === undefined || unit === undefined ? words : `${name}${words.slice(unit.length)}`;
}

/** 第三十号 and 第30号 */
function figuresOf(serial: string): string {
  const han = mayBeginNumeral(serial, 0) ? numeralAt(serial, 0) : null;
  return han?.value == null ? serial.replace(ZEROS, '') : String(Number(han.value.digits));
}

function plain(words: string): string {
  return plainScript(words).text.normalize('NFKC').replace(STATE_NAME, '').replace(NO_WORD, '').toLowerCase();
}

/** 云岭市人民政府令第9号 · 主席令第三十号 · 部令2023年第2号 · 总局公告2024年第5号 · 中国人民银行令〔2020〕第5号 */
const GIVEN =
  /^(?<giver>[^令]{0,60}?)(?<word>令|公告|通告)\s{0,3}[（(]?\s?(?:[〔［[【（(]?(?<year>(?:19|20)\d{2})\s?[〕］\]】）)年]\s?)?第?\s{0,2}(?<serial>[^号號\s〔［[【（(〕］\]】）)]{1,6})\s{0,2}[号號]/u;
/** 部2023年第2号令 · 国务院第735号令 · 教育部45号令 */
const GIVEN_BEHIND =
  /^(?<giver>[^令]{1,60}?)\s?(?:(?<year>(?:19|20)\d{2})\s?年\s?)?第?\s?(?<serial>\d{1,4})\s?[号號](?<word>令|公告)$/u;
/** Organs that papers write in several ways. */
const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:原|中华人民共和国)/u, ''],
  [/^国家(?!主席)/u, ''],
  [/^中国(?=人民银行|银保监|证|民)/u, ''],
  [/发展和?改革/u, '发改'],
  [/委员会/u, '委'],
  [/住房和?城乡建设/u, '住建'],
  [/工业和信息化/u, '工信'],
  [/人力资源和?社会保障/u, '人社'],
  [/市场监督管理|市场监管/u, '市监'],
  [/卫生健康/u, '卫健'],
  [/医疗保障/u, '医保'],
  [/应急管理/u, '应急'],
  [/环境保护/u, '环保'],
  [/文化和旅游/u, '文旅'],
  [/科学技术/u, '科技'],
  [/金融监督管理/u, '金融监管'],
  [/药品监督管理/u, '药监'],
];
const PEOPLES = /人民政府$/u;
const RELATIVE_GIVER = /^(?:自治区|[省市区县州旗])(?=政府$)/u;
const STATE_NAME = /中华人民共和国/gu;
const NO_WORD = /[\s\p{P}\p{S}\p{C}]+/gu;
/** 00 in 〔2021〕001号 and 第007号 */
const PADDING = /(?<=[〕\]】）)﹞〉>第])[0０]+(?=[\d０-９])/gu;
const ZEROS = /^[0０]+/u;
