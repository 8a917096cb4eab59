/**
 * Folds a text for comparison: full-width Latin, digits and signs become half-width, white space and invisible marks fall away.
 * `units` are the folded UTF-16 units of all of `text`; `at[i]` is the first folded unit of `text.slice(i)`, so that the
 * stretch `start..end` of the text folds to `units.subarray(at[start], at[end])`.
 */
export function foldText(text: string): { readonly units: Uint16Array; readonly at: Int32Array } {
  const units = new Uint16Array(text.length);
  const at = new Int32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    at[i] = count;
    const folded = FOLDED[text.charCodeAt(i)] ?? 0;
    if (folded !== 0) units[count++] = folded;
  }
  at[text.length] = count;
  return { units: units.subarray(0, count), at };
}

/** The folded unit of every UTF-16 unit; 0 where it falls away. */
const FOLDED: Uint16Array = foldTable();

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let unit = 0; unit <= 0x20; unit++) table[unit] = 0;
  // No-break, ideographic and typographic spaces, soft hyphen, zero-width marks, direction marks, byte order mark.
  for (const unit of [0x85, 0xa0, 0xad, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff])
    table[unit] = 0;
  for (let unit = 0x2000; unit <= 0x200f; unit++) table[unit] = 0;
  for (let unit = 0x202a; unit <= 0x202e; unit++) table[unit] = 0;
  // Halfwidth and Fullwidth Forms, U+FF01 to U+FF5E, stand 0xFEE0 above ASCII.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  return table;
}
