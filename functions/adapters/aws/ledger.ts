import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ChangeNumber, ChangeRecord } from '../../domain/change/record.ts';
import { HongtouError } from '../../domain/error.ts';
import type { Ledger, LedgerEntry } from '../../ports/ledger.ts';
import { keyNumber, keyText } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { FREE, type Item, openTable, partition, type Table } from './table.ts';

/**
 * The ledger in one DynamoDB table. Rows by partition: `alias#KEY`, `relatives#KEY`, `document#ID` with the document's changes
 * in order, and `numbers`. A change is one item with its outbox flag, so that one conditional write makes both.
 */
export function createLedger(client: DynamoDBClient, tableName: string): Ledger {
  const table = openTable(client, tableName, [UNHANDLED]);
  return { ...identities(table), ...changes(table), ...numbers(table) };
}

/** The index of changes whose consequences are not all done; a change leaves it by losing the attribute `outbox`. */
const UNHANDLED = 'unhandled';

type Identities = Pick<Ledger, 'claimAlias' | 'lookUpAlias' | 'addRelative' | 'relatives'>;

function identities(table: Table): Identities {
  const aliasKey = (key: string) => ({ pk: { S: `alias#${keyText(key)}` }, sk: { S: 'alias' } });
  return {
    claimAlias: async (key, documentId) => {
      const standing = await table.putFirst({ ...aliasKey(key), d: { S: documentId } }, aliasKey(key));
      return standing.d?.S ?? documentId;
    },
    lookUpAlias: async (key) => (await table.get(aliasKey(key)))?.d?.S ?? null,
    addRelative: (key, documentId) => table.put({ pk: { S: `relatives#${keyText(key)}` }, sk: { S: documentId } }),
    relatives: async (key) => {
      const ids: string[] = [];
      for await (const item of table.query(partition(`relatives#${keyText(key)}`))) ids.push(textOf(item, 'sk'));
      return ids;
    },
  };
}

type Changes = Pick<Ledger, 'append' | 'latest' | 'entry' | 'history' | 'unhandled' | 'markHandled' | 'claimNumber'>;

function changes(table: Table): Changes {
  const entry = async (changeId: string): Promise<LedgerEntry | null> => {
    const key = changeKey(changeId);
    const item = key === null ? null : await table.get(key);
    return item === null ? null : entryOf(item);
  };
  return {
    append: async (record) => {
      const key = changeKey(record.id);
      if (key === null || record.id !== `${record.documentId}.${record.seq}`) throw badId(record);
      const item = { ...key, id: { S: record.id }, outbox: { S: UNHANDLED }, body: pack(record) };
      return (await table.putIf(FREE, item)) === 'written' ? 'appended' : 'taken';
    },
    latest: async (documentId) => {
      const newest = { ...partition(`document#${documentId}`), order: 'descending', limit: 1 } as const;
      for await (const item of table.query(newest)) return entryOf(item);
      return null;
    },
    entry,
    history: async (documentId) => {
      const entries: LedgerEntry[] = [];
      for await (const item of table.query(partition(`document#${documentId}`))) entries.push(entryOf(item));
      return entries;
    },
    unhandled: async (limit) => {
      const open = { text: 'outbox = :flag', values: { ':flag': { S: UNHANDLED } }, index: UNHANDLED };
      const entries: LedgerEntry[] = [];
      for await (const { id } of table.query(open)) {
        // The index trails the table: the row itself knows whether it is still unhandled.
        const found = await entry(id?.S ?? '');
        if (found?.handled === 'unhandled') entries.push(found);
        if (entries.length >= limit) break;
      }
      return entries.slice(0, limit);
    },
    markHandled: async (changeId) => {
      const key = changeKey(changeId);
      if (key !== null) await table.updateIf({ text: 'attribute_exists(outbox)' }, key, { text: 'REMOVE outbox' });
    },
    claimNumber: async (changeId, expected, n) => {
      const key = changeKey(changeId);
      if (key === null) return 'moved';
      const standing = expected === null ? 'attribute_not_exists(claimed)' : 'claimed = :expected';
      const written = await table.updateIf(
        {
          text: `attribute_exists(pk) AND ${standing}`,
          values: expected === null ? {} : { ':expected': { N: String(expected) } },
        },
        key,
        { text: 'SET claimed = :n', values: { ':n': { N: String(n) } } },
      );
      return written === 'written' ? 'claimed' : 'moved';
    },
  };
}

type Numbers = Pick<Ledger, 'putNumber' | 'numberAt' | 'lastNumber'>;

function numbers(table: Table): Numbers {
  const numberKey = (n: number) => ({ pk: { S: 'numbers' }, sk: { S: keyNumber(n) } });
  const numberAt = async (n: number): Promise<ChangeNumber | null> => {
    const item = await table.get(numberKey(n));
    return item === null ? null : numberOf(item);
  };
  return {
    putNumber: async (number) => {
      const { n, changeId, previousHash, hash } = number;
      // A number is never removed: what was seen before it still stands when it is written.
      if (n > 1 && (await numberAt(n - 1)) === null) throw gap(number);
      const item = {
        ...numberKey(n),
        change: { S: changeId },
        previous: { S: previousHash },
        hash: { S: hash },
      };
      const standing = await table.putFirst(item, numberKey(n));
      if (standing === item) return 'put';
      return standing.change?.S === changeId ? 'own' : 'taken';
    },
    numberAt,
    lastNumber: async () => {
      for await (const item of table.query({ ...partition('numbers'), order: 'descending', limit: 1 })) {
        return numberOf(item);
      }
      return null;
    },
  };
}

/** `d1f2.3` stands in the partition of its document; null for what is no change's id. */
function changeKey(changeId: string): { readonly pk: { S: string }; readonly sk: { S: string } } | null {
  const [, documentId, seq] = CHANGE_ID.exec(changeId) ?? [];
  if (documentId === undefined || seq === undefined) return null;
  return { pk: { S: `document#${documentId}` }, sk: { S: keyNumber(Number(seq)) } };
}

/** d1f2.3 */
const CHANGE_ID = /^(.+)\.([1-9]\d{0,14})$/s;

function entryOf(item: Item): LedgerEntry {
  const claimed = item.claimed?.N;
  return {
    record: unpack<ChangeRecord>(item.body),
    claimedNumber: claimed === undefined ? null : Number(claimed),
    handled: item.outbox === undefined ? 'handled' : 'unhandled',
  };
}

function numberOf(item: Item): ChangeNumber {
  return {
    n: Number(textOf(item, 'sk')),
    changeId: textOf(item, 'change'),
    previousHash: textOf(item, 'previous'),
    hash: textOf(item, 'hash'),
  };
}

function textOf(item: Item, name: string): string {
  return item[name]?.S ?? '';
}

function badId(record: ChangeRecord): HongtouError {
  const expected = `${record.documentId}.${record.seq}`;
  return new HongtouError('HONGTOU_BAD_RECORD', `a change has the id "${record.id}": expected "${expected}"`);
}

function gap({ n, changeId }: ChangeNumber): HongtouError {
  return new HongtouError('HONGTOU_NUMBER_GAP', `number ${n} of ${changeId}: expected number ${n - 1} to exist`);
}
