/** Words as they are compared: by the pairs of neighbouring characters, in ascending order, repeats kept. */
export interface Words {
  readonly text: string;
  /** Worked out when somebody asks, and once: most words are never compared. */
  readonly pairs: () => Uint32Array;
}

export function wordsOf(text: string): Words {
  let pairs: Uint32Array | null = null;
  return {
    text,
    pairs: () => {
      pairs ??= pairsOf(text);
      return pairs;
    },
  };
}

function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let i = 0; i < pairs.length; i++) pairs[i] = (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);
  return pairs.sort();
}

/** Share of the pairs of both that they have in common, 0 to 1. */
export function dice(a: Words, b: Words): number {
  const total = a.pairs().length + b.pairs().length;
  if (total === 0) return a.text === b.text ? 1 : 0;
  return (2 * shared(a.pairs(), b.pairs())) / total;
}

/** Share of the shorter one's pairs that the other has; 0 where it is too short to tell. */
export function overlap(a: Words, b: Words): number {
  const fewer = Math.min(a.pairs().length, b.pairs().length);
  return fewer < FEWEST ? 0 : shared(a.pairs(), b.pairs()) / fewer;
}

function shared(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) count++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return count;
}

const FEWEST = 3;
