import { walkXml } from './xml.ts';

/** What numbers a paragraph: its own list and level, or those of its style. */
export interface NumberedParagraph {
  readonly style: string | null;
  readonly list: string | null;
  readonly level: number | null;
}

/** Gives each paragraph, in order, the number that Word writes before it; '' where it writes none. */
export type Numbering = (paragraph: NumberedParagraph) => string;

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** A list's levels by their index. */
type Levels = ReadonlyMap<number, Level>;

/**
 * The numbers that stand in no paragraph's text: Word counts 第一条, （二） and 3. from numbering.xml and styles.xml.
 *
 * @throws HONGTOU_BAD_ATTACHMENT
 */
export function numberingOf(numbering: Uint8Array | undefined, styles: Uint8Array | undefined): Numbering {
  if (numbering === undefined) return () => '';
  const lists = readLists(numbering);
  const byStyle = styles === undefined ? new Map<string, NumberedParagraph>() : readStyles(styles);
  const counts = new Map<string, number[]>();
  return ({ style, list, level }) => {
    const inherited = style === null ? undefined : byStyle.get(style);
    const id = list ?? inherited?.list ?? null;
    const at = Math.min(level ?? inherited?.level ?? 0, DEEPEST);
    const levels = id === null ? undefined : lists.get(id);
    const own = levels?.levels.get(at);
    if (levels === undefined || own === undefined) return '';
    const counted = counts.get(levels.shared) ?? [];
    counts.set(levels.shared, counted);
    counted.length = Math.min(counted.length, at + 1);
    for (let above = 0; above < at; above++) counted[above] ??= levels.levels.get(above)?.start ?? 1;
    counted[at] = counted[at] === undefined ? own.start : counted[at] + 1;
    return labelOf(own, levels.levels, counted);
  };
}

const DEEPEST = 8;
/** %1, %2 in a level's text stand for the counts of its levels. */
const PLACE = /%([1-9])/gu;

function labelOf(own: Level, levels: Levels, counted: readonly number[]): string {
  if (own.format === 'bullet' || own.format === 'none') return '';
  return own.text.replace(PLACE, (_, digit: string) => {
    const at = Number(digit) - 1;
    return written(counted[at] ?? 1, levels.get(at)?.format ?? 'decimal');
  });
}

function readLists(bytes: Uint8Array): ReadonlyMap<string, { readonly shared: string; readonly levels: Levels }> {
  const shared = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { shared: string; levels: Levels }>();
  let current = new Map<number, Level>();
  let level = { format: 'decimal', text: '', start: 1 };
  walkXml(bytes, {
    start({ name, attributes }, open) {
      const value = attributes['w:val'] ?? '';
      if (name === 'abstractNum') current = new Map();
      if (name === 'lvl') level = { format: 'decimal', text: '', start: 1 };
      if (open.at(-2)?.name !== 'lvl') return;
      if (name === 'numFmt') level.format = value;
      if (name === 'lvlText') level.text = value;
      if (name === 'start') level.start = Number(value) || 0;
    },
    end({ name, attributes }, _, open) {
      if (name === 'lvl' && open.at(-2)?.name === 'abstractNum') current.set(Number(attributes['w:ilvl'] ?? 0), level);
      if (name === 'abstractNum') shared.set(attributes['w:abstractNumId'] ?? '', current);
      if (name !== 'abstractNumId') return;
      const id = attributes['w:val'] ?? '';
      const list = open.at(-2)?.attributes['w:numId'];
      if (list !== undefined) lists.set(list, { shared: id, levels: shared.get(id) ?? new Map() });
    },
  });
  return lists;
}

function readStyles(bytes: Uint8Array): ReadonlyMap<string, NumberedParagraph> {
  const styles = new Map<string, { style: string; list: string | null; level: number | null }>();
  walkXml(bytes, {
    start({ name, attributes }, open) {
      const style = open.find((element) => element.name === 'style')?.attributes['w:styleId'];
      if (style === undefined || (name !== 'numId' && name !== 'ilvl')) return;
      const known = styles.get(style) ?? { style, list: null, level: null };
      if (name === 'numId') known.list = attributes['w:val'] ?? null;
      else known.level = Number(attributes['w:val'] ?? 0);
      styles.set(style, known);
    },
  });
  return styles;
}

const DIGITS = '零一二三四五六七八九';
const CHINESE = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'japaneseCounting',
  'ideographDigital',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
]);

/** @example written(12, 'chineseCounting') // '十二' */
function written(count: number, format: string): string {
  if (CHINESE.has(format)) return chinese(count);
  if (format === 'decimalEnclosedCircle' && count >= 1 && count <= 20) return String.fromCodePoint(0x2460 + count - 1);
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCodePoint(97 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 9));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (format === 'lowerRoman' || format === 'upperRoman')
    return format === 'upperRoman' ? roman(count) : roman(count).toLowerCase();
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}

function chinese(count: number): string {
  if (count >= 1000 || count < 0) return String(count);
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens === 0) return ones === 0 && head !== '' ? head : `${head}${head === '' ? '' : '零'}${DIGITS[ones]}`;
  const ten = tens === 1 && head === '' ? '十' : `${DIGITS[tens]}十`;
  return `${head}${ten}${ones === 0 ? '' : DIGITS[ones]}`;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let rest = Math.min(Math.max(count, 0), 399);
  let text = '';
  for (const [value, sign] of ROMAN) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}
