import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Decision } from '../../domain/knowledge/follow.ts';
import type { Knowledge } from '../../domain/knowledge/model.ts';
import type { KnowledgeRow } from '../../domain/knowledge/rows.ts';
import type { KnowledgeStore } from '../../ports/knowledge-store.ts';
import { byCodeUnits, keyText } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { type Item, openTable, partition } from './table.ts';

/** Rows that are written in parallel; one paper has some dozens. */
const WRITES_AT_ONCE = 16;

/**
 * What the corpus knows, in the ledger's table. Rows by partition: `known#KEY` with a row for each document and state, and
 * `decisions#PROMISE` with a row for each step that a person judged.
 */
export function createKnowledgeStore(client: DynamoDBClient, tableName: string): KnowledgeStore {
  const table = openTable(client, tableName);
  return {
    add: async (rows) => {
      for (let start = 0; start < rows.length; start += WRITES_AT_ONCE) {
        await Promise.all(rows.slice(start, start + WRITES_AT_ONCE).map((row) => table.put(itemOf(row))));
      }
    },
    rows: async function* (key) {
      for await (const item of table.query(partition(pkOf(key)))) yield rowOf(item);
    },
    keys: async function* (prefix) {
      const seen = new Set<string>();
      for await (const { k } of table.scan('attribute_exists(k)')) {
        const key = k?.S ?? '';
        if (!key.startsWith(prefix) || seen.has(key)) continue;
        seen.add(key);
        yield key;
      }
    },
    decide: (decision) =>
      table.put({
        pk: { S: `decisions#${decision.promiseId}` },
        sk: { S: decision.transitionId },
        body: pack(decision),
      }),
    decisions: async (promiseId) => {
      const found: Decision[] = [];
      for await (const { body } of table.query(partition(`decisions#${promiseId}`))) found.push(unpack<Decision>(body));
      return found.sort((a, b) => byCodeUnits(a.transitionId, b.transitionId));
    },
  };
}

function pkOf(key: string): string {
  return `known#${keyText(key)}`;
}

/** `#` sorts before letters and digits, so that the order of `sk` is that of document id, then stamp. */
function itemOf({ key, documentId, stamp, knowledge }: KnowledgeRow): Item {
  return {
    pk: { S: pkOf(key) },
    sk: { S: `${keyText(documentId)}#${stamp}` },
    k: { S: key },
    d: { S: documentId },
    stamp: { S: stamp },
    body: pack(knowledge),
  };
}

function rowOf({ k, d, stamp, body }: Item): KnowledgeRow {
  return {
    key: k?.S ?? '',
    documentId: d?.S ?? '',
    stamp: stamp?.S ?? '',
    knowledge: unpack<readonly Knowledge[]>(body),
  };
}
