import { foldText } from './fold.ts';
import type { Taxonomy, Topic } from './taxonomy.ts';

/** What one phrase says for one topic. */
export interface LexiconEntry {
  readonly code: string;
  readonly sub: string | null;
  /** How much one mention says for the topic. */
  readonly weight: number;
  /** An organ's name (教育局) tells who answers, not what was asked. */
  readonly isAgency: boolean;
}

/** A phrase of the lexicon found in a folded text: indexes into that text. */
export interface CueHit {
  readonly phrase: string;
  readonly entries: readonly LexiconEntry[];
  readonly start: number;
  readonly end: number;
}

interface Phrase {
  readonly phrase: string;
  readonly entries: readonly LexiconEntry[];
}

export interface Lexicon {
  /** The phrases by their first two characters (as one number), the longest first. */
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
  /** 1 where some phrase may begin: most places of a text are passed over by this alone. */
  readonly openings: Uint8Array;
}

const STRONG = 3;
const CUE = 1.5;
const WEAK = 0.5;

/** Builds the look-up table of a taxonomy's phrases, in the spelling of folded texts. */
export function buildLexicon(taxonomy: Taxonomy): Lexicon {
  const byPhrase = new Map<string, LexiconEntry[]>(taxonomy.mute.map((phrase) => [foldText(phrase).text, []]));
  for (const topic of taxonomy.topics) {
    for (const [phrase, entry] of entriesOf(topic)) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), entry]);
  }
  const phrases = new Map<number, Phrase[]>();
  const openings = new Uint8Array(0x10000);
  for (const [phrase, entries] of byPhrase) {
    const key = keyAt(phrase, 0);
    phrases.set(key, [...(phrases.get(key) ?? []), { phrase, entries }]);
    openings[openingOf(key)] = 1;
  }
  for (const list of phrases.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  return { phrases, openings };
}

/**
 * The longest phrase at each place of a folded text, left to right, without overlaps: 农村公路 is one mention of a road, not
 * also one of the countryside. One pass, whatever the number of phrases.
 */
export function findCues({ phrases, openings }: Lexicon, text: string): readonly CueHit[] {
  const hits: CueHit[] = [];
  for (let at = 0; at + 2 <= text.length; ) {
    const key = keyAt(text, at);
    const found = openings[openingOf(key)] === 1 ? longestAt(phrases.get(key), text, at) : undefined;
    if (found === undefined) {
      at += 1;
      continue;
    }
    const end = at + found.phrase.length;
    hits.push({ phrase: found.phrase, entries: found.entries, start: at, end });
    at = end;
  }
  return hits;
}

function longestAt(phrases: readonly Phrase[] | undefined, text: string, at: number): Phrase | undefined {
  if (phrases === undefined) return undefined;
  for (const candidate of phrases) if (text.startsWith(candidate.phrase, at)) return candidate;
  return undefined;
}

/** A topic's phrases, each once: a sub-topic's phrase weighs what its topic says, and names the sub-topic besides. */
function entriesOf(topic: Topic): ReadonlyMap<string, LexiconEntry> {
  const entries = new Map<string, LexiconEntry>();
  const add = (phrases: readonly string[], weight: number, isAgency: boolean) => {
    for (const phrase of phrases) {
      const folded = foldText(phrase).text;
      if (!entries.has(folded)) entries.set(folded, { code: topic.code, sub: null, weight, isAgency });
    }
  };
  add(topic.strong, STRONG, false);
  add(topic.weak, WEAK, false);
  add(topic.cues, CUE, false);
  add(topic.agencies, CUE, true);
  for (const sub of topic.sub) {
    add(sub.cues, CUE, false);
    for (const phrase of sub.cues) {
      const folded = foldText(phrase).text;
      const entry = entries.get(folded);
      if (entry !== undefined && entry.sub === null) entries.set(folded, { ...entry, sub: sub.code });
    }
  }
  return entries;
}

/** A small integer, for speed; where two pairs share one, `startsWith` tells them apart. */
function keyAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 15) ^ text.charCodeAt(at + 1);
}

/** Sixteen bits in which both characters have their part. */
function openingOf(key: number): number {
  return (key ^ (key >>> 11)) & 0xffff;
}
