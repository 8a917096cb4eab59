/**
 * Text as a browser shows it on one line: white space folded, invisible characters gone, the ends bare. A line break
 * of the source between two Chinese characters is layout and leaves nothing.
 */
export function tidyText(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(BROKEN_LINE, '').replace(SPACE_RUN, ' ').trim();
}

/** Zero-width characters, soft hyphens, byte order marks, bidirectional overrides. */
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000E-\u001F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uE000-\uE00F]/gu;
/** Anything that is folded or taken away: most lines have nothing of it. */
const UNTIDY =
  /[\s\u0000-\u0008\u000B\u000E-\u001F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uE000-\uE00F]/u;
/** A break beside a Chinese character; the other side may be a figure, as in 5月⏎1日. */
const BROKEN_LINE =
  /(?<=[\p{Script=Han}，。；：、！？）》」』])[\t\r ]{0,40}\n\s{0,200}(?=[\p{Script=Han}\d（《「『，。；：、])|(?<=\d)[\t\r ]{0,40}\n\s{0,200}(?=\p{Script=Han})/gu;
const SPACE_RUN = /[\s\u00A0\u3000]+/gu;
