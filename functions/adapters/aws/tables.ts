/** A secondary index. All are sparse and hold keys only: rows are read from the table itself. */
export interface IndexDefinition {
  readonly name: string;
  /** `local`: same partition as the row, read strongly consistent. `global`: own partition, trails the table. */
  readonly reach: 'local' | 'global';
  readonly partitionKey: string;
  readonly sortKey: string;
}

/** A table on demand. All keys are strings. */
export interface TableDefinition {
  readonly partitionKey: string;
  readonly sortKey: string | null;
  readonly indexes: readonly IndexDefinition[];
}

export type TableName = 'sources' | 'ledger' | 'passages' | 'subscribers' | 'deliveries';

/**
 * Every table of a deployment; `docs/data-model.md` says what stands in them. Local indexes can only be made together with
 * their table: a new one means a new table.
 */
export const TABLES: Readonly<Record<TableName, TableDefinition>> = {
  sources: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [
      { name: 'pending', reach: 'local', partitionKey: 'pk', sortKey: 'pending' },
      { name: 'due', reach: 'local', partitionKey: 'pk', sortKey: 'due' },
    ],
  },
  ledger: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'unhandled', reach: 'global', partitionKey: 'outbox', sortKey: 'id' }],
  },
  passages: { partitionKey: 'pk', sortKey: null, indexes: [] },
  subscribers: { partitionKey: 'pk', sortKey: 'sk', indexes: [] },
  deliveries: {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: [{ name: 'unfinished', reach: 'global', partitionKey: 'unfinished', sortKey: 'id' }],
  },
};
