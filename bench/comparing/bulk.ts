import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import { indexKeys } from '../../functions/domain/change/corpus/fingerprint.ts';
import { foldText } from '../../functions/domain/change/corpus/fold.ts';
import { programmeFingerprints } from '../../functions/domain/change/corpus/programme.ts';
import { unitsOf } from '../../functions/domain/change/corpus/units.ts';
import { POSTINGS_KEPT } from '../../functions/ports/passage-index.ts';

/** Keys are below 2^47: so many of their highest bits tell the part, so many stand in each record. */
const PARTS = 256;
const PART_SIZE = 2 ** 39;
const RECORD_BYTES = 8;
const BUFFERED = 2048;
const PAPERS_BITS = 20;

/**
 * Fills an empty index with papers 0 to `count` at once: the same rows as papers that were added one after the other, but
 * written in the order of the keys, which spares the disk. Which fingerprints are saturated is counted in 256 MB by their
 * hash, so that one of millions is taken for saturated that is not.
 */
export function fillAtOnce(
  database: DatabaseSync,
  folder: string,
  count: number,
  paper: (number: number) => { readonly id: string; readonly text: string },
): void {
  const counts = new Uint8Array(2 ** 28);
  const parts = Array.from({ length: PARTS }, (_, n) => openPart(join(folder, `part-${n}`)));
  const put = database.prepare('INSERT INTO passage_papers (number, id, text) VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (let number = 1; number <= count; number++) {
    const { id, text } = paper(number - 1);
    const folded = foldText(text);
    const slotOf = (key: number) => (key ^ Math.floor(key / 2 ** 24)) & (counts.length - 1);
    const isFull = (key: number) => (counts[slotOf(key)] ?? 0) >= POSTINGS_KEPT;
    const keys = new Set([...indexKeys(folded, unitsOf(folded), isFull), ...programmeFingerprints(text)]);
    put.run(number, id, deflateRawSync(text));
    for (const key of keys) {
      if (isFull(key)) continue;
      counts[slotOf(key)] = (counts[slotOf(key)] ?? 0) + 1;
      parts[Math.floor(key / PART_SIZE)]?.add(key % PART_SIZE, number);
    }
    if (number % 1000 === 0) database.exec('COMMIT; BEGIN');
  }
  database.exec('COMMIT');
  const post = database.prepare('INSERT INTO passage_postings (key, paper) VALUES (?, ?)');
  for (const [n, part] of parts.entries()) {
    database.exec('BEGIN');
    const records = part.take();
    let last = -1;
    let holders = 0;
    for (let at = 0; at < records.length; at += 2) {
      const low = records[at] ?? 0;
      const key = (records[at + 1] ?? 0) * 2 ** (32 - PAPERS_BITS) + (low >>> PAPERS_BITS);
      holders = key === last ? holders + 1 : 1;
      last = key;
      if (holders <= POSTINGS_KEPT) post.run(n * PART_SIZE + key, low & (2 ** PAPERS_BITS - 1));
    }
    database.exec('COMMIT');
  }
}

interface Part {
  /** A key below 2^39 and a paper below 2^20. */
  add(key: number, paper: number): void;
  /** All records in order of key, then paper, as 64-bit words of two halves, low one first. The file is gone then. */
  take(): Uint32Array;
}

function openPart(path: string): Part {
  const file = openSync(path, 'w');
  const buffer = new Uint32Array(2 * BUFFERED);
  let held = 0;
  const flush = () => {
    writeSync(file, buffer, 0, held * RECORD_BYTES);
    held = 0;
  };
  return {
    add: (key, paper) => {
      const shift = 2 ** (32 - PAPERS_BITS);
      buffer[2 * held] = ((key % shift) << PAPERS_BITS) | paper;
      buffer[2 * held + 1] = Math.floor(key / shift);
      if (++held === BUFFERED) flush();
    },
    take: () => {
      flush();
      closeSync(file);
      const bytes = new Uint8Array(readFileSync(path));
      rmSync(path);
      const words = new BigUint64Array(bytes.buffer).sort();
      return new Uint32Array(words.buffer);
    },
  };
}
