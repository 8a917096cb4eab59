import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { bytesOf } from '../../test/adapters/aws/units.ts';

/** The rows of one kind: those whose keys begin alike. */
export interface RowKind {
  readonly kind: string;
  readonly count: number;
  readonly meanBytes: number;
  readonly mostBytes: number;
}

export async function rowKinds(client: DynamoDBClient, tables: readonly string[]): Promise<readonly RowKind[]> {
  const sizes = new Map<string, number[]>();
  for (const table of tables) {
    let after: Record<string, AttributeValue> | undefined;
    do {
      const answer = await scan(client, table, after);
      for (const item of answer.Items ?? []) {
        const kind = `${table.split('-')[0]} ${kindOf(item.pk?.S ?? '', item.sk?.S)}`;
        sizes.set(kind, [...(sizes.get(kind) ?? []), bytesOf(item)]);
      }
      after = answer.LastEvaluatedKey;
    } while (after !== undefined);
  }
  return [...sizes].map(([kind, bytes]) => ({
    kind,
    count: bytes.length,
    meanBytes: bytes.reduce((sum, n) => sum + n, 0) / bytes.length,
    mostBytes: Math.max(...bytes),
  }));
}

export function printRows(kinds: readonly RowKind[]): void {
  console.log('\nRows, bytes:');
  console.log(`${''.padEnd(40)}${['rows', 'mean', 'most'].map((name) => name.padStart(8)).join('')}`);
  for (const { kind, count, meanBytes, mostBytes } of kinds) {
    console.log(
      `    ${kind.padEnd(36)}${[count, meanBytes.toFixed(0), mostBytes].map((n) => String(n).padStart(8)).join('')}`,
    );
  }
}

function scan(client: DynamoDBClient, table: string, after: Record<string, AttributeValue> | undefined) {
  return client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: after }));
}

/** `document#d1f2` → document; a delivery's partition holds the delivery and notes of claims. */
function kindOf(pk: string, sk: string | undefined): string {
  const [kind = ''] = pk.split('#');
  if (sk === undefined) return 'fingerprint';
  return kind === 'delivery' && sk.startsWith('claim#') ? 'delivery: note of a claim' : kind;
}
