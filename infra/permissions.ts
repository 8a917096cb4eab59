import { Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { TABLES, type TableName } from '../functions/adapters/aws/tables.ts';

type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** Allows a function exactly these actions on exactly these resources. */
export function allow(fn: LambdaFunction, actions: readonly string[], resources: readonly string[]): void {
  fn.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

/** `indexes` are the indexes that it may query, by name. */
export function allowTable(
  fn: LambdaFunction,
  tables: Readonly<Record<TableName, Table>>,
  name: TableName,
  actions: readonly TableAction[],
  indexes: readonly string[] = [],
): void {
  const { tableArn } = tables[name];
  allow(
    fn,
    actions.map((action) => `dynamodb:${action}`),
    [tableArn],
  );
  if (indexes.length === 0) return;
  const unknown = indexes.filter((index) => !TABLES[name].indexes.some((known) => known.name === index));
  if (unknown.length > 0) throw new Error(`table ${name} has no index ${unknown.join(', ')}`);
  allow(
    fn,
    ['dynamodb:Query'],
    indexes.map((index) => `${tableArn}/index/${index}`),
  );
}

/**
 * Lets a function read, write or delete the objects below some folders of a bucket. Who reads may list: without it S3 answers for
 * an object that was never stored that access is denied, and not that there is none. It asks so with the object's key as prefix.
 */
export function allowFolders(
  fn: LambdaFunction,
  bucket: Bucket,
  folders: readonly string[],
  actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[],
): void {
  allow(
    fn,
    actions.map((action) => `s3:${action}`),
    folders.map((folder) => bucket.arnForObjects(`${folder}*`)),
  );
  if (actions.includes('GetObject')) {
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': folders.map((folder) => `${folder}*`) } },
      }),
    );
  }
  for (const folder of folders) {
    Validations.of(fn.role ?? fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucket.node.id}.Arn>/${folder}*]`,
      reason: 'Objects are named by their content: only the folder is known beforehand.',
    });
  }
}

export function allowSend(fn: LambdaFunction, queues: readonly Queue[]): void {
  allow(
    fn,
    ['sqs:SendMessage'],
    queues.map((queue) => queue.queueArn),
  );
}
