/** A set of UTF-16 code units. Readers ask one at every character of a text: 8 kB stay in the processor's nearest memory where a byte or word each do not. */
export interface CodeSet {
  readonly has: (code: number) => boolean;
}

/** @example codeSet(['年'.charCodeAt(0)]).has(0x5e74) */
export function codeSet(codes: Iterable<number>): CodeSet {
  const words = new Uint32Array(0x10000 / 32);
  for (const code of codes) words[code >>> 5] = (words[code >>> 5] ?? 0) | (1 << (code & 31));
  return { has: (code) => (((words[code >>> 5] ?? 0) >>> (code & 31)) & 1) === 1 };
}

/** The code units of some characters. */
export function codesOf(characters: string): readonly number[] {
  return Array.from({ length: characters.length }, (_, at) => characters.charCodeAt(at));
}
