/**
 * A text's letters and numbers alone, of any script. A pattern of Unicode's classes takes ten times as long, and every line of every page
 * is asked.
 *
 * @example lettersOf('一、请于5月1日前申报。') // '一请于5月1日前申报'
 */
export function lettersOf(text: string): string {
  let letters = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Half of a character says nothing of the whole.
    if (code >= SURROGATES && code <= LAST_SURROGATE) return text.replace(BESIDE_LETTERS, '');
    if (isLetter(code)) continue;
    if (at > from) letters += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : letters + text.slice(from);
}

const SURROGATES = 0xd800;
const LAST_SURROGATE = 0xdfff;
const BESIDE_LETTERS = /[^\p{L}\p{N}]+/gu;
const LETTER = /^[\p{L}\p{N}]$/u;
/** What was found out of a character: 1 a letter or number, 2 none. */
const KNOWN = new Uint8Array(0x10000);

function isLetter(code: number): boolean {
  const known = KNOWN[code];
  if (known !== 0) return known === 1;
  const found = LETTER.test(String.fromCharCode(code));
  KNOWN[code] = found ? 1 : 2;
  return found;
}
