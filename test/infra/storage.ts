import { describe, expect, it } from 'vitest';
import { TABLES } from '../../functions/adapters/aws/tables.ts';
import { synthesize } from './synthesized.ts';
import { at, list, nameOf, statementOf } from './template.ts';

const stack = synthesize();

describe('what outlives a deployment', () => {
  const retained = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic'];

  it('stays when the stack is deleted or a resource is replaced', () => {
    for (const type of retained) {
      for (const [id, resource] of Object.entries(stack.all(type))) {
        expect([id, resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain']);
      }
    }
  });

  it('keeps its logical ids: another id would be a second, empty one', () => {
    expect(retained.flatMap((type) => Object.keys(stack.all(type))).toSorted()).toEqual([
      'AccessLogs',
      'Archive',
      'ChangesTopic',
      'DeliveriesTable',
      'Inbox',
      'LedgerTable',
      'OpsTopic',
      'PassagesTable',
      'Site',
      'SourcesTable',
      'SubscribersTable',
    ]);
  });
});

describe('tables', () => {
  const tables = Object.entries(stack.all('AWS::DynamoDB::Table'));

  it('are paid by use, encrypted, protected from deletion and can be put back to any second of 35 days', () => {
    expect(tables).toHaveLength(Object.keys(TABLES).length);
    for (const [, { Properties }] of tables) {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      });
    }
  });

  it('have the keys and indexes that the stores were written for', () => {
    for (const [name, definition] of Object.entries(TABLES)) {
      const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`;
      const Properties: Readonly<Record<string, unknown>> = stack.all('AWS::DynamoDB::Table')[id]?.Properties ?? {};
      expect(keysOf(Properties)).toEqual([definition.partitionKey, definition.sortKey].filter((key) => key !== null));
      for (const reach of ['local', 'global'] as const) {
        const found = list(Properties[reach === 'local' ? 'LocalSecondaryIndexes' : 'GlobalSecondaryIndexes']);
        const expected = definition.indexes.filter((index) => index.reach === reach);
        expect(found.map((index) => [at(index, 'IndexName'), ...keysOf(index)])).toEqual(
          expected.map((index) => [index.name, index.partitionKey, index.sortKey]),
        );
        for (const index of found) expect(at(index, 'Projection', 'ProjectionType')).toBe('KEYS_ONLY');
      }
    }
  });

  function keysOf(owner: unknown): readonly unknown[] {
    return list(at(owner, 'KeySchema')).map((key) => at(key, 'AttributeName'));
  }
});

describe('buckets', () => {
  it('are encrypted and closed to the public', () => {
    for (const { Properties } of Object.values(stack.all('AWS::S3::Bucket'))) {
      expect(at(Properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0)).toMatchObject({
        ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      });
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
  });

  it('keep old versions where they hold history or what was published', () => {
    const versioned = Object.entries(stack.all('AWS::S3::Bucket')).filter(
      ([, { Properties }]) => at(Properties, 'VersioningConfiguration', 'Status') === 'Enabled',
    );
    expect(versioned.map(([id]) => id).toSorted()).toEqual(['Archive', 'Site']);
  });

  it('never expire what stands in the archive', () => {
    const rules = list(at(stack.all('AWS::S3::Bucket').Archive, 'Properties', 'LifecycleConfiguration', 'Rules'));
    expect(rules.map((rule) => Object.keys(Object(rule)).toSorted())).toEqual([
      ['AbortIncompleteMultipartUpload', 'Status'],
    ]);
  });

  it('refuse requests without TLS', () => {
    const policies = Object.values(stack.all('AWS::S3::BucketPolicy'));
    expect(policies.map(({ Properties }) => nameOf(Properties.Bucket)).toSorted()).toEqual([
      'AccessLogs',
      'Archive',
      'Inbox',
      'Site',
    ]);
    for (const { Properties } of policies) {
      const statements = list(at(Properties, 'PolicyDocument', 'Statement')).map(statementOf);
      expect(statements).toContainEqual(
        expect.objectContaining({ effect: 'Deny', condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  it('let the distribution read the site and nothing of the archive', () => {
    const allowed = Object.values(stack.all('AWS::S3::BucketPolicy')).flatMap(({ Properties }) =>
      list(at(Properties, 'PolicyDocument', 'Statement'))
        .filter((statement) => at(statement, 'Principal', 'Service') === 'cloudfront.amazonaws.com')
        .map((statement) => ({ bucket: nameOf(Properties.Bucket), statement })),
    );
    // LIST makes a missing page a 404; everything in the bucket is public.
    expect(
      allowed.flatMap(({ bucket, statement }) => list(at(statement, 'Action')).map((action) => [bucket, action])),
    ).toEqual([
      ['Site', 's3:GetObject'],
      ['Site', 's3:ListBucket'],
    ]);
    for (const { statement } of allowed) {
      expect(nameOf(at(statement, 'Condition', 'StringEquals', 'AWS:SourceArn'))).toContain(
        ':distribution/Distribution',
      );
    }
  });
});
