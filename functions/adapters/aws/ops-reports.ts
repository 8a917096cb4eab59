import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OpsReport, OpsReports } from '../../ports/ops-reports.ts';
import { byCodeUnits, keyText } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { FREE, openTable, partition } from './table.ts';

/** Reports to the operator as the partition `reports` of the table of sources. */
export function createOpsReports(client: DynamoDBClient, tableName: string): OpsReports {
  const table = openTable(client, tableName);
  return {
    file: async (report) => {
      const key = { pk: { S: 'reports' }, sk: { S: keyText(report.id) } };
      return (await table.putIf(FREE, { ...key, body: pack(report) })) === 'written' ? 'filed' : 'present';
    },
    all: async () => {
      const reports: OpsReport[] = [];
      for await (const item of table.query(partition('reports'))) reports.push(unpack(item.body));
      return reports.sort((a, b) => byCodeUnits(a.tick, b.tick) || byCodeUnits(a.id, b.id));
    },
  };
}
