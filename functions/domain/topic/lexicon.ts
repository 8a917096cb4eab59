import type { Span } from '../page/span.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A phrase of the lexicon found in a text. */
export interface CueHit extends Span {
  readonly phrase: string;
  readonly entries: readonly LexiconEntry[];
}

export interface LexiconEntry {
  readonly code: string;
  readonly sub: string | null;
  /** How much one mention says for the topic: long phrases and phrases of one topic only say more. */
  readonly weight: number;
}

export type Lexicon = ReadonlyMap<string, ReadonlyMap<string, readonly LexiconEntry[]>>;

/** Builds the look-up table: first two characters → phrase → what it speaks for. */
export function buildLexicon(taxonomy: Taxonomy): Lexicon {
  const phrases = new Map<string, Map<string, string | null>>();
  const add = (phrase: string, code: string, sub: string | null) => {
    const codes = phrases.get(phrase) ?? new Map<string, string | null>();
    if (sub !== null || !codes.has(code)) codes.set(code, sub);
    phrases.set(phrase, codes);
  };
  for (const topic of taxonomy.topics) {
    for (const cue of topic.cues) add(cue, topic.code, null);
    for (const sub of topic.sub) for (const cue of sub.cues) add(cue, topic.code, sub.code);
  }
  const lexicon = new Map<string, Map<string, LexiconEntry[]>>();
  for (const [phrase, codes] of phrases) {
    const weight = lengthWeight(phrase) / codes.size;
    const bucket = lexicon.get(phrase.slice(0, 2)) ?? new Map<string, LexiconEntry[]>();
    bucket.set(phrase, [...codes].map(([code, sub]) => ({ code, sub, weight })));
    lexicon.set(phrase.slice(0, 2), bucket);
  }
  return lexicon;
}

/** The longest phrase at each place of a stretch of text, left to right, without overlaps. */
export function findCues(lexicon: Lexicon, text: string, stretch: Span): readonly CueHit[] {
  const hits: CueHit[] = [];
  for (let at = stretch.start; at + 2 <= stretch.end; ) {
    const bucket = lexicon.get(text.slice(at, at + 2));
    const phrase = bucket === undefined ? undefined : longestAt([...bucket.keys()], text, at, stretch.end);
    const entries = phrase === undefined ? undefined : bucket?.get(phrase);
    if (phrase === undefined || entries === undefined) {
      at += 1;
      continue;
    }
    hits.push({ phrase, entries, start: at, end: at + phrase.length });
    at += phrase.length;
  }
  return hits;
}

function longestAt(phrases: readonly string[], text: string, at: number, end: number): string | undefined {
  let best: string | undefined;
  for (const phrase of phrases) {
    if (phrase.length > (best?.length ?? 0) && at + phrase.length <= end && text.startsWith(phrase, at)) best = phrase;
  }
  return best;
}

function lengthWeight(phrase: string): number {
  return Math.min(1 + 0.35 * (phrase.length - 2), 2.4);
}
