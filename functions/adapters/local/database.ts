import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { HongtouError } from '../../domain/error.ts';
import { makeFolder } from './make-folder.ts';

/** How long a statement waits for another process that is writing. */
const BUSY_TIMEOUT_MS = 30_000;

const BUSY_PAUSE_MS = 10;
const SQLITE_BUSY = 5;

/** Pages that a connection keeps, at most: those above the leaves of an index of a hundred million rows. */
const CACHE_KIB = 16_384;

/**
 * What a store is opened for. `make`: it is made where it is not there. `change`: it has to be there. `look`: it has to be there, and
 * is read as it stands where it cannot be written.
 */
export type StoreAccess = 'make' | 'change' | 'look';

/**
 * Opens the file that all local stores share; `:memory:` for one that ends with the handle. Several processes may have the
 * same file open. What was answered as written survives a loss of power.
 * @throws HONGTOU_FOLDER; HONGTOU_NO_DATA where nothing is made and nothing is there; HONGTOU_DATABASE where the file cannot be opened
 * or is no database
 */
export function openDatabase(path: string, access: StoreAccess = 'make'): DatabaseSync {
  if (access !== 'make') requireFile(path);
  else if (path !== ':memory:') makeFolder(dirname(path));
  try {
    const database = connect(path);
    logAhead(database);
    database.exec(`PRAGMA synchronous = FULL; PRAGMA cache_size = -${CACHE_KIB};`);
    return database;
  } catch (cause) {
    const database = access === 'look' ? openAsItStands(path) : null;
    if (database !== null) return database;
    throw new HongtouError('HONGTOU_DATABASE', `${path}: expected a database that can be read and written`, { cause });
  }
}

function connect(path: string | URL): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  return new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: path instanceof URL });
}

function requireFile(path: string): void {
  let reason = `there is no ${basename(path)} in it`;
  try {
    if (statSync(path).isFile()) return;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EACCES') reason = 'it may not be read';
    else if (!existsSync(dirname(path))) reason = 'there is no such folder';
  }
  const expected = 'expected a folder in which hongtou run or import has stored papers';
  throw new HongtouError('HONGTOU_NO_DATA', `${resolve(dirname(path))}: ${reason}; ${expected}`);
}

/**
 * A file of a folder in which nothing can be written, not even the files that readers share (-shm); null where that tells nothing, for
 * what was written last waits in a log of its own (-wal), or where the file cannot be read.
 */
function openAsItStands(path: string): DatabaseSync | null {
  try {
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return null;
    const url = pathToFileURL(path);
    url.searchParams.set('immutable', '1');
    const database = connect(url);
    database.exec('SELECT 1 FROM sqlite_schema');
    return database;
  } catch {
    return null;
  }
}

/**
 * Has the file log its writes ahead, so that readers work beside a writer. Where another process writes to a new file meanwhile,
 * SQLite refuses this at once, whatever the time-out is: it is asked again until that time is over.
 */
function logAhead(database: DatabaseSync): void {
  for (let tries = BUSY_TIMEOUT_MS / BUSY_PAUSE_MS; ; tries--) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || tries <= 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_PAUSE_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/**
 * Runs `work` with the write lock held from its first read on, so that no other process writes between its reads and its
 * writes. Undone as a whole where it throws.
 */
export function exclusively<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** What is wrong with the file's pages and indexes, in SQLite's words; null where nothing is. Reads all of it. */
export function damageOf(database: DatabaseSync): string | null {
  try {
    const found = database.prepare('PRAGMA integrity_check(1)').get();
    const words = String(Object.values(found ?? {})[0] ?? '');
    return words === 'ok' ? null : words;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Early releases of Node 24 print a warning when the module is first loaded; it says nothing to who runs Hongtou. */
function loadSqlite(): typeof import('node:sqlite') {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
