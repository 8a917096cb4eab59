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
  const order = ORDER.exec(number)?.groups;
  return order === undefined
    ? `number|${plain(number.replace(PADDING, ''))}`
    : `number|${plain(`${giverOf(order.giver ?? '', citing)}令第${figuresOf(order.serial ?? '')}号`)}`;
}

/** Two numbers of one form that differ are of two papers; an order may have a document number as well. */
export function areAlike(a: string, b: string): boolean {
  return ORDER.test(a) === ORDER.test(b) && (standardOf(a) === null) === (standardOf(b) === null);
}

/** 市政府 → 云岭市政府; 云岭市人民政府 is the same. */
function giverOf(giver: string, citing: Place | null): string {
  const words = giver.replace(PEOPLES, '政府');
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

/** 云岭市人民政府令第9号 · 主席令第三十号 */
const ORDER = /^(?<giver>[^令]{1,24})令\s{0,2}[（(]?\s?第\s{0,2}(?<serial>[^号號\s]{1,6})\s{0,2}[号號]/u;
const PEOPLES = /人民政府$/u;
const RELATIVE_GIVER = /^[省市区县](?=政府$)/u;
const STATE_NAME = /中华人民共和国/gu;
const NO_WORD = /[\s\p{P}\p{S}\p{C}]+/gu;
/** 00 in 〔2021〕001号 and 第007号 */
const PADDING = /(?<=[〕\]】）)﹞〉>第])[0０]+(?=[\d０-９])/gu;
const ZEROS = /^[0０]+/u;
