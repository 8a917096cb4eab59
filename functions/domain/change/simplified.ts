/** Writes common traditional characters as simplified ones, one for one, so that two copies of a text can be compared. */
export function simplify(text: string): string {
  return text.replace(TRADITIONAL, (sign) => SIMPLIFIED.get(sign) ?? sign);
}

/** Pairs of traditional and simplified, by stroke groups that official papers use. */
const PAIRS = '國国業业專专發发經经濟济產产學学會会資资';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');
