import { codeSet, codesOf } from './code-set.ts';

/**
 * May a reading that a converter put behind a character, 項(xiàng)目, open here: a half-width bracket and a letter? Few papers hold one, and a scan
 * of their characters costs less than the pattern of readings.
 */
export function mayOpenReading(text: string, at: number): boolean {
  return text.charCodeAt(at) === BRACKET && LETTERS.has(text.charCodeAt(at + 1));
}

const BRACKET = 0x28;
const LETTERS = codeSet(codesOf('abcdefghijklmnopqrstuvwxyzüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'));
