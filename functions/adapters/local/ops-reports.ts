import type { DatabaseSync } from 'node:sqlite';
import type { OpsReport, OpsReports } from '../../ports/ops-reports.ts';
import { byCodeUnits, readBodies } from './rows.ts';

/** Reports to the operator in SQLite. */
export function createOpsReports(database: DatabaseSync): OpsReports {
  database.exec('CREATE TABLE IF NOT EXISTS ops_reports (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO ops_reports (id, body) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const all = readBodies<OpsReport>(database, 'SELECT body FROM ops_reports');
  return {
    file: async (report) => (insert.run(report.id, JSON.stringify(report)).changes === 1 ? 'filed' : 'present'),
    all: async () => all.all().toSorted((a, b) => byCodeUnits(a.tick, b.tick) || byCodeUnits(a.id, b.id)),
  };
}
