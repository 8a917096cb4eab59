import type { Knowledge } from '../../domain/knowledge/model.ts';
import { resolve } from '../../domain/knowledge/resolve.ts';
import { KEY } from '../../domain/knowledge/rows.ts';
import { SEEDS_SOURCE } from '../record-corrected.ts';
import { type Corpus, openCorpus, type RecallPorts } from './corpus.ts';
import type { Told } from './rows.ts';

/** A rule that papers rely on and the corpus lacks. */
export interface MissingRule {
  readonly title: string | null;
  readonly number: string | null;
  /** Papers that cite it, and one of them names it as its ground. */
  readonly citedBy: readonly string[];
  readonly isGround: boolean;
}

/**
 * Cited titles and numbers that no paper of the corpus answers to, most cited first. What only planted records cite is left out:
 * they are the background of every deployment, and no source that it watches published them.
 */
export async function missingRules(ports: RecallPorts): Promise<readonly MissingRule[]> {
  const corpus = openCorpus(ports);
  const groups = new Groups();
  for (const name of ['bare|', 'rule|', 'number|']) {
    for await (const key of ports.knowledge.keys(KEY.cites(name))) {
      for (const citation of await corpus.at(key, 'citation')) {
        if (citation.form === 'unmarked' || citation.keys.length === 0) continue;
        const candidates = await corpus.named([...citation.keys, ...(citation.bare === null ? [] : [citation.bare])]);
        const others = candidates.filter(({ documentId }) => documentId !== citation.documentId);
        if (resolve(citation, others) === null) groups.add(citation);
      }
    }
  }
  const rules: MissingRule[] = [];
  for (const rule of groups.all()) if (await isCitedByOwn(rule, corpus)) rules.push(rule);
  return rules.toSorted(
    (a, b) => b.citedBy.length - a.citedBy.length || compare(a.title ?? a.number ?? '', b.title ?? b.number ?? ''),
  );
}

/** Whether a paper that was captured or imported here cites it. */
async function isCitedByOwn({ citedBy }: MissingRule, corpus: Corpus): Promise<boolean> {
  for (const documentId of citedBy) {
    if ((await corpus.entry(documentId))?.record.state.sourceId !== SEEDS_SOURCE) return true;
  }
  return false;
}

type Citation = Extract<Knowledge, { of: 'citation' }> & Told<'citation'>;

/** Citations that share a key are of one rule; two document numbers never are. */
class Groups {
  readonly #byKey = new Map<string, Citation[]>();

  add(citation: Citation): void {
    const main = citation.keys.find((key) => key.startsWith('number|')) ?? citation.keys[0] ?? '';
    const standing = this.#byKey.get(main) ?? [];
    if (standing.some(({ documentId, start }) => documentId === citation.documentId && start === citation.start))
      return;
    this.#byKey.set(main, [...standing, citation]);
  }

  all(): readonly MissingRule[] {
    const numbered = new Map<string, string[]>();
    for (const [main, citations] of this.#byKey) {
      if (!main.startsWith('number|')) continue;
      for (const key of new Set(citations.flatMap(({ keys }) => keys))) {
        if (key !== main) numbered.set(key, [...(numbered.get(key) ?? []), main]);
      }
    }
    const merged = new Map<string, Citation[]>();
    for (const [main, citations] of this.#byKey) {
      const numbers = new Set(citations.flatMap(({ keys }) => keys).flatMap((key) => numbered.get(key) ?? []));
      // A title alone is the numbered rule where only one number is known for it.
      const [only] = numbers;
      const home = main.startsWith('number|') || only === undefined || numbers.size > 1 ? main : only;
      merged.set(home, [...(merged.get(home) ?? []), ...citations]);
    }
    return [...merged.values()].map(ruleOf);
  }
}

function ruleOf(citations: readonly Citation[]): MissingRule {
  return {
    title: citations.find(({ title }) => title !== null)?.title ?? null,
    number: citations.find(({ number }) => number !== null)?.number ?? null,
    citedBy: [...new Set(citations.map(({ documentId }) => documentId))],
    isGround: citations.some(({ relation }) => relation === 'implements'),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
