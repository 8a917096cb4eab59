import { candidatesFor, isSaturated, type Postings, papersOn } from '../domain/change/corpus/candidates.ts';
import { statedIn } from '../domain/change/corpus/earlier.ts';
import {
  FINGERPRINT_SCHEME,
  type Fingerprint,
  indexKeys,
  queryKeys,
  roomOfPaper,
  roomOfRule,
} from '../domain/change/corpus/fingerprint.ts';
import { type FoldedText, foldText } from '../domain/change/corpus/fold.ts';
import { formulasIn } from '../domain/change/corpus/formulas.ts';
import type { KnownPaper } from '../domain/change/corpus/known-paper.ts';
import { noveltyOf, passagesOf } from '../domain/change/corpus/passages.ts';
import { programmeFingerprints } from '../domain/change/corpus/programme.ts';
import { programmeChanges } from '../domain/change/corpus/programme-changes.ts';
import { quotationsOf, sourcesOf } from '../domain/change/corpus/quotations.ts';
import { isRepost } from '../domain/change/corpus/repost.ts';
import { createShelf } from '../domain/change/corpus/shelf.ts';
import { tracerFor } from '../domain/change/corpus/traced.ts';
import { type Unit, unitsOf } from '../domain/change/corpus/units.ts';
import type { Comparison } from '../domain/change/model.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { Ledger } from '../ports/ledger.ts';
import { type PassageIndex, POSTINGS_KEPT } from '../ports/passage-index.ts';
import { KNOWLEDGE_VERSION } from './remember.ts';

export interface ComparePorts {
  readonly passages: PassageIndex;
  /**
   * What was recorded with this index, where anything is. A change gets its number after its paper was indexed (`settle`, then notify),
   * so that an index that names no scheme is an earlier program's if there is a number.
   */
  readonly ledger?: Pick<Ledger, 'lastNumber'>;
}

/** A paper as it is read for the index, and who holds its fingerprints. */
interface ReadyToIndex {
  readonly text: string;
  readonly folded: FoldedText;
  readonly units: readonly Unit[];
  readonly programmes: readonly Fingerprint[];
  readonly postings: Postings;
}

export interface Comparer {
  /** A paper against every other paper that was indexed; never against itself. */
  compare(paper: { readonly id: string; readonly document: Pick<PolicyDocument, 'text'> }): Promise<Comparison>;
  /**
   * Adds a text to what later papers are compared with. Idempotent. `other` counts the rows that are written of the paper
   * elsewhere: it has fewer fingerprints where it has many of those. Without it the text is a rule, which has what it needs.
   */
  index(documentId: string, text: string, other?: number): Promise<void>;
  /**
   * Whether an earlier program stored the papers by other fingerprints or said otherwise what they say: until they are re-read their
   * passages are new, and questions to the corpus know nothing of them.
   */
  isIndexOutdated(): Promise<boolean>;
  /** Says that all papers were stored as they are now. */
  nameIndexScheme(): Promise<void>;
}

/** Names how papers are stored: their fingerprints, and the rows of what they say. */
const STORED_SCHEME = FINGERPRINT_SCHEME * 1000 + KNOWLEDGE_VERSION;

/**
 * Compares papers with what was published before: finds the papers that share fingerprints or programmes, reads those again in
 * full, and says of each sentence whether it is new, recycled or what everybody says, and of each figure whether it was another.
 */
export function createComparer({ passages, ledger }: ComparePorts): Comparer {
  const isIndexOutdated = async () => {
    const scheme = await passages.scheme();
    if (scheme !== null) return scheme !== STORED_SCHEME;
    return ledger !== undefined && (await ledger.lastNumber()) !== null;
  };
  const nameIndexScheme = () => passages.nameScheme(STORED_SCHEME);
  let named: Promise<void> | null = null;
  const nameOfNew = async () => {
    if (!(await isIndexOutdated())) await nameIndexScheme();
  };
  const shelf = createShelf();
  // A paper is indexed right after it was compared: what was looked up serves both.
  let last: ReadyToIndex | null = null;
  return {
    async compare({ id, document: { text } }): Promise<Comparison> {
      const paper = shelf(id, text);
      const { folded } = paper;
      const units = paper.units();
      const keys = queryKeys(folded, units);
      const programmes = programmeFingerprints(text);
      const postings = await passages.lookUp([...new Set([...keys.flat(), ...programmes])]);
      last = { text, folded, units, programmes, postings };
      const candidates = candidatesFor(keys, postings, id);
      const related = papersOn(programmes, postings, id);
      const trace = tracerFor(folded.codes, units);
      const traced = (await textsOf([...new Set([...candidates, ...related])])).map(trace);
      const quotations = quotationsOf(folded, units, traced);
      const read = new Set(traced.map(({ source }) => source.id));
      const sources = sourcesOf(quotations);
      const formulas = formulasIn(folded, units, sources);
      const found = passagesOf(folded, units, sources, (unit) => {
        if (formulas.has(unit)) return true;
        const quoting = new Set((quotations[unit] ?? []).map(({ source }) => source.id));
        return isSaturated(keys[unit] ?? [], postings, POSTINGS_KEPT, { read, quoting });
      });
      const original = traced.find((candidate) => isRepost(folded, units, candidate));
      const { statements, earlier, ...about } = statedIn(paper, quotations, traced, related);
      return {
        duplicateOf: original?.source.id ?? null,
        passages: found,
        factChanges: programmeChanges(statements, earlier, { id, ...about }),
        noveltyShare: noveltyOf(text, found),
      };
    },

    isIndexOutdated,
    nameIndexScheme,

    async index(documentId, text, other): Promise<void> {
      named ??= nameOfNew();
      await named.catch((error: unknown) => {
        named = null;
        throw error;
      });
      const { folded, units, programmes, postings } = last?.text === text ? last : await readyToIndex(text);
      // One that this paper helps to fill is its own: told of twice, it is stored as it was.
      const isFull = (key: Fingerprint) => {
        const holders = postings.get(key) ?? [];
        return holders.length >= POSTINGS_KEPT && !holders.includes(documentId);
      };
      const size = folded.codes.length;
      const most = other === undefined ? roomOfRule(size) : roomOfPaper(size, other + programmes.length);
      const keys = new Set([...indexKeys(folded, units, isFull, most), ...programmes]);
      await passages.add({ id: documentId, text, keys: [...keys] });
    },
  };

  async function readyToIndex(text: string): Promise<ReadyToIndex> {
    const folded = foldText(text);
    const units = unitsOf(folded);
    const programmes = programmeFingerprints(text);
    const postings = await passages.lookUp([...new Set([...indexKeys(folded, units), ...programmes])]);
    return { text, folded, units, programmes, postings };
  }

  async function textsOf(ids: readonly string[]): Promise<readonly KnownPaper[]> {
    const texts = await Promise.all(ids.map((id) => passages.text(id)));
    return ids.flatMap((id, index) => {
      const text = texts[index] ?? null;
      return text === null ? [] : [shelf(id, text)];
    });
  }
}
