import { existsSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Blob } from '../../ports/blob-store.ts';
import { damageOf, exclusively, openDatabase, type StoreAccess } from './database.ts';

/** Blobs as rows of one table. Several processes may write it at the same time. */
export interface BlobRows {
  /** Writes those whose key is free and `isTaken` by nothing else; answers them, once the disk holds them. */
  putAll(blobs: readonly Blob[], isTaken: (key: string) => boolean): readonly Blob[];
  get(key: string): Uint8Array | null;
  /** Which of the keys have a row, no other process being about to write one. */
  taken(keys: readonly string[]): ReadonlySet<string>;
  /** See damageOf. */
  damage(): string | null;
  close(): void;
}

/** The database is opened by the first use: many commands need no blob. @throws HONGTOU_FOLDER, HONGTOU_DATABASE then */
export function createBlobRows(path: string, access: StoreAccess = 'make'): BlobRows {
  let opened: Statements | null = null;
  const statements = (): Statements => {
    opened ??= open(path, access);
    return opened;
  };
  return {
    putAll: (blobs, isTaken) => {
      if (blobs.length === 0) return [];
      const { database, insert } = statements();
      const put = ({ key, bytes }: Blob): boolean => !isTaken(key) && insert.run(key, bytes).changes === 1;
      return exclusively(database, () => blobs.filter(put));
    },
    get: (key) => {
      const bytes = statements().select.get(key)?.bytes;
      return bytes instanceof Uint8Array ? bytes : null;
    },
    taken: (keys) => {
      const { database, select } = statements();
      return exclusively(database, () => new Set(keys.filter((key) => select.get(key) !== undefined)));
    },
    damage: () => damageOf(statements().database),
    close: () => {
      opened?.database.close();
      opened = null;
    },
  };
}

interface Statements {
  readonly database: DatabaseSync;
  readonly insert: StatementSync;
  readonly select: StatementSync;
}

function open(path: string, access: StoreAccess): Statements {
  const database = openRows(path, access);
  database.exec('CREATE TABLE IF NOT EXISTS blobs (key TEXT PRIMARY KEY, bytes BLOB NOT NULL)');
  return {
    database,
    insert: database.prepare('INSERT INTO blobs (key, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    select: database.prepare('SELECT bytes FROM blobs WHERE key = ?'),
  };
}

/** An earlier program left all blobs as files: who only looks makes no rows for them. */
function openRows(path: string, access: StoreAccess): DatabaseSync {
  if (access !== 'look') return openDatabase(path);
  return existsSync(path) ? openDatabase(path, 'look') : openDatabase(':memory:');
}
