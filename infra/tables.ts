// Provisional, until functions/adapters/aws/tables.ts stands.
export interface TableDefinition {
  readonly partitionKey: string;
  readonly sortKey: string | null;
  readonly indexes: readonly {
    readonly name: string;
    readonly partitionKey: string;
    readonly sortKey: string | null;
  }[];
}
export type TableName = 'sources' | 'ledger' | 'passages' | 'subscribers' | 'deliveries';
const plain: TableDefinition = { partitionKey: 'pk', sortKey: 'sk', indexes: [] };
const indexed: TableDefinition = { ...plain, indexes: [{ name: 'due', partitionKey: 'g', sortKey: 'h' }] };
export const TABLES: Readonly<Record<TableName, TableDefinition>> = {
  sources: indexed,
  ledger: indexed,
  passages: plain,
  subscribers: plain,
  deliveries: indexed,
};
