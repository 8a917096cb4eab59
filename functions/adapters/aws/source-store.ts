import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Hold, SourceState } from '../../domain/source/state.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { createHostRows } from './host-rows.ts';
import { byCodeUnits, keyText } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { createPageRows } from './page-rows.ts';
import { FREE, openTable, partition, revisionIs, type Table } from './table.ts';

/**
 * Sources, pages, hosts and holds in one DynamoDB table. Rows by partition: `sources`, `pages#HOST`, `host#HOST`, `holds`;
 * `hosts` and `hosts#SOURCE` name the hosts that have pages. `docs/data-model.md` counts what each request costs.
 */
export function createSourceStore(client: DynamoDBClient, tableName: string): SourceStore {
  const table = openTable(client, tableName);
  return { ...sources(table), ...createPageRows(table), ...createHostRows(table), ...holds(table) };
}

type Sources = Pick<SourceStore, 'source' | 'sources' | 'saveSource'>;

function sources(table: Table): Sources {
  const keyOf = (id: string) => ({ pk: { S: 'sources' }, sk: { S: keyText(id) } });
  return {
    source: async (id) => {
      const item = await table.get(keyOf(id));
      return item === null ? null : unpack<SourceState>(item.body);
    },
    sources: async () => {
      const found: SourceState[] = [];
      for await (const item of table.query(partition('sources'))) found.push(unpack(item.body));
      return found.sort((a, b) => byCodeUnits(a.id, b.id));
    },
    saveSource: async (state) => {
      const key = keyOf(state.id);
      const revision = state.revision + 1;
      const item = { ...key, revision: { N: String(revision) }, body: pack({ ...state, revision }) };
      return (await table.putIf(revisionIs(state.revision), item)) === 'written' ? 'saved' : 'stale';
    },
  };
}

type Holds = Pick<SourceStore, 'putHold' | 'holds' | 'decideHold'>;

/** The status stands beside the body, so that a decision can be conditional on it and need not write the pages again. */
function holds(table: Table): Holds {
  const keyOf = (id: string) => ({ pk: { S: 'holds' }, sk: { S: keyText(id) } });
  return {
    putHold: async (hold) => {
      const { status, ...body } = hold;
      const item = { ...keyOf(hold.id), held: { S: status }, body: pack(body) };
      return (await table.putIf(FREE, item)) === 'written' ? 'put' : 'present';
    },
    holds: async () => {
      const found: Hold[] = [];
      for await (const item of table.query(partition('holds'))) {
        found.push({ ...unpack<Omit<Hold, 'status'>>(item.body), status: item.held?.S as Hold['status'] });
      }
      return found.sort((a, b) => byCodeUnits(a.id, b.id));
    },
    decideHold: async (id, status) => {
      const condition = { text: 'held = :held', values: { ':held': { S: 'held' } } };
      const change = { text: 'SET held = :status', values: { ':status': { S: status } } };
      return (await table.updateIf(condition, keyOf(id), change)) === 'written' ? 'decided' : 'not-held';
    },
  };
}
