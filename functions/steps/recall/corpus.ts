import { foldText } from '../../domain/change/corpus/fold.ts';
import { type Unit, unitsOf } from '../../domain/change/corpus/units.ts';
import type { PolicyDocument } from '../../domain/document/model.ts';
import type { Span } from '../../domain/page/span.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KnowledgeStore } from '../../ports/knowledge-store.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { loadReading } from '../readings.ts';
import { openRows, type Rows } from './rows.ts';

export interface RecallPorts {
  readonly knowledge: KnowledgeStore;
  readonly ledger: Pick<Ledger, 'latest'>;
  readonly blobs: BlobStore;
  readonly clock: Pick<Clock, 'now'>;
}

/** Reads of one question: rows that still hold, and the papers behind them, each looked up once. */
export interface Corpus extends Rows {
  /** The sentence around a place of a paper's present text; empty where the text is not known. */
  quote(documentId: string, span: Span): Promise<string>;
  /** Day in Shanghai, ISO. */
  readonly today: string;
}

export function openCorpus(ports: RecallPorts): Corpus {
  const { blobs, clock } = ports;
  const rows = openRows(ports);
  const readings = new Map<string, Promise<PolicyDocument | null>>();
  const unitsByPaper = new Map<string, Promise<readonly Unit[]>>();
  const reading = (documentId: string) =>
    once(readings, documentId, async () => {
      const latest = await rows.entry(documentId);
      return latest === null ? null : loadReading(latest.record.state.reading, blobs);
    });
  return {
    ...rows,
    today: new Date(clock.now() + SHANGHAI_MS).toISOString().slice(0, 10),
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

const SHANGHAI_MS = 8 * 3_600_000;
const BREAKS = /(?<!\s)\s*\n\s*/gu;
