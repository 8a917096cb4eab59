import type { DatabaseSync } from 'node:sqlite';
import type { ChangeNumber, ChangeRecord } from '../../domain/change/record.ts';
import { HongtouError } from '../../domain/error.ts';
import type { Ledger, LedgerEntry } from '../../ports/ledger.ts';

/** The ledger in SQLite. Each promise is one statement, so that it holds between processes too. */
export function createLedger(database: DatabaseSync): Ledger {
  database.exec(TABLES);
  return { ...identities(database), ...changes(database), ...numbers(database) };
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS aliases (key TEXT PRIMARY KEY, document_id TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS relatives (
    key TEXT NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (key, document_id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS changes (
    id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL, seq INTEGER NOT NULL, record TEXT NOT NULL,
    claimed_number INTEGER, handled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (document_id, seq)
  );
  CREATE INDEX IF NOT EXISTS changes_unhandled ON changes (id) WHERE handled = 0;
  CREATE TABLE IF NOT EXISTS numbers (
    n INTEGER PRIMARY KEY, change_id TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
  );
`;

type Identities = Pick<Ledger, 'claimAlias' | 'lookUpAlias' | 'addRelative' | 'relatives'>;

function identities(database: DatabaseSync): Identities {
  const bind = database.prepare('INSERT INTO aliases (key, document_id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const owner = database.prepare('SELECT document_id FROM aliases WHERE key = ?');
  const relate = database.prepare('INSERT INTO relatives (key, document_id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const related = database.prepare('SELECT document_id FROM relatives WHERE key = ? ORDER BY document_id');
  const lookUp = (key: string) => textOf(owner.get(key)?.document_id);
  return {
    claimAlias: async (key, documentId) => {
      bind.run(key, documentId);
      // Aliases are never deleted: the row that this read finds is the one that stands.
      return lookUp(key) ?? documentId;
    },
    lookUpAlias: async (key) => lookUp(key),
    addRelative: async (key, documentId) => {
      relate.run(key, documentId);
    },
    relatives: async (key) => related.all(key).map((row) => String(row.document_id)),
  };
}

type Changes = Pick<Ledger, 'append' | 'latest' | 'entry' | 'history' | 'unhandled' | 'markHandled' | 'claimNumber'>;

function changes(database: DatabaseSync): Changes {
  const columns = 'record, claimed_number, handled';
  const insert = database.prepare(
    'INSERT INTO changes (id, document_id, seq, record) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const latest = database.prepare(`SELECT ${columns} FROM changes WHERE document_id = ? ORDER BY seq DESC LIMIT 1`);
  const byId = database.prepare(`SELECT ${columns} FROM changes WHERE id = ?`);
  const history = database.prepare(`SELECT ${columns} FROM changes WHERE document_id = ? ORDER BY seq`);
  const unhandled = database.prepare(`SELECT ${columns} FROM changes WHERE handled = 0 ORDER BY id LIMIT ?`);
  const handle = database.prepare('UPDATE changes SET handled = 1 WHERE id = ? AND handled = 0');
  const claim = database.prepare('UPDATE changes SET claimed_number = ? WHERE id = ? AND claimed_number IS ?');
  return {
    append: async (record) => {
      checkId(record);
      const { changes: written } = insert.run(record.id, record.documentId, record.seq, JSON.stringify(record));
      return written === 1 ? 'appended' : 'taken';
    },
    latest: async (documentId) => entryOf(latest.get(documentId)),
    entry: async (changeId) => entryOf(byId.get(changeId)),
    history: async (documentId) => entriesOf(history.all(documentId)),
    unhandled: async (limit) => entriesOf(unhandled.all(limit)),
    markHandled: async (changeId) => {
      handle.run(changeId);
    },
    claimNumber: async (changeId, expected, n) =>
      claim.run(n, changeId, expected).changes === 1 ? 'claimed' : 'moved',
  };
}

type Numbers = Pick<Ledger, 'putNumber' | 'numberAt' | 'lastNumber'>;

function numbers(database: DatabaseSync): Numbers {
  const put = database.prepare(
    `INSERT INTO numbers (n, change_id, previous_hash, hash)
     SELECT :n, :changeId, :previousHash, :hash WHERE :n = 1 OR EXISTS (SELECT 1 FROM numbers WHERE n = :n - 1)
     ON CONFLICT DO NOTHING`,
  );
  const at = database.prepare('SELECT n, change_id, previous_hash, hash FROM numbers WHERE n = ?');
  const last = database.prepare('SELECT n, change_id, previous_hash, hash FROM numbers ORDER BY n DESC LIMIT 1');
  return {
    putNumber: async ({ n, changeId, previousHash, hash }) => {
      if (put.run({ n, changeId, previousHash, hash }).changes === 1) return 'put';
      const standing = numberOf(at.get(n));
      if (standing === null) {
        throw new HongtouError('HONGTOU_NUMBER_GAP', `number ${n} of ${changeId}: expected number ${n - 1} to exist`);
      }
      return standing.changeId === changeId ? 'own' : 'taken';
    },
    numberAt: async (n) => numberOf(at.get(n)),
    lastNumber: async () => numberOf(last.get()),
  };
}

function checkId(record: ChangeRecord): void {
  const expected = `${record.documentId}.${record.seq}`;
  if (record.id === expected) return;
  throw new HongtouError('HONGTOU_BAD_RECORD', `a change has the id "${record.id}": expected "${expected}"`);
}

type Row = Readonly<Record<string, unknown>>;

function entryOf(row: Row | undefined): LedgerEntry | null {
  return row === undefined ? null : readEntry(row);
}

function entriesOf(rows: readonly Row[]): readonly LedgerEntry[] {
  return rows.map(readEntry);
}

function readEntry(row: Row): LedgerEntry {
  const claimed = row.claimed_number;
  return {
    record: JSON.parse(String(row.record)) as ChangeRecord,
    claimedNumber: claimed === null ? null : Number(claimed),
    handled: row.handled === 1 ? 'handled' : 'unhandled',
  };
}

function numberOf(row: Row | undefined): ChangeNumber | null {
  if (row === undefined) return null;
  return {
    n: Number(row.n),
    changeId: String(row.change_id),
    previousHash: String(row.previous_hash),
    hash: String(row.hash),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
