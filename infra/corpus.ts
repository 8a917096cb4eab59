import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  type IndexDefinition,
  TABLES,
  type TableDefinition,
  type TableName,
} from '../functions/adapters/aws/tables.ts';
import { fixId } from './fixed-id.ts';

export interface Corpus {
  readonly archive: Bucket;
  readonly accessLogs: Bucket;
  readonly tables: Readonly<Record<TableName, Table>>;
}

/** What must outlive every deployment: raw bytes, readings and the rows that point to them. */
export function addCorpus(scope: Construct): Corpus {
  const accessLogs = addAccessLogs(scope);
  return { archive: addArchive(scope, accessLogs), accessLogs, tables: addTables(scope) };
}

/** Snapshots, readings and details are written once; versions keep what a mistaken or hostile writer would replace or delete. */
function addArchive(scope: Construct, accessLogs: Bucket): Bucket {
  const bucket = new Bucket(scope, 'Archive', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    serverAccessLogsBucket: asBucket(accessLogs),
    serverAccessLogsPrefix: 'archive/',
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });
  return fixId(bucket, 'Archive');
}

function addAccessLogs(scope: Construct): Bucket {
  const bucket = new Bucket(scope, 'AccessLogs', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    // CloudFront delivers its logs by an ACL.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'This bucket holds the access logs: logging its own deliveries would never end.',
  });
  return fixId(bucket, 'AccessLogs');
}

/** CDK's own class and interface differ in whether an absent policy may be written as undefined, which TypeScript tells apart here. */
export function asBucket(bucket: Bucket): IBucket {
  return bucket as IBucket;
}

function addTables(scope: Construct): Readonly<Record<TableName, Table>> {
  const entries = Object.entries(TABLES) as [TableName, TableDefinition][];
  return Object.fromEntries(entries.map(([name, definition]) => [name, addTable(scope, name, definition)])) as Record<
    TableName,
    Table
  >;
}

function addTable(scope: Construct, name: TableName, definition: TableDefinition): Table {
  const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`;
  const table = new Table(scope, id, {
    ...keysOf(definition),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
  });
  for (const index of definition.indexes) addIndex(table, index);
  return fixId(table, id);
}

/** Indexes hold keys only: what they find is read from the table itself. */
function addIndex(table: Table, index: IndexDefinition): void {
  const indexName = index.name;
  const projectionType = ProjectionType.KEYS_ONLY;
  const sortKey = { name: index.sortKey, type: AttributeType.STRING };
  if (index.reach === 'local') table.addLocalSecondaryIndex({ indexName, sortKey, projectionType });
  else table.addGlobalSecondaryIndex({ indexName, ...keysOf(index), projectionType });
}

function keysOf(keys: { readonly partitionKey: string; readonly sortKey: string | null }) {
  const partitionKey = { name: keys.partitionKey, type: AttributeType.STRING };
  return keys.sortKey === null
    ? { partitionKey }
    : { partitionKey, sortKey: { name: keys.sortKey, type: AttributeType.STRING } };
}
