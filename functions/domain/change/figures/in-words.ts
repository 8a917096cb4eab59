import type { PlacedFact } from './place.ts';

/**
 * Whether the other text says the same figure in the other script where this one stands: 限1处 beside 限一处. What is read as a
 * figure in digits may be no figure in words (一处, 十五日), yet the papers say the same.
 * @param own the text of its own side's block
 * @param other the text of the other side's block
 */
export function isInOtherScript({ fact, mapped, start }: PlacedFact, own: string, other: string): boolean {
  const digits = DIGITS.exec(fact.text)?.[0];
  const figure = digits === undefined ? WORDS.exec(fact.text)?.[0] : digits;
  if (figure === undefined) return false;
  const spellings = digits === undefined ? spelledInDigits(figure) : spelledInWords(Number(digits.normalize('NFKC')));
  const at = fact.text.indexOf(figure);
  const unit = fact.text.slice(at + figure.length, at + figure.length + LONGEST_UNIT);
  const there = other.slice(Math.max(0, mapped[0] - NEAR), mapped[1] + NEAR);
  const lead = own.slice(Math.max(0, start - LEAD), start + at);
  const around = other.slice(Math.max(0, mapped[0] - FAR), mapped[1] + FAR);
  return (
    unit !== '' &&
    spellings.some(
      (spelling) =>
        there.includes(spelling + unit) ||
        (TWO_WORDS.test(lead) && around.includes(lead.slice(-LEAD) + spelling + unit)),
    )
  );
}

function spelledInWords(value: number): readonly string[] {
  if (!Number.isInteger(value) || value < 1 || value > 99) return [];
  const tens = Math.floor(value / 10);
  const ones = HAN[value % 10] ?? '';
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : HAN[tens]}十`;
  return value === 2 ? ['二', '两'] : [lead + ones];
}

function spelledInDigits(words: string): readonly string[] {
  for (let value = 1; value < 100; value++) if (spelledInWords(value).includes(words)) return [String(value)];
  return [];
}

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const DIGITS = /[\d０-９]+/u;
const WORDS = /[一二两三四五六七八九十]+/u;
const LONGEST_UNIT = 2;
/** Characters around the place that are looked at. */
const NEAR = 4;
/** Characters around the place in which a clause that moved is looked for; a paragraph of a paper is shorter. */
const FAR = 4000;
/** Words in front by which the figure is known where its clause has moved: 限报|一项 */
const LEAD = 2;
const TWO_WORDS = /[\u4e00-\u9fff]{2}$/u;
