import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlobStore } from '../../../functions/adapters/local/blob-store.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createLedger } from '../../../functions/adapters/local/ledger.ts';
import type { RivalReport } from './rival.ts';
import { type ScratchFolder, scratchFolder } from './scratch.ts';

const RIVALS = 3;
const ITEMS = 40;

describe('processes that do the same work at the same time on one folder', () => {
  let folder: ScratchFolder;
  let reports: readonly RivalReport[];

  beforeAll(async () => {
    folder = await scratchFolder();
    const startAt = Date.now() + 1500;
    const names = Array.from({ length: RIVALS }, (_, i) => `rival-${i}`);
    reports = await Promise.all(names.map((name) => runRival([folder.path, name, `${ITEMS}`, `${startAt}`])));
  }, 60_000);

  afterAll(() => folder.remove());

  it.each(['aliases', 'appended', 'claims', 'stored', 'once', 'saved'] as const)('win each of the %s once', (prize) => {
    const won = reports.flatMap((report) => report[prize]);
    expect(won.toSorted()).toEqual(Array.from({ length: ITEMS }, (_, i) => `d${i}`).toSorted());
  });

  it('give every change one number and leave no gap', async () => {
    const [first] = reports;
    for (const report of reports) expect(report.numbers).toEqual(first?.numbers);
    expect(first?.numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: ITEMS }, (_, i) => i + 1));
    const database = openDatabase(join(folder.path, 'hongtou.db'));
    const last = await createLedger(database).lastNumber();
    database.close();
    expect(last?.n).toBe(ITEMS);
  });

  it('do no piece of work under one receipt twice', () => {
    const receipts = reports.flatMap((report) => report.worked);
    expect(receipts.length).toBeGreaterThanOrEqual(ITEMS);
    expect(new Set(receipts).size).toBe(receipts.length);
  });

  it('leave whole blobs of one writer, and nothing half-written beside them', async () => {
    const blobs = createBlobStore(join(folder.path, 'blobs'));
    for (let i = 0; i < ITEMS; i++) {
      const text = new TextDecoder().decode((await blobs.get(`snapshots/${i}`)) ?? new Uint8Array());
      const writer = text.slice(0, 'rival-0'.length);
      expect(text).toBe(writer.repeat(1000));
    }
    blobs.close();
  });
});

async function runRival(args: readonly string[]): Promise<RivalReport> {
  const script = join(import.meta.dirname, 'rival.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
  return JSON.parse(stdout) as RivalReport;
}
