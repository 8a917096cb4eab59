import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { exclusively, openDatabase } from '../../../functions/adapters/local/database.ts';
import { createLedger } from '../../../functions/adapters/local/ledger.ts';
import { changeRecord } from '../../contracts/samples.ts';
import { scratchFolder } from './scratch.ts';

/** Holds the write lock of a file that does not log ahead yet, opens the gate, and keeps the lock for a moment more. */
const WRITER = `
  const { DatabaseSync } = require('node:sqlite');
  const { path, gate } = require('node:worker_threads').workerData;
  const database = new DatabaseSync(path);
  database.exec('BEGIN IMMEDIATE; CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1)');
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  Atomics.wait(gate, 0, 1, 50);
  database.exec('COMMIT');
  database.close();
`;

describe('the database of one machine', () => {
  it('makes the folder that it is to stand in, and keeps what was written', async () => {
    const folder = await scratchFolder();
    const path = join(folder.path, 'a', 'b', 'hongtou.db');
    const first = openDatabase(path);
    await createLedger(first).append(changeRecord('d1', 1));
    first.close();
    const again = openDatabase(path);
    expect(await createLedger(again).entry('d1.1')).toMatchObject({ record: changeRecord('d1', 1) });
    again.close();
    await folder.remove();
  });

  it('can live in memory', async () => {
    const [one, two] = [openDatabase(':memory:'), openDatabase(':memory:')];
    await createLedger(one).claimAlias('key', 'd1');
    expect(await createLedger(one).lookUpAlias('key')).toBe('d1');
    expect(await createLedger(two).lookUpAlias('key')).toBeNull();
  });

  it('survives a loss of power and lets readers work while another process writes', () => {
    const database = openDatabase(':memory:');
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 30_000 });
  });

  it('opens a new file while another process writes to it', async () => {
    const folder = await scratchFolder();
    const path = join(folder.path, 'hongtou.db');
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const writer = new Worker(WRITER, { eval: true, workerData: { path, gate } });
    const ended = once(writer, 'exit');
    Atomics.wait(gate, 0, 0);
    const database = openDatabase(path);
    await ended;
    expect(database.prepare('SELECT n FROM t').all()).toEqual([{ n: 1 }]);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    await folder.remove();
  });

  it('says which file is no database', async () => {
    const folder = await scratchFolder();
    const path = join(folder.path, 'notes.txt');
    await writeFile(path, 'not a database, but long enough to be read as the header of one '.repeat(100));
    expect(() => openDatabase(path)).toThrow(
      expect.objectContaining({ code: 'HONGTOU_DATABASE', message: expect.stringContaining('notes.txt') }),
    );
    await folder.remove();
  });

  it('undoes the whole of what fails half-way', () => {
    const database = openDatabase(':memory:');
    database.exec('CREATE TABLE t (n INTEGER)');
    const work = () => {
      database.exec('INSERT INTO t VALUES (1)');
      throw new Error('half-way');
    };
    expect(() => exclusively(database, work)).toThrow('half-way');
    expect(exclusively(database, () => database.prepare('SELECT count(*) AS n FROM t').get())).toEqual({ n: 0 });
  });

  it('loads without a word on the terminal', async () => {
    const module = join(import.meta.dirname, '../../../functions/adapters/local/database.ts');
    const program = `const { openDatabase } = await import(${JSON.stringify(module)}); openDatabase(':memory:');`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout + stderr).toBe('');
  });
});
