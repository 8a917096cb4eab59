import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createKnowledgeStore } from '../../../functions/adapters/local/knowledge-store.ts';
import { describeKnowledgeStoreContract } from '../../contracts/knowledge-store.ts';
import { openOnDatabase } from './scratch.ts';

describeKnowledgeStoreContract('SQLite', () => openOnDatabase(createKnowledgeStore));

describe('The knowledge store in SQLite', () => {
  it('finds the rows of a key and the next key by a search, never by a scan', () => {
    const database = openDatabase(':memory:');
    createKnowledgeStore(database);
    const plan = (sql: string) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])[0]?.detail;
    expect(plan("SELECT body FROM knowledge WHERE key = 'a' ORDER BY document_id, stamp")).toContain('SEARCH');
    expect(plan("SELECT key FROM knowledge WHERE key > 'a' ORDER BY key LIMIT 1")).toContain('SEARCH');
    database.close();
  });
});
