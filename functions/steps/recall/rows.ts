import type { Knowledge, KnownCitation, PaperName } from '../../domain/knowledge/model.ts';
import { meaningOf, resolve } from '../../domain/knowledge/resolve.ts';
import { goesBy, KEY, type KnowledgeRow, keysToAsk } from '../../domain/knowledge/rows.ts';
import type { PlacedCitation, PlacedName } from '../../domain/knowledge/standing.ts';
import type { KnowledgeStore } from '../../ports/knowledge-store.ts';
import type { Ledger, LedgerEntry } from '../../ports/ledger.ts';
import { stampOf } from '../remember.ts';
import { createMemo } from './memo.ts';

export interface RowPorts {
  readonly knowledge: Pick<KnowledgeStore, 'rows'>;
  readonly ledger: Pick<Ledger, 'latest'>;
}

/** What the papers say under keys. `written…` asks nobody whether a paper's present text still says so; `holding` does, paper by paper. */
export interface Rows {
  /** What the papers' present texts say under a key, with the paper. */
  at<Of extends Knowledge['of']>(key: string, of: Of): Promise<readonly Told<Of>[]>;
  /** Papers that go by one of the names. */
  named(keys: readonly string[]): Promise<readonly PlacedName[]>;
  /** Citations of one of the names. */
  citing(keys: readonly string[]): Promise<readonly PlacedCitation[]>;
  writtenNames(keys: readonly string[]): Promise<readonly Written<PaperName>[]>;
  writtenCitations(keys: readonly string[]): Promise<readonly Written<KnownCitation>[]>;
  /** Those that the papers' present texts still say. */
  holding<Piece extends Written<object>>(pieces: readonly Piece[]): Promise<readonly Piece[]>;
  /** Adds the titles of the citing papers. */
  titled(citations: readonly Written<KnownCitation>[]): Promise<readonly PlacedCitation[]>;
  /** The paper that a citation in the paper `citing` means; looks only at those that it can mean. */
  meant(citation: KnownCitation, citing: string): Promise<PlacedName | null>;
  entry(documentId: string): Promise<LedgerEntry | null>;
}

export type Told<Of extends Knowledge['of']> = Extract<Knowledge, { of: Of }> & { readonly documentId: string };
/** With the paper that says it, and the state of its text, see `KnowledgeRow`. */
export type Written<Piece extends object> = Piece & Pick<KnowledgeRow, 'documentId' | 'stamp'>;

/** Each paper is looked up once, and the rows of each name. */
export function openRows({ knowledge, ledger }: RowPorts): Rows {
  const states = createMemo<{ readonly latest: LedgerEntry | null; readonly stamp: string | null }>(ENTRIES_HELD);
  const names = createMemo<readonly Written<Told<'name'>>[]>(NAMES_HELD, ({ length }) => length + 1);
  const state = (documentId: string) =>
    states(documentId, async () => {
      const latest = await ledger.latest(documentId);
      return { latest, stamp: latest === null ? null : stampOf(latest.record.state) };
    });
  const entry: Rows['entry'] = async (documentId) => (await state(documentId)).latest;
  const written = async <Of extends Knowledge['of']>(key: string, of: Of) => {
    const pieces: Written<Told<Of>>[] = [];
    for await (const { documentId, stamp, knowledge: told } of knowledge.rows(key)) {
      for (const piece of told) {
        if (piece.of === of) pieces.push({ ...(piece as Extract<Knowledge, { of: Of }>), documentId, stamp });
      }
    }
    return pieces;
  };
  const holding: Rows['holding'] = async (pieces) => {
    const held = [];
    for (const piece of pieces) if ((await state(piece.documentId)).stamp === piece.stamp) held.push(piece);
    return held;
  };
  const writtenNames: Rows['writtenNames'] = async (keys) => {
    const asked = keysToAsk(keys).map((key) => names(key, () => written(KEY.is(key), 'name')));
    return (await Promise.all(asked)).flat().filter((name) => goesBy(name, keys));
  };
  const writtenCitations: Rows['writtenCitations'] = async (keys) => {
    const asked = keysToAsk(keys).map((key) => written(KEY.cites(key), 'citation'));
    return (await Promise.all(asked)).flat().filter((citation) => goesBy(citation, keys));
  };
  const titled: Rows['titled'] = (citations) =>
    Promise.all(
      citations.map(async (citation) => {
        return { ...citation, citingTitle: (await entry(citation.documentId))?.record.state.title ?? '' };
      }),
    );
  return {
    at: async (key, of) => holding(await written(key, of)),
    named: async (keys) => distinct(await holding(await writtenNames(keys)), nameId),
    citing: async (keys) => titled(distinct(await holding(await writtenCitations(keys)), citationId)),
    writtenNames,
    writtenCitations,
    holding,
    titled,
    meant: async (citation, citing) => {
      const known = await writtenNames(namesIn(citation));
      const possible = known.filter((name) => name.documentId !== citing && meaningOf(citation, name) !== null);
      return resolve(citation, distinct(await holding(possible), nameId));
    },
    entry,
  };
}

/** All that a paper or a citation goes by. */
export function namesIn({ keys, bare }: Pick<PaperName, 'keys' | 'bare'>): readonly string[] {
  return bare === null ? keys : [...keys, bare];
}

function distinct<T>(items: readonly T[], idOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [idOf(item), item])).values()];
}

function nameId({ documentId }: { readonly documentId: string }): string {
  return documentId;
}

function citationId({ documentId, start }: { readonly documentId: string; readonly start: number }): string {
  return `${documentId} ${start}`;
}

/** Some kilobytes each. */
const ENTRIES_HELD = 10_000;
/** Some hundred bytes each. */
const NAMES_HELD = 50_000;
