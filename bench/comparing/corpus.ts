import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createPassageIndex } from '../../functions/adapters/local/passage-index.ts';
import { indexKeys, queryKeys } from '../../functions/domain/change/corpus/fingerprint.ts';
import { foldText } from '../../functions/domain/change/corpus/fold.ts';
import { programmeFingerprints } from '../../functions/domain/change/corpus/programme.ts';
import { unitsOf } from '../../functions/domain/change/corpus/units.ts';
import { createComparer } from '../../functions/steps/compare.ts';
import { fillAtOnce } from './bulk.ts';
import { letter, newLetter, quoted, SENTENCES } from './letters.ts';

/**
 * A growing corpus in SQLite: what a letter costs to index and to compare at 10^3, 10^4 and 10^5 papers. With `--million` the
 * corpus of 10^6 papers is written at once (about 7 GB of disk, twelve minutes), so nothing of the program is timed by it.
 * CPU time is user and system time of this process; the disk is not waited for.
 * Letters have 48 sentences; with fewer the stored ones are shorter, the new one is not. A corpus kept in a file is added to
 * by the next run, which then measures at the sizes that are still to come.
 * usage: npm run bench -- corpus [--million] [--sentences 12..48] [--keep FILE]
 */
const { values: options } = parseArgs({
  options: { million: { type: 'boolean' }, sentences: { type: 'string' }, keep: { type: 'string' } },
});
const SIZES = options.million ? [1e6] : [1e3, 1e4, 1e5];
const LETTERS = 100;
const LENGTH = Number(options.sentences ?? SENTENCES);

const folder = mkdtempSync(join(tmpdir(), 'hongtou-corpus-'));
const path = options.keep ?? join(folder, 'corpus.db');
const database = openDatabase(path);
// Power may fail in a bench; waiting for the disk is not what is measured.
database.exec('PRAGMA synchronous = OFF');
const comparer = createComparer({ passages: createPassageIndex(database) });

console.log('papers   index ms  bytes/paper  compare ms: median   p95    max   source found   RSS MB');
try {
  let stored = storedIn(database);
  for (const size of SIZES) {
    if (size < stored) continue;
    const cpu = process.cpuUsage();
    const from = stored;
    if (options.million && stored === 0) {
      fillAtOnce(database, folder, size, (number) => ({ id: idOf(number), text: letter(number, LENGTH) }));
      stored = size;
    }
    for (; stored < size; stored++) await comparer.index(idOf(stored), letter(stored, LENGTH));
    const indexing = milliseconds(process.cpuUsage(cpu)) / (stored - from);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const { times, found } = await compareLetters(size);
    const columns = [
      String(size).padEnd(8),
      (Number.isFinite(indexing) ? indexing.toFixed(2) : '-').padStart(8),
      (statSync(path).size / size).toFixed(0).padStart(12),
      quantile(times, 0.5).toFixed(1).padStart(19),
      quantile(times, 0.95).toFixed(1).padStart(6),
      quantile(times, 1).toFixed(1).padStart(6),
      `${(100 * found).toFixed(1)} %`.padStart(14),
      (process.memoryUsage().rss / 2 ** 20).toFixed(0).padStart(8),
    ];
    console.log(columns.join(' '));
  }
  console.log(requestUnits());
} finally {
  database.close();
  rmSync(folder, { recursive: true });
}

function idOf(number: number): string {
  return `d${String(number).padStart(8, '0')}`;
}

function storedIn(corpus: typeof database): number {
  return (corpus.prepare('SELECT count(*) AS papers FROM passage_papers').get() as { papers: number }).papers;
}

async function compareLetters(size: number): Promise<{ readonly times: readonly number[]; readonly found: number }> {
  const times: number[] = [];
  let found = 0;
  for (let n = -20; n < LETTERS; n++) {
    const { text, sources } = newLetter(n + 20, size);
    const cpu = process.cpuUsage();
    const { passages } = await comparer.compare({ id: 'new', document: { text } });
    if (n < 0) continue;
    times.push(milliseconds(process.cpuUsage(cpu)));
    const named = new Set(passages.flatMap(({ source }) => (source === null ? [] : [Number(source.id.slice(1))])));
    found += sources.filter((source) => isNamed(source, named)).length / sources.length;
  }
  return { times: times.toSorted((a, b) => a - b), found: found / LETTERS };
}

/** The letter itself, or one that quotes the same sentences of it. */
function isNamed(source: number, named: ReadonlySet<number>): boolean {
  if (named.has(source)) return true;
  const [sentence = ''] = quoted(source);
  return [...named].some((other) => letter(other, LENGTH).includes(sentence));
}

/** Each key is one item below 1 kB: one write unit, half a read unit eventually consistent. Texts are objects, not items. */
function requestUnits(): string {
  let writes = 0;
  let reads = 0;
  for (let n = 0; n < LETTERS; n++) {
    const text = letter(n);
    const folded = foldText(text);
    const units = unitsOf(folded);
    const programmes = programmeFingerprints(text).length;
    writes += new Set(indexKeys(folded, units)).size + programmes;
    reads += (new Set(queryKeys(folded, units).flat()).size + programmes) / 2;
  }
  return `DynamoDB, a letter of ${letter(1).length} characters: ${writes / LETTERS} items written, ${reads / LETTERS} read units`;
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
