import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was labelled by hand: real letters, traps that look like letters, and five seed papers. */
export interface Gold {
  readonly letters: readonly GoldLetter[];
  readonly negatives: readonly GoldNegative[];
  readonly facts: readonly GoldFactRow[];
  readonly seeds: readonly GoldSeed[];
}

export interface GoldLetter {
  readonly id: string;
  readonly text: string;
  readonly url: string | null;
  readonly kind: 'proposal_reply' | 'suggestion_reply';
  readonly title: string | null;
  readonly title_alt?: readonly string[];
  readonly doc_no: string | null;
  readonly doc_no_norm?: string | null;
  readonly case_no: string | null;
  readonly body: string | null;
  readonly issuer: string | null;
  readonly signed: string | null;
  readonly published: string | null;
  readonly addressees: readonly string[] | null;
  readonly answer_class: string | null;
  readonly disclosure: string | null;
  readonly has_contact_phone: boolean;
  readonly topics: readonly string[];
  /** Other values that are right, by field. */
  readonly accept?: Readonly<Record<string, readonly (string | null)[]>>;
}

export interface GoldNegative {
  readonly id: string;
  readonly text: string;
  readonly url: string | null;
  readonly kind: string;
  readonly topics: readonly string[];
}

export interface GoldFact {
  readonly type: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value?: number | string | null;
  readonly value_yuan?: number;
  readonly value_pct?: number;
  readonly op?: string | null;
  readonly kind?: string;
  readonly forward?: 'strict' | 'soft' | 'no';
  readonly sent_start?: number;
  readonly sent_end?: number;
}

export interface GoldFactRow {
  readonly id: string;
  readonly text: string;
  readonly facts: readonly GoldFact[];
  /** Stretches that count neither way. */
  readonly ignore: readonly { readonly start: number; readonly end: number }[];
}

export interface GoldSeed {
  readonly id: string;
  readonly text: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly topics: readonly string[];
  readonly facts: GoldFactRow;
  readonly sections: readonly GoldSection[];
}

export interface GoldSection {
  readonly level: number | string;
  readonly heading: string | null;
  readonly start: number;
  readonly end: number;
  readonly primary: string;
  readonly topics: readonly string[];
}

/** The gold beside the checkout; null where it is not there. */
export function readGold(folder: string): Gold | null {
  const corpus = join(folder, 'corpus');
  if (!existsSync(join(corpus, 'replies/gold_replies.jsonl'))) return null;
  const letters = rows<GoldLetter>(join(corpus, 'replies/gold_replies.jsonl'));
  const negatives = rows<GoldNegative>(join(corpus, 'replies/gold_negatives.jsonl'));
  const facts = rows<GoldFactRow>(join(corpus, 'replies/gold_facts.jsonl'));
  return { letters, negatives, facts, seeds: readSeeds(join(corpus, 'seeds')) };
}

interface SeedFacts {
  readonly files: Readonly<Record<string, string>>;
  readonly doc_meta: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly facts: readonly (GoldFact & { readonly doc: string })[];
}

interface SeedSections {
  readonly documents: readonly { readonly doc: string; readonly topics: readonly string[] }[];
  readonly sections: readonly (GoldSection & { readonly doc: string })[];
}

function readSeeds(folder: string): readonly GoldSeed[] {
  const gold: SeedFacts = JSON.parse(readFileSync(join(folder, 'gold_facts.json'), 'utf8'));
  const tree: SeedSections = JSON.parse(readFileSync(join(folder, 'gold_sections.json'), 'utf8'));
  return Object.entries(gold.files).map(([id, name]) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return {
      id,
      text,
      meta: gold.doc_meta[id] ?? {},
      topics: tree.documents.find(({ doc }) => doc === id)?.topics ?? [],
      facts: { id, text, facts: gold.facts.filter(({ doc }) => doc === id), ignore: [] },
      sections: tree.sections.filter(({ doc }) => doc === id),
    };
  });
}

function rows<T>(file: string): readonly T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row));
}
