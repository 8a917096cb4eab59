/**
 * Letters of invented words for a corpus of any size: words follow Zipf's law, every letter has the formulas of letters, and
 * every fourth quotes three sentences of an earlier one. The same letter for the same number and length (at least 12 sentences).
 */
export function letter(number: number, length = SENTENCES): string {
  const random = generator(number + 1);
  const sentences = Array.from({ length }, () => sentence(random));
  if (number % 4 === 3) sentences.splice(9, 3, ...quoted(Math.floor(random() * number)));
  const year = 2012 + (number % 14);
  const lines = [`关于市政协第${number}号提案答复的函`, '尊敬的委员：', `您提出的第${number}号提案收悉。${OPENING}`];
  for (let at = 0; at < sentences.length; at += 6) lines.push(sentences.slice(at, at + 6).join(''));
  return [...lines, CLOSING, '专此答复。', `${year}年${1 + (number % 12)}月${1 + (number % 28)}日`].join('\n');
}

/** Sentences of one letter as a later one quotes them. */
export function quoted(number: number): readonly string[] {
  const random = generator(number + 1);
  return Array.from({ length: 6 }, () => sentence(random)).slice(3);
}

/** A new letter that quotes three sentences of each of five stored ones, a tenth of the characters edited. */
export function newLetter(
  number: number,
  stored: number,
): { readonly text: string; readonly sources: readonly number[] } {
  const random = generator(number + 0x40000000);
  const sources = Array.from({ length: 5 }, () => Math.floor(random() * stored));
  const sentences = Array.from({ length: SENTENCES - 15 }, () => sentence(random));
  for (const source of sources) sentences.push(...quoted(source).map((words) => worn(words, random)));
  return { text: [OPENING, ...sentences, CLOSING].join('\n'), sources };
}

function sentence(random: () => number): string {
  const words: string[] = [];
  const length = 8 + Math.floor(random() * 24);
  for (let at = 0; at < length; at++) {
    words.push(random() < 0.06 ? `${1 + Math.floor(random() * 900)}万元` : word(random));
    if (at % 7 === 6) words.push('，');
  }
  return `${words.join('')}。`;
}

/** Word r of the lexicon is drawn with a chance of about 1/r. Frequent words are short and of frequent characters. */
function word(random: () => number): string {
  const rank = Math.floor(LEXICON_SIZE ** random());
  const known = lexicon[rank];
  if (known !== undefined) return known;
  const letters = generator(rank * 7919);
  const size = rank < 100 ? 1 + (rank % 2) : 2 + Math.floor(letters() * 2.4);
  let text = '';
  for (let at = 0; at < size; at++) text += String.fromCharCode(0x4e00 + Math.floor(2500 ** letters()) + (rank % 400));
  lexicon[rank] = text;
  return text;
}

function worn(words: string, random: () => number): string {
  return [...words].map((character) => (random() < 0.04 ? word(random) : character)).join('');
}

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A reply letter of some 3,000 characters. */
export const SENTENCES = 48;
const LEXICON_SIZE = 60_000;
const lexicon: string[] = [];
const OPENING = '感谢您对我市经济社会发展的关心和支持，经研究并商有关部门，现答复如下：';
const CLOSING = '再次感谢您对我们工作的关心、理解和支持，欢迎您继续提出宝贵的意见和建议。';
