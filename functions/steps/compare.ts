import { candidatesFor, isSaturated } from '../domain/change/corpus/candidates.ts';
import { indexKeys, queryKeys } from '../domain/change/corpus/fingerprint.ts';
import { foldText } from '../domain/change/corpus/fold.ts';
import { matchUnits, noveltyOf, passagesOf, type Traced, traceSource } from '../domain/change/corpus/passages.ts';
import { isRepost } from '../domain/change/corpus/repost.ts';
import { seedsOf } from '../domain/change/corpus/seeds.ts';
import { unitsOf } from '../domain/change/corpus/units.ts';
import type { Comparison } from '../domain/change/model.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import { type PassageIndex, POSTINGS_KEPT } from '../ports/passage-index.ts';

export interface ComparePorts {
  readonly passages: PassageIndex;
}

export interface Comparer {
  /** A paper against every other paper that was indexed; never against itself. */
  compare(paper: { readonly id: string; readonly document: Pick<PolicyDocument, 'text'> }): Promise<Comparison>;
  /** Adds a text to what later papers are compared with. Idempotent. */
  index(documentId: string, text: string): Promise<void>;
}

/**
 * Compares papers with what was published before: find the papers that share fingerprints, read those again in full, and say
 * of each sentence whether it is new, recycled or what everybody says.
 */
export function createComparer({ passages }: ComparePorts): Comparer {
  return {
    async compare({ id, document }): Promise<Comparison> {
      const folded = foldText(document.text);
      const units = unitsOf(folded);
      const keys = queryKeys(folded, units);
      const postings = await passages.lookUp([...new Set(keys.flat())]);
      const traced = await read(candidatesFor(keys, postings, id));
      const matches = matchUnits(units, traced);
      const found = passagesOf(folded, units, matches, (index) =>
        isSaturated(keys[index] ?? [], postings, POSTINGS_KEPT),
      );
      const original = traced.find((candidate) => isRepost(folded, units, candidate));
      return {
        duplicateOf: original?.source.id ?? null,
        passages: found,
        factChanges: [],
        noveltyShare: noveltyOf(document.text, found),
      };

      async function read(ids: readonly string[]): Promise<readonly Traced[]> {
        const seeds = seedsOf(folded.codes);
        const texts = await Promise.all(ids.map((candidate) => passages.text(candidate)));
        return ids.flatMap((candidate, index) => {
          const text = texts[index] ?? null;
          return text === null ? [] : [traceSource(seeds, { id: candidate, folded: foldText(text) })];
        });
      }
    },

    async index(documentId, text): Promise<void> {
      const folded = foldText(text);
      await passages.add({ id: documentId, text, keys: indexKeys(folded, unitsOf(folded)) });
    },
  };
}
