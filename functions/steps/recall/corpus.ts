import { foldText } from '../../domain/change/corpus/fold.ts';
import { type Unit, unitsOf } from '../../domain/change/corpus/units.ts';
import type { PolicyDocument } from '../../domain/document/model.ts';
import type { Knowledge } from '../../domain/knowledge/model.ts';
import { goesBy, KEY, keysToAsk } from '../../domain/knowledge/rows.ts';
import type { PlacedCitation, PlacedName } from '../../domain/knowledge/standing.ts';
import type { Span } from '../../domain/page/span.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KnowledgeStore } from '../../ports/knowledge-store.ts';
import type { Ledger, LedgerEntry } from '../../ports/ledger.ts';
import { loadReading } from '../readings.ts';
import { stampOf } from '../remember.ts';

export interface RecallPorts {
  readonly knowledge: KnowledgeStore;
  readonly ledger: Pick<Ledger, 'latest'>;
  readonly blobs: BlobStore;
  readonly clock: Pick<Clock, 'now'>;
}

/** Reads of one question: rows that still hold, and the papers behind them, each looked up once. */
export interface Corpus {
  /** What the papers' present texts say under a key, with the paper. */
  at<Of extends Knowledge['of']>(key: string, of: Of): Promise<readonly Told<Of>[]>;
  /** Papers that go by one of the names. */
  named(keys: readonly string[]): Promise<readonly PlacedName[]>;
  /** Citations of one of the names. */
  citing(keys: readonly string[]): Promise<readonly PlacedCitation[]>;
  entry(documentId: string): Promise<LedgerEntry | null>;
  /** The sentence around a place of a paper's present text; empty where the text is not known. */
  quote(documentId: string, span: Span): Promise<string>;
  /** Day in Shanghai, ISO. */
  readonly today: string;
}

export type Told<Of extends Knowledge['of']> = Extract<Knowledge, { of: Of }> & { readonly documentId: string };

export function openCorpus({ knowledge, ledger, blobs, clock }: RecallPorts): Corpus {
  const entries = new Map<string, Promise<LedgerEntry | null>>();
  const readings = new Map<string, Promise<PolicyDocument | null>>();
  const unitsByPaper = new Map<string, Promise<readonly Unit[]>>();
  const entry = (documentId: string) => once(entries, documentId, () => ledger.latest(documentId));
  const reading = (documentId: string) =>
    once(readings, documentId, async () => {
      const latest = await entry(documentId);
      return latest === null ? null : loadReading(latest.record.state.reading, blobs);
    });
  const at: Corpus['at'] = async (key, of) => {
    const told: Told<typeof of>[] = [];
    for await (const row of knowledge.rows(key)) {
      const latest = await entry(row.documentId);
      if (latest === null || stampOf(latest.record.state) !== row.stamp) continue;
      for (const piece of row.knowledge) {
        if (piece.of === of)
          told.push({ ...(piece as Extract<Knowledge, { of: typeof of }>), documentId: row.documentId });
      }
    }
    return told;
  };
  return {
    at,
    entry,
    today: new Date(clock.now() + SHANGHAI_MS).toISOString().slice(0, 10),
    named: async (keys) => {
      const names = (await Promise.all(keysToAsk(keys).map((key) => at(KEY.is(key), 'name')))).flat();
      return distinct(
        names.filter((name) => goesBy(name, keys)),
        nameId,
      );
    },
    citing: async (keys) => {
      const found = (await Promise.all(keysToAsk(keys).map((key) => at(KEY.cites(key), 'citation')))).flat();
      const citations = found.filter((citation) => goesBy(citation, keys));
      const titled = distinct(citations, citationId).map(async (citation) => {
        return { ...citation, citingTitle: (await entry(citation.documentId))?.record.state.title ?? '' };
      });
      return Promise.all(titled);
    },
    quote: async (documentId, { start, end }) => {
      const text = (await reading(documentId))?.text ?? '';
      const units = await once(unitsByPaper, documentId, async () => unitsOf(foldText(text)));
      const held = units.filter((unit) => unit.end > start && unit.start < end);
      const [first, last] = [held[0], held.at(-1)];
      // Cut from the text itself: a sentence that a PDF broke over lines is one.
      return first === undefined || last === undefined
        ? ''
        : text.slice(first.start, last.end).replace(BREAKS, '').trim();
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, look: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? look();
  known.set(key, found);
  return found;
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

const SHANGHAI_MS = 8 * 3_600_000;
const BREAKS = /(?<!\s)\s*\n\s*/gu;
