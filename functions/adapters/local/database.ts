import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { HongtouError } from '../../domain/error.ts';
import { makeFolder } from './make-folder.ts';

/** How long a statement waits for another process that is writing. */
const BUSY_TIMEOUT_MS = 30_000;

const BUSY_PAUSE_MS = 10;
const SQLITE_BUSY = 5;

/** Pages that a connection keeps, at most: those above the leaves of an index of a hundred million rows. */
const CACHE_KIB = 16_384;

/**
 * Opens the file that all local stores share; `:memory:` for one that ends with the handle. Several processes may have the
 * same file open. What was answered as written survives a loss of power.
 * @throws HONGTOU_FOLDER; HONGTOU_DATABASE where the file cannot be opened or is no database
 */
export function openDatabase(path: string): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  if (path !== ':memory:') makeFolder(dirname(path));
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    logAhead(database);
    database.exec(`PRAGMA synchronous = FULL; PRAGMA cache_size = -${CACHE_KIB};`);
    return database;
  } catch (cause) {
    throw new HongtouError('HONGTOU_DATABASE', `${path}: expected a database that can be read and written`, { cause });
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
