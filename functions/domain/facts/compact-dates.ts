import { afterBlanks, arabicDigit } from './characters.ts';
import { asciiDigits, isDay, isYearNumber, numberAt, twoDigits } from './date-numbers.ts';
import type { FoundDate } from './found-date.ts';

/** 20211026, 2019615, 2025 915 alone on a line: only where one reading is possible. */
export function compactDateAt(text: string, at: number): FoundDate | null {
  const first = numberAt(text, at);
  if (first.script !== 'arabic' || first.length < 4 || first.length > 8) return null;
  let { end } = first;
  let digits = asciiDigits(text, at, end);
  const blank = afterBlanks(text, end);
  if (first.length === 4 && blank > end && arabicDigit(text.charCodeAt(blank)) >= 0) {
    const rest = numberAt(text, blank);
    end = rest.end;
    digits += asciiDigits(text, blank, end);
  }
  if (digits.length < 6 || digits.length > 8 || !standsAlone(text, at, end) || isLabelledNumber(text, at)) return null;
  const year = Number(digits.slice(0, 4));
  if (!isYearNumber(year)) return null;
  const readings = splitsOf(digits.slice(4)).filter(([month, day]) => isDay(year, month, day));
  const [only] = readings;
  if (only === undefined || readings.length > 1) return null;
  return { start: at, end, value: `${year}-${twoDigits(only[0])}-${twoDigits(only[1])}` };
}

/** 615 as 6 and 15, or 61 and 5. A leading zero is no number of its own unless two digits are left. */
function splitsOf(digits: string): readonly (readonly [number, number])[] {
  if (digits.length === 4) return [[Number(digits.slice(0, 2)), Number(digits.slice(2))]];
  return [1, 2]
    .filter((cut) => cut < digits.length && digits.length - cut <= 2)
    .map((cut) => [Number(digits.slice(0, cut)), Number(digits.slice(cut))] as const)
    .filter(([month]) => month >= 1 && month <= 12);
}

function standsAlone(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (start - before < 80 && isSpaceOnLine(text[before])) before--;
  let after = end;
  while (after - end < 80 && isSpaceOnLine(text[after])) after++;
  return (
    (before < 0 || text[before] === '\n') && (after >= text.length || text[after] === '\n' || text[after] === '\r')
  );
}

/** 提案编号 above the figures: they number something. */
function isLabelledNumber(text: string, start: number): boolean {
  return NUMBER_LABEL.test(text.slice(Math.max(0, start - 16), start));
}

function isSpaceOnLine(character: string | undefined): boolean {
  return character !== undefined && character !== '\n' && character.trim() === '';
}

/** 编号 | 文号 | 索引号 on the line before */
const NUMBER_LABEL = /[号码]\s{0,2}[：:]?\s{1,8}$/u;
