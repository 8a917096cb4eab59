import type { Taxonomy } from '../../functions/domain/topic/taxonomy.ts';

/**
 * What one would write first: digits before 万元 or 亿元 are money, 《…》 is a citation, 将 or 力争 makes a sentence a promise,
 * the first title line names the case. They stand beside the figures to show what the grammar is worth.
 */
export function naiveFacts(
  text: string,
): readonly { type: string; start: number; end: number; text: string; value: string; op: string }[] {
  return Object.entries(NAIVE).flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      type,
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      value: naiveValue(type, match[0]),
      op: 'eq',
    })),
  );
}

export function naivePromises(text: string): readonly { start: number; end: number }[] {
  return [...text.matchAll(SENTENCE)]
    .filter(([sentence]) => MARKER.test(sentence))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The topic whose phrases, all worth the same, stand most often in the text. */
export function keywordTopic(text: string, taxonomy: Taxonomy): string {
  return best(
    taxonomy.topics.map(({ code, strong, cues }) => {
      const mentions = [...strong, ...cues].reduce((total, phrase) => total + text.split(phrase).length - 1, 0);
      return [code, mentions];
    }),
  );
}

/** The topic whose definition and name are nearest to the text by character bigrams, weighed by how rare they are. */
export function nearestDefinition(taxonomy: Taxonomy): (text: string) => string {
  const definitions = taxonomy.topics.map(({ code, zh, strong, cues }) => ({
    code,
    grams: bigrams([zh, ...strong.slice(0, 30), ...cues.slice(0, 30)].join(' ')),
  }));
  const spread = new Map<string, number>();
  for (const { grams } of definitions) for (const gram of grams.keys()) spread.set(gram, (spread.get(gram) ?? 0) + 1);
  const rarity = (gram: string) => Math.log((1 + definitions.length) / (1 + (spread.get(gram) ?? 0)));
  return (text) => {
    const words = bigrams(text);
    return best(
      definitions.map(({ code, grams }) => {
        let dot = 0;
        let norm = 0;
        for (const [gram, count] of grams) {
          dot += count * (words.get(gram) ?? 0) * rarity(gram) ** 2;
          norm += (count * rarity(gram)) ** 2;
        }
        return [code, dot / Math.sqrt(norm || 1)];
      }),
    );
  };
}

function best(scores: readonly (readonly [string, number])[]): string {
  return scores.filter(([code]) => code !== 'GOV').toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function bigrams(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(HAN) ?? []) {
    for (let at = 0; at + 2 <= word.length; at += 1) {
      const gram = word.slice(at, at + 2);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

function naiveValue(type: string, words: string): string {
  const number = Number(/[\d.]+/u.exec(words)?.[0]);
  if (type === 'money') return String(number * (words.includes('亿') ? 1e8 : words.includes('万') ? 1e4 : 1));
  if (type === 'date') return words.replace(/[年月]/gu, '-').replace('日', '');
  return type === 'citation' ? words.slice(1, -1) : String(number);
}

const NAIVE: Readonly<Record<string, RegExp>> = {
  money: /\d+(?:\.\d+)?[万亿]?元/gu,
  percent: /\d+(?:\.\d+)?%/gu,
  count: /\d+[个家项名人户件次]/gu,
  date: /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/gu,
  citation: /《[^《》]+》/gu,
  documentNumber: /[\u4e00-\u9fff]{2,8}〔\d{4}〕\d+号/gu,
};
const SENTENCE = /[^。\n]+/gu;
const MARKER = /将|力争|计划|拟|下一步/u;
const HAN = /[\u4e00-\u9fff]{2,}/gu;
