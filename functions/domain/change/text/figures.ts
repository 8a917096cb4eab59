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
    const further = DATE_UNITS.has(text.charAt(end - 1)) ? skipBlank(text, end) : -1;
    if (further < 0 || !isDigit(text.charCodeAt(further))) return end;
    end = digitsEnd(text, further);
  }
}

/** The end of a Chinese numeral with its unit (三十日, 五百万元, 第十二条), or of the one character where it is none. */
export function numeralEnd(text: string, at: number): number {
  const ordinal = text.charAt(at) === '第';
  const from = ordinal ? at + 1 : at;
  let end = from;
  while (end < text.length && NUMERALS.has(text.charAt(end))) end++;
  if (ordinal && end === from) {
    return isDigit(text.charCodeAt(from)) ? afterUnit(text, figureEnd(text, from)) : at + 1;
  }
  const scaled = runEnd(text, end, SCALES);
  const unit = unitEnd(text, scaled);
  if (unit > scaled) return unit;
  return ordinal ? afterUnit(text, end) : Math.max(at + 1, end - from > 1 ? scaled : end);
}

function afterUnit(text: string, end: number): number {
  return ORDINAL_UNITS.has(text.charAt(end)) ? end + 1 : end;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit)) end++;
    else if (JOINTS.has(text.charAt(end)) && isDigit(text.charCodeAt(end + 1))) end++;
    else break;
  }
  const sign = text.charAt(end);
  return sign === ',' || sign === '.' ? end + 1 : end;
}

/** Behind 万, 亿 and a unit of measure, with one blank in front where a PDF left it; `at` where neither stands there. */
function unitEnd(text: string, at: number): number {
  const from = skipBlank(text, at);
  let end = runEnd(text, from, SCALES);
  if (end > from && MORE.has(text.charAt(end))) end++;
  else if (end === from && MORE.has(text.charAt(end)) && UNITS.has(text.charAt(end + 1))) end++;
  for (const name of LONG_UNITS) if (text.startsWith(name, end)) return end + name.length;
  if (UNITS.has(text.charAt(end))) return end + 1;
  return runEnd(text, from, SCALES) > from ? end : at;
}

function runEnd(text: string, at: number, signs: ReadonlySet<string>): number {
  let end = at;
  while (end < text.length && signs.has(text.charAt(end))) end++;
  return end;
}

function skipBlank(text: string, at: number): number {
  const sign = text.charAt(at);
  return sign === ' ' || sign === '\u00a0' ? at + 1 : at;
}

function isDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 0xff10 && unit <= 0xff19);
}

const NUMERALS: ReadonlySet<string> = new Set('一二三四五六七八九十百千零〇两');
const SCALES: ReadonlySet<string> = new Set('十百千万亿');
const MORE: ReadonlySet<string> = new Set('多余');
const JOINTS: ReadonlySet<string> = new Set('.,:/-．：／－');
const UNITS: ReadonlySet<string> = new Set('元%％‰年月日号时分秒个家项人名位次条天周倍户件套台批期届级岁亩吨米度场所');
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
const DATE_UNITS: ReadonlySet<string> = new Set('年月日时分');
const ORDINAL_UNITS: ReadonlySet<string> = new Set('编章节条款项届次号批期');
