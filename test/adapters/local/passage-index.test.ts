import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createPassageIndex } from '../../../functions/adapters/local/passage-index.ts';
import { describePassageIndexContract } from '../../contracts/passage-index.ts';
import { openOnDatabase } from './scratch.ts';

describePassageIndexContract('SQLite', () => openOnDatabase(createPassageIndex));

describe('The passage index in SQLite', () => {
  it('finds keys and papers by their keys, never by a scan', () => {
    const database = openDatabase(':memory:');
    createPassageIndex(database);
    const plan = (sql: string) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])[0]?.detail;
    expect(plan('SELECT paper FROM passage_postings WHERE key = 1')).toContain('SEARCH');
    expect(plan("SELECT text FROM passage_papers WHERE id = 'a'")).toContain('SEARCH');
    database.close();
  });

  it('spends about twenty bytes on a posting', async () => {
    const database = openDatabase(':memory:');
    const index = createPassageIndex(database);
    const size = () => (database.prepare('PRAGMA page_count').get() as { page_count: number }).page_count * 4096;
    const empty = size();
    for (let n = 0; n < 200; n++) {
      const keys = Array.from({ length: 100 }, (_, i) => Math.floor(((n * 100 + i) * 0.618034 * 2 ** 47) % 2 ** 47));
      await index.add({ id: `d${n}`, text: '', keys });
    }
    expect((size() - empty) / 20_000).toBeLessThan(30);
    database.close();
  });
});
