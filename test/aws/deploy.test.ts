import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, ListEventSourceMappingsCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { TABLES, type TableName } from '../../functions/adapters/aws/tables.ts';
import { FUNCTION_SETTINGS, type FunctionName, readSettings, type SettingName } from '../../functions/settings.ts';
import { bootstrap, deploy, type Run } from './deployed.ts';

const place = { endpoint: inject('moto') ?? '', region: 'eu-central-1' };

/**
 * What moto proves: that the template is accepted, that the settings of the functions name things that exist, keys and indexes
 * of tables, redrive policies, event sources. What it skips without a word: architectures, schedules, alarms, the HTTP API,
 * CloudFront, bucket, topic and queue policies, public access blocks, versioning, point-in-time recovery. test/infra asserts
 * those on the template.
 */
describe.skipIf(place.endpoint === '')('cdk deploy against moto', () => {
  let runs: readonly Run[];

  beforeAll(async () => {
    runs = [await bootstrap(place), await deploy(place)];
  }, 600_000);

  const at = () => ({ ...place, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

  it('bootstraps and deploys', () => {
    expect(runs.map(({ status, output }) => (status === 0 ? 0 : output))).toEqual([0, 0]);
  });

  it('deploys again without a change', async () => {
    const again = await deploy(place);
    expect(again).toMatchObject({ status: 0, output: expect.stringContaining('(no changes)') });
  }, 300_000);

  it('makes tables with the keys and indexes that the stores were written for', async () => {
    const client = new DynamoDBClient(at());
    const { TableNames = [] } = await client.send(new ListTablesCommand());
    expect(TableNames).toHaveLength(Object.keys(TABLES).length);
    for (const [name, definition] of Object.entries(TABLES) as [TableName, (typeof TABLES)[TableName]][]) {
      const TableName = TableNames.find((candidate) => candidate.toLowerCase().startsWith(`hongtou-${name}table`));
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      const made = [...(Table?.LocalSecondaryIndexes ?? []), ...(Table?.GlobalSecondaryIndexes ?? [])];
      expect([name, ...made.map((index) => index.IndexName).toSorted()]).toEqual([
        name,
        ...definition.indexes.map((index) => index.name).toSorted(),
      ]);
    }
  });

  it('tells every function where its tables, buckets, queues and topics really are', async () => {
    const there = new Set(await everything());
    const { Functions = [] } = await new LambdaClient(at()).send(new ListFunctionsCommand());
    expect(Functions).toHaveLength(Object.keys(FUNCTION_SETTINGS).length);
    for (const { Environment, Runtime } of Functions) {
      const name = Environment?.Variables?.POWERTOOLS_SERVICE_NAME as FunctionName;
      const settings = readSettings<SettingName>(FUNCTION_SETTINGS[name], Environment?.Variables ?? {});
      const { siteUrl, mailSender, deadQueues, sources = 'all', ...places } = settings;
      expect([name, sources]).toEqual([name, 'all']);
      expect([name, Runtime]).toEqual([name, 'nodejs24.x']);
      const named = [...Object.values(places), ...(deadQueues?.split(',') ?? [])];
      expect(named.map(asListed).filter((place) => !there.has(place))).toEqual([]);
    }
  });

  it('makes queues whose dead letters exist, each read by one function that gives back what failed', async () => {
    const sqs = new SQSClient(at());
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand());
    const dead = await Promise.all(
      QueueUrls.map(async (QueueUrl) => {
        const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
        return { arn: Attributes?.QueueArn, redrive: Attributes?.RedrivePolicy };
      }),
    );
    const arns = new Set(dead.map(({ arn }) => arn));
    const targets = dead.flatMap(({ redrive }) =>
      redrive === undefined ? [] : [(JSON.parse(redrive) as { deadLetterTargetArn: string }).deadLetterTargetArn],
    );
    expect(targets).toHaveLength(6);
    expect(targets.filter((target) => !arns.has(target))).toEqual([]);
    const { EventSourceMappings = [] } = await new LambdaClient(at()).send(new ListEventSourceMappingsCommand());
    expect(EventSourceMappings).toHaveLength(6);
    for (const { EventSourceArn, FunctionResponseTypes } of EventSourceMappings) {
      expect(arns).toContain(EventSourceArn);
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  /** CloudFormation on moto names queues by URLs of AWS, and lists them by its own. */
  function asListed(name: string): string {
    return name.replace(`https://sqs.${place.region}.amazonaws.com`, place.endpoint);
  }

  async function everything(): Promise<readonly (string | undefined)[]> {
    const [tables, buckets, queues, topics, functions] = await Promise.all([
      new DynamoDBClient(at()).send(new ListTablesCommand()),
      new S3Client({ ...at(), forcePathStyle: true }).send(new ListBucketsCommand()),
      new SQSClient(at()).send(new ListQueuesCommand()),
      new SNSClient(at()).send(new ListTopicsCommand()),
      new LambdaClient(at()).send(new ListFunctionsCommand()),
    ]);
    return [
      ...(tables.TableNames ?? []),
      ...(buckets.Buckets ?? []).map((bucket) => bucket.Name),
      ...(queues.QueueUrls ?? []),
      ...(topics.Topics ?? []).map((topic) => topic.TopicArn),
      ...(functions.Functions ?? []).map((fn) => fn.FunctionName),
    ];
  }
});
