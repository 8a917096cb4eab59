import { simplify } from './simplified.ts';

/**
 * Whether two texts say the same but for noise: page counters, dates of access, punctuation, width, white space, simplified
 * or traditional characters. A figure, a date, an amount or a word that differs is never noise.
 */
export function isNoise(oldText: string, newText: string): boolean {
  return oldText === newText || wordingOf(oldText) === wordingOf(newText);
}

/** What is left of a text when noise is taken out. */
function wordingOf(text: string): string {
  const said = text
    .split(LINE_BREAK)
    .map((line) => line.replace(COUNTER, '$<before>').replace(ACCESSED, '$<before>'))
    .join('\n');
  return simplify(withoutPunctuation(said));
}

/**
 * Drops punctuation and white space, but for what stands between two digits: 1.5 is not 15, nor 12、34 1234. There, a point,
 * a percent sign, a dash, a colon or a slash stays itself; a thousands comma falls away; all else becomes one blank.
 */
function withoutPunctuation(text: string): string {
  const folded = widthFolded(text);
  return folded.replace(THOUSANDS, '').replace(PUNCTUATION, (signs, at: number) => {
    const inFigure = isDigit(folded[at - 1]) && isDigit(folded[at + signs.length]);
    if (!inFigure) return SIGNED.test(folded.slice(at, at + signs.length + 1)) ? '-' : '';
    const sign = signs.replace(/\s/g, '');
    if (RANGE.test(sign)) return '-';
    return sign === '.' || sign === ':' || sign === '/' ? sign : ' ';
  });
}

/** Folded like the comparison's own folding, but white space stays one blank. */
function widthFolded(text: string): string {
  return text.replace(WHITE_SPACE, ' ').replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}

const LINE_BREAK = /\r?\n|\r/;
const WHITE_SPACE = /\s+/g;
/** ＡＢＣ１２３，： */
const FULL_WIDTH = /[！-～]/g;
/** The comma of 3,000 */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Any run of marks and white space but percent signs, currency signs and operators, which carry meaning. */
const PUNCTUATION = /[\s\p{Cf}[\p{P}--[%‰]]]+/gv;
/** -5, where no digit stands in front */
const SIGNED = /^\s?[-－−]\d$/;
/** - – — ~ between two digits */
const RANGE = /^[-‐-―~～〜−－]+$/;
/** 浏览次数：123 次 · 【阅读量 1024】 · 点击数:3, standing for itself on a page */
const COUNTER =
  /(?<before>^|[\s|｜【[(（·])(?:本文|本页|信息|文章|页面)?(?:浏览|阅读|点击|访问|查看|浏览次|点击次)(?:次数|人数|总数|量|数)\s*(?:[:：]\s*)?[\d,]+\s*(?:人次|次)?(?=$|[\s|｜】\])）·，。])/g;
/** 今天是2024年5月1日 星期三 · 访问时间：2024-05-01 10:00:00 · 当前时间 2024/5/1 */
const ACCESSED =
  /(?<before>^|[\s|｜【[(（·])(?:今天是|访问时间|访问日期|当前时间|当前日期|现在时间|打印时间|打印日期)\s*(?:[:：]\s*)?\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*(?:星期|周)[一二三四五六日天])?(?=$|[\s|｜】\])）·，。])/g;
