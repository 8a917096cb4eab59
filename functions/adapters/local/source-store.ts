import type { DatabaseSync } from 'node:sqlite';
import type { Hold, HostState, PageState, SourceState } from '../../domain/source/state.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { exclusively } from './database.ts';
import { byCodeUnits, readBodies } from './rows.ts';

/** Sources, pages, hosts and holds in SQLite. Rows are JSON; what is asked for stands in columns beside it. */
export function createSourceStore(database: DatabaseSync): SourceStore {
  database.exec(TABLES);
  return {
    ...sources(database),
    ...pages(database),
    ...pendingPages(database),
    ...hosts(database),
    ...holds(database),
  };
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS sources (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS pages (
    source_id TEXT NOT NULL, url TEXT NOT NULL, host TEXT NOT NULL, pending INTEGER NOT NULL, not_before INTEGER NOT NULL,
    due_at INTEGER NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (source_id, url)
  );
  CREATE INDEX IF NOT EXISTS pages_due ON pages (source_id, due_at);
  CREATE INDEX IF NOT EXISTS pages_pending ON pages (host, not_before, source_id, url) WHERE pending = 1;
  CREATE INDEX IF NOT EXISTS pages_pending_of_source ON pages (source_id) WHERE pending = 1;
  CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS holds (id TEXT PRIMARY KEY, status TEXT NOT NULL, body TEXT NOT NULL);
`;

type Sources = Pick<SourceStore, 'source' | 'sources' | 'saveSource'>;

function sources(database: DatabaseSync): Sources {
  const one = readBodies<SourceState>(database, 'SELECT body FROM sources WHERE id = ?');
  const all = readBodies<SourceState>(database, 'SELECT body FROM sources');
  const insert = database.prepare('INSERT INTO sources (id, revision, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const update = database.prepare('UPDATE sources SET revision = ?, body = ? WHERE id = ? AND revision = ?');
  return {
    source: async (id) => one.one(id),
    sources: async () => all.all().toSorted((a, b) => byCodeUnits(a.id, b.id)),
    saveSource: async (state) => {
      const revision = state.revision + 1;
      const body = JSON.stringify({ ...state, revision });
      const { changes } =
        state.revision === 0
          ? insert.run(state.id, revision, body)
          : update.run(revision, body, state.id, state.revision);
      return changes === 1 ? 'saved' : 'stale';
    },
  };
}

type Pages = Pick<SourceStore, 'page' | 'savePage' | 'savePages' | 'pagesOf' | 'duePages'>;

function pages(database: DatabaseSync): Pages {
  const one = readBodies<PageState>(database, 'SELECT body FROM pages WHERE source_id = ? AND url = ?');
  const all = readBodies<PageState>(database, 'SELECT body FROM pages WHERE source_id = ?');
  const due = readBodies<PageState>(database, 'SELECT body FROM pages WHERE source_id = ? AND due_at <= ?');
  const insert = database.prepare(
    `INSERT INTO pages (source_id, url, host, pending, not_before, due_at, revision, body)
     VALUES (:sourceId, :url, :host, :pending, :notBefore, :dueAt, 1, :body) ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE pages SET host = :host, pending = :pending, not_before = :notBefore, due_at = :dueAt, revision = :expected + 1,
     body = :body WHERE source_id = :sourceId AND url = :url AND revision = :expected`,
  );
  const save = (page: PageState): 'saved' | 'stale' => {
    const { sourceId, url, host, notBefore, dueAt, revision: expected } = page;
    const body = JSON.stringify({ ...page, revision: expected + 1 });
    const row = { sourceId, url, host, pending: page.pending === null ? 0 : 1, notBefore, dueAt, body };
    const { changes } = expected === 0 ? insert.run(row) : update.run({ ...row, expected });
    return changes === 1 ? 'saved' : 'stale';
  };
  return {
    page: async (sourceId, url) => one.one(sourceId, url),
    savePage: async (page) => save(page),
    savePages: async (rows) => (rows.length === 0 ? [] : exclusively(database, () => rows.map(save))),
    pagesOf: async function* (sourceId) {
      yield* all.all(sourceId).toSorted((a, b) => byCodeUnits(a.url, b.url));
    },
    duePages: async (sourceId, instant) => due.all(sourceId, instant).toSorted((a, b) => byCodeUnits(a.url, b.url)),
  };
}

type PendingPages = Pick<SourceStore, 'pendingPages' | 'pendingCount' | 'pendingHosts'>;

function pendingPages(database: DatabaseSync): PendingPages {
  const ofHost = readBodies<PageState>(
    database,
    'SELECT body FROM pages WHERE host = ? AND pending = 1 ORDER BY not_before, source_id, url LIMIT ?',
  );
  const count = database.prepare('SELECT count(*) AS n FROM pages WHERE source_id = ? AND pending = 1');
  const withPending = database.prepare('SELECT DISTINCT host FROM pages WHERE pending = 1 ORDER BY host');
  return {
    pendingPages: async (host, limit) => ofHost.all(host, limit),
    pendingCount: async (sourceId) => Number(count.get(sourceId)?.n),
    pendingHosts: async () => withPending.all().map((row) => String(row.host)),
  };
}

type Hosts = Pick<SourceStore, 'host' | 'saveHost'>;

function hosts(database: DatabaseSync): Hosts {
  const one = readBodies<HostState>(database, 'SELECT body FROM hosts WHERE host = ?');
  const save = database.prepare(
    'INSERT INTO hosts (host, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  return {
    host: async (host) => one.one(host),
    saveHost: async (state) => {
      save.run(state.host, JSON.stringify(state));
    },
  };
}

type Holds = Pick<SourceStore, 'putHold' | 'holds' | 'decideHold'>;

function holds(database: DatabaseSync): Holds {
  const all = readBodies<Hold>(database, 'SELECT body FROM holds');
  const insert = database.prepare('INSERT INTO holds (id, status, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const decide = database.prepare(
    `UPDATE holds SET status = :status, body = json_set(body, '$.status', :status) WHERE id = :id AND status = 'held'`,
  );
  return {
    putHold: async (hold) => (insert.run(hold.id, hold.status, JSON.stringify(hold)).changes === 1 ? 'put' : 'present'),
    holds: async () => all.all().toSorted((a, b) => byCodeUnits(a.id, b.id)),
    decideHold: async (id, status) => (decide.run({ id, status }).changes === 1 ? 'decided' : 'not-held'),
  };
}
