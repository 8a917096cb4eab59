import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type Deployment, INBOX_FOLDERS, RECEIVE_SECONDS } from '../functions/settings.ts';
import { asBucket, type Corpus } from './corpus.ts';
import { fixId } from './fixed-id.ts';
import { addFunction } from './function.ts';
import { allow, allowFolders, allowSend, allowTable } from './permissions.ts';
import type { Queues } from './queues.ts';
import { addSchedule } from './schedule.ts';

export interface InboxProps {
  readonly corpus: Corpus;
  readonly queues: Queues;
  readonly ops: Topic;
  /** See Deployment. */
  readonly sources: Deployment['sources'];
}

/**
 * Where a machine inside the mainland puts what it captured. On a schedule and not by an event of each object: rounds have to be taken
 * in their order, which events do not keep, and a round waits until the one before it is assessed.
 */
export function addInbox(scope: Construct, { corpus, queues, ops, sources }: InboxProps): void {
  const { assess, later } = queues.work;
  const inbox = addBucket(scope, corpus);
  const fn = addFunction(scope, 'receive', {
    description: 'Takes the bundles that collectors pushed, as if their pages had been fetched here',
    timeout: Duration.seconds(RECEIVE_SECONDS),
    // A bundle of 64 MB packed, its text and its snapshots.
    memory: 1769,
    settings: {
      sources,
      inboxBucket: inbox.bucketName,
      archiveBucket: corpus.archive.bucketName,
      sourcesTable: corpus.tables.sources.tableName,
      assessQueue: assess.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
      opsTopic: ops.topicArn,
    },
  });
  allowFolders(fn, inbox, [INBOX_FOLDERS.from], ['GetObject', 'DeleteObject']);
  allowFolders(fn, inbox, [INBOX_FOLDERS.refused], ['PutObject']);
  allowFolders(fn, corpus.archive, ['snapshots/', 'received/'], ['GetObject', 'PutObject']);
  allowTable(fn, corpus.tables, 'sources', ['GetItem', 'PutItem']);
  allow(fn, ['sns:Publish'], [ops.topicArn]);
  allowSend(fn, [assess.queue, later.queue]);
  addSchedule(scope, 'Receive', fn, {
    description: 'Takes what collectors pushed',
    expression: 'cron(5/15 * * * ? *)',
    dead: queues.scheduleDead,
  });
  addCollectorPolicy(scope, inbox);
}

function addBucket(scope: Construct, { accessLogs }: Corpus): Bucket {
  const bucket = new Bucket(scope, 'Inbox', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    serverAccessLogsBucket: asBucket(accessLogs),
    serverAccessLogsPrefix: 'inbox/',
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(7) },
      { prefix: INBOX_FOLDERS.refused, expiration: Duration.days(90) },
    ],
  });
  return fixId(bucket, 'Inbox');
}

/** All that the credentials on a collector may do: put bundles. They can read nothing, not even what they put. */
function addCollectorPolicy(scope: Construct, inbox: Bucket): void {
  const policy = new ManagedPolicy(scope, 'CollectorPolicy', {
    description: 'For the user or role of a Hongtou collector',
    statements: [
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [inbox.arnForObjects(`${INBOX_FOLDERS.from}*`)] }),
    ],
  });
  Validations.of(policy).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<Inbox.Arn>/${INBOX_FOLDERS.from}*]`,
    reason: 'Bundles are named by their round: only the folder is known beforehand.',
  });
  new CfnOutput(scope, 'CollectorPolicyArn', { value: policy.managedPolicyArn });
  new CfnOutput(scope, 'CollectTo', { value: `s3://${inbox.bucketName}/${INBOX_FOLDERS.from}` });
}
