/**
 * The end of the figure that starts with the digit at `at`: 3,000.5万元, 12%, 2023年6月30日, 2023-06-30, 5G, 300多家.
 * A comma or point right behind the last digit stays with it, so that no edge ever stands inside `\d[\d,.]*`.
 */
export function figureEnd(text: string, at: number): number {
  let end = digitsEnd(text, at);
  for (;;) {
    const unit = unitEnd(text, end);
    if (unit === end) return end;
    end = unit;
    // 2023年6月30日, 9时30分: what follows a unit of time is the same figure.
    const further = is(text, end - 1, TIME) ? skipBlank(text, end) : -1;
    if (further < 0 || !is(text, further, DIGIT)) return end;
    end = digitsEnd(text, further);
  }
}

/** The end of a Chinese numeral with its unit (三十日, 五百万元, 第十二条), or of the one character where it is none. */
export function numeralEnd(text: string, at: number): number {
  const ordinal = text.charCodeAt(at) === ORDINAL_SIGN;
  const from = ordinal ? at + 1 : at;
  if (ordinal && is(text, from, DIGIT)) return afterOrdinal(text, figureEnd(text, from));
  const end = runEnd(text, from, NUMERAL);
  if (end === from) return at + 1;
  if (ordinal && is(text, end, ORDINAL_UNIT)) return end + 1;
  const unit = unitEnd(text, end);
  if (unit > end) return unit;
  return end;
}

/** Whether a unit opens a figure or a numeral. */
export function opensFigure(unit: number): 'figure' | 'numeral' | null {
  const traits = TRAITS[unit] ?? 0;
  if ((traits & DIGIT) !== 0) return 'figure';
  return (traits & NUMERAL) !== 0 || unit === ORDINAL_SIGN ? 'numeral' : null;
}

function afterOrdinal(text: string, end: number): number {
  return is(text, end, ORDINAL_UNIT) ? end + 1 : end;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (is(text, end, DIGIT) || (is(text, end, JOINT) && is(text, end + 1, DIGIT))) end++;
  return is(text, end, TRAILING) ? end + 1 : end;
}

/** Behind 万, 亿 and a unit of measure, with one blank in front where a PDF left it; `at` where neither stands there. */
function unitEnd(text: string, at: number): number {
  const from = skipBlank(text, at);
  let end = runEnd(text, from, SCALE);
  if (is(text, end, MORE) && (end > from || is(text, end + 1, UNIT))) end++;
  if (is(text, end, LONG_UNIT)) for (const name of LONG_UNITS) if (text.startsWith(name, end)) return end + name.length;
  if (is(text, end, UNIT)) return end + 1;
  return end > from ? end : at;
}

function runEnd(text: string, at: number, trait: number): number {
  let end = at;
  while (is(text, end, trait)) end++;
  return end;
}

function skipBlank(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0xa0 ? at + 1 : at;
}

/** Past the end of the text, charCodeAt is NaN and nothing is true. */
function is(text: string, at: number, trait: number): boolean {
  return ((TRAITS[text.charCodeAt(at)] ?? 0) & trait) !== 0;
}

const ORDINAL_SIGN = '第'.charCodeAt(0);
const LONG_UNITS: readonly string[] = [
  '个百分点',
  '个工作日',
  '个自然日',
  '个月',
  '美元',
  '港元',
  '欧元',
  '公里',
  '平方米',
];

const DIGIT = 1;
const NUMERAL = 2;
const SCALE = 4;
const UNIT = 8;
const JOINT = 16;
const TIME = 32;
const ORDINAL_UNIT = 64;
const MORE = 128;
const TRAILING = 256;
const LONG_UNIT = 512;
/** What each UTF-16 unit can be in a figure. */
const TRAITS: Uint16Array = traitTable();

function traitTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const mark = (signs: string, trait: number) => {
    for (let i = 0; i < signs.length; i++) {
      const unit = signs.charCodeAt(i);
      table[unit] = (table[unit] ?? 0) | trait;
    }
  };
  mark('0123456789０１２３４５６７８９', DIGIT);
  mark('一二三四五六七八九十百千零〇两', NUMERAL);
  mark('十百千万亿', SCALE);
  mark('元%％‰年月日号时分秒个家项人名位次条天周倍户件套台批期届级岁亩吨米度场所', UNIT);
  mark('.,:/-．：／－', JOINT);
  mark('年月日时分', TIME);
  mark('编章节条款项届次号批期', ORDINAL_UNIT);
  mark('多余', MORE);
  mark(',.', TRAILING);
  mark(LONG_UNITS.map((name) => name.charAt(0)).join(''), LONG_UNIT);
  return table;
}
