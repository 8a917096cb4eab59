import { foldPhrase } from './fold.ts';
import { type PhraseTable, phraseTable } from './phrase-table.ts';
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

/** A taxonomy's phrases. */
export type Lexicon = PhraseTable<Phrase>;

const STRONG = 3;
const CUE = 1.5;
const WEAK = 0.5;

/** Builds the look-up table of a taxonomy's phrases, in the spelling of folded texts. */
export function buildLexicon(taxonomy: Taxonomy): Lexicon {
  const phrases = new Map<string, Phrase & { readonly entries: LexiconEntry[] }>();
  for (const muted of taxonomy.mute) {
    const phrase = foldPhrase(muted);
    phrases.set(phrase, { phrase, entries: [] });
  }
  for (const topic of taxonomy.topics) {
    for (const [phrase, entry] of entriesOf(topic)) {
      const known = phrases.get(phrase);
      if (known === undefined) phrases.set(phrase, { phrase, entries: [entry] });
      else known.entries.push(entry);
    }
  }
  return phraseTable(phrases);
}

/**
 * The longest phrase at each place of a folded text, left to right, without overlaps: 农村公路 is one mention of a road, not
 * also one of the countryside. One pass, whatever the number of phrases.
 */
export function findCues(lexicon: Lexicon, text: string): readonly CueHit[] {
  const hits: CueHit[] = [];
  for (let at = 0; at + 2 <= text.length; ) {
    const found = lexicon.longestAt(text, at);
    if (found === null) {
      at += 1;
      continue;
    }
    const end = at + found.phrase.length;
    hits.push({ phrase: found.phrase, entries: found.entries, start: at, end });
    at = end;
  }
  return hits;
}

/** A topic's phrases, each once: a sub-topic's phrase weighs what its topic says, and names the sub-topic besides. */
function entriesOf(topic: Topic): ReadonlyMap<string, LexiconEntry> {
  const entries = new Map<string, LexiconEntry>();
  const add = (phrases: readonly string[], weight: number, isAgency: boolean) => {
    for (const phrase of phrases) {
      const folded = foldPhrase(phrase);
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
      const folded = foldPhrase(phrase);
      const entry = entries.get(folded);
      if (entry !== undefined && entry.sub === null) entries.set(folded, { ...entry, sub: sub.code });
    }
  }
  return entries;
}
