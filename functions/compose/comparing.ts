import { openDatabase } from '../adapters/local/database.ts';
import { createPassageIndex } from '../adapters/local/passage-index.ts';
import { type Comparer, createComparer } from '../steps/compare.ts';

/**
 * A comparer with a corpus of its own, which ends with `close`. The corpus lies in a database that SQLite keeps on disk and
 * removes with the handle (an empty path), so that one of any size fits.
 */
export function openScratchComparer(): { readonly comparer: Comparer; readonly close: () => void } {
  const database = openDatabase('');
  return { comparer: createComparer({ passages: createPassageIndex(database) }), close: () => database.close() };
}
