import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type Deployment, WORK_SECONDS } from '../functions/settings.ts';
import type { Corpus } from './corpus.ts';
import { addEventSource } from './event-source.ts';
import { addFunction } from './function.ts';
import { allow, allowFolders, allowSend, allowTable } from './permissions.ts';
import type { Queues } from './queues.ts';
import { addSchedule } from './schedule.ts';

export interface PipelineProps {
  readonly corpus: Corpus;
  readonly queues: Queues;
  readonly ops: Topic;
  readonly siteUrl: string;
  /** See Deployment. */
  readonly sources: Deployment['sources'];
  /** Hosts that are fetched from at the same time, at least 2. */
  readonly hostsAtOnce: number;
}

export interface Pipeline {
  /** Opens the rounds. */
  readonly heart: LambdaFunction;
  /** What queues and other functions call. */
  readonly workers: readonly LambdaFunction[];
}

/** From the clock to the recorded change. */
export function addPipeline(scope: Construct, props: PipelineProps): Pipeline {
  const heart = addScheduling(scope, props);
  addSeeds(scope, props);
  addSweep(scope, props);
  const attachments = addAttachments(scope, props);
  const assess = addAssess(scope, props, attachments);
  return { heart, workers: [addCapture(scope, props), attachments, assess, addLater(scope, props)] };
}

function addScheduling(scope: Construct, { corpus, queues, sources }: PipelineProps): LambdaFunction {
  const { turn, later } = queues.work;
  const fn = addFunction(scope, 'schedule', {
    description: 'Marks the pages that are due and sends one turn for each of their hosts',
    timeout: Duration.minutes(5),
    memory: 512,
    settings: {
      sources,
      sourcesTable: corpus.tables.sources.tableName,
      turnQueue: turn.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
    },
  });
  allowTable(fn, corpus.tables, 'sources', ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], ['due', 'pending']);
  allowSend(fn, [turn.queue, later.queue]);
  addSchedule(scope, 'Round', fn, {
    description: 'Opens a round',
    expression: 'cron(0/15 * * * ? *)',
    dead: queues.scheduleDead,
  });
  return fn;
}

function addSeeds(scope: Construct, { corpus, queues }: PipelineProps): void {
  const { notify, later } = queues.work;
  const fn = addFunction(scope, 'seeds', {
    description: 'Puts the seed corpus into the archive once for each content of seeds/corpus',
    timeout: Duration.minutes(15),
    memory: 1769,
    settings: {
      archiveBucket: corpus.archive.bucketName,
      ledgerTable: corpus.tables.ledger.tableName,
      passagesTable: corpus.tables.passages.tableName,
      notifyQueue: notify.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
    },
  });
  allowFolders(fn, corpus.archive, ['readings/', 'texts/', 'seeds/'], ['GetObject', 'PutObject']);
  allowFolders(fn, corpus.archive, ['snapshots/', 'details/'], ['PutObject']);
  allowTable(fn, corpus.tables, 'ledger', ['GetItem', 'Query', 'PutItem']);
  allowTable(fn, corpus.tables, 'passages', ['GetItem', 'BatchGetItem', 'UpdateItem']);
  allowSend(fn, [notify.queue, later.queue]);
  // The first tick after a deploy finds new seeds; every other one finds their mark and ends.
  addSchedule(scope, 'Seeds', fn, {
    description: 'Looks whether a deploy brought new seeds',
    expression: 'cron(0/15 * * * ? *)',
    dead: queues.scheduleDead,
  });
}

function addCapture(scope: Construct, props: PipelineProps): LambdaFunction {
  const { corpus } = props;
  const { turn, assess, later } = props.queues.work;
  const fn = addFunction(scope, 'capture', {
    description: "One host's turn: fetches its pending pages at its pace and stores what came",
    timeout: Duration.seconds(WORK_SECONDS.turn),
    memory: 1024,
    settings: {
      sources: props.sources,
      archiveBucket: corpus.archive.bucketName,
      sourcesTable: corpus.tables.sources.tableName,
      turnQueue: turn.queue.queueUrl,
      assessQueue: assess.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
      siteUrl: props.siteUrl,
    },
  });
  allowFolders(fn, corpus.archive, ['snapshots/'], ['GetObject', 'PutObject']);
  allowTable(fn, corpus.tables, 'sources', ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], ['pending']);
  allowSend(fn, [turn.queue, assess.queue, later.queue]);
  addEventSource(fn, turn, { batchSize: 1, atOnce: props.hostsAtOnce });
  return fn;
}

/** On its own: the parsers of PDF and DOCX are large, and what a hostile file does to them ends here. */
function addAttachments(scope: Construct, { corpus }: PipelineProps): LambdaFunction {
  const fn = addFunction(scope, 'attachments', {
    description: 'Reads a stored PDF or DOCX as text',
    timeout: Duration.minutes(1),
    memory: 1769,
    settings: { archiveBucket: corpus.archive.bucketName },
  });
  allowFolders(fn, corpus.archive, ['snapshots/'], ['GetObject']);
  allowFolders(fn, corpus.archive, ['attachment-texts/'], ['PutObject']);
  return fn;
}

function addAssess(scope: Construct, props: PipelineProps, attachments: LambdaFunction): LambdaFunction {
  const { corpus } = props;
  const { assess, notify, publish, later } = props.queues.work;
  const fn = addFunction(scope, 'assess', {
    description: 'Reads what a finished round brought and records what changed',
    timeout: Duration.seconds(WORK_SECONDS.assess),
    memory: 1769,
    settings: {
      sources: props.sources,
      archiveBucket: corpus.archive.bucketName,
      sourcesTable: corpus.tables.sources.tableName,
      ledgerTable: corpus.tables.ledger.tableName,
      passagesTable: corpus.tables.passages.tableName,
      notifyQueue: notify.queue.queueUrl,
      publishQueue: publish.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
      attachmentsFunction: attachments.functionName,
      opsTopic: props.ops.topicArn,
    },
  });
  allowFolders(fn, corpus.archive, ['snapshots/', 'readings/', 'templates/', 'texts/'], ['GetObject', 'PutObject']);
  allowFolders(fn, corpus.archive, ['details/'], ['PutObject']);
  allowFolders(fn, corpus.archive, ['attachment-texts/'], ['GetObject']);
  allowTable(fn, corpus.tables, 'sources', ['GetItem', 'Query', 'PutItem']);
  allowTable(fn, corpus.tables, 'ledger', ['GetItem', 'Query', 'PutItem']);
  allowTable(fn, corpus.tables, 'passages', ['GetItem', 'BatchGetItem', 'UpdateItem']);
  allow(fn, ['lambda:InvokeFunction'], [attachments.functionArn]);
  allow(fn, ['sns:Publish'], [props.ops.topicArn]);
  allowSend(fn, [notify.queue, publish.queue, later.queue]);
  addEventSource(fn, assess, { batchSize: 1, atOnce: 2 });
  return fn;
}

function addSweep(scope: Construct, props: PipelineProps): void {
  const { corpus, queues } = props;
  const { turn, assess, notify, deliver, publish, later } = queues.work;
  const dead = Object.values(queues.work).map((entry) => entry.dead);
  const fn = addFunction(scope, 'sweep', {
    description:
      'Reminds of what ends soon; finds in the tables what should have happened and did not, and sends it again',
    timeout: Duration.minutes(15),
    memory: 512,
    settings: {
      sources: props.sources,
      sourcesTable: corpus.tables.sources.tableName,
      ledgerTable: corpus.tables.ledger.tableName,
      deliveriesTable: corpus.tables.deliveries.tableName,
      turnQueue: turn.queue.queueUrl,
      assessQueue: assess.queue.queueUrl,
      notifyQueue: notify.queue.queueUrl,
      deliverQueue: deliver.queue.queueUrl,
      publishQueue: publish.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
      deadQueues: dead.map((queue) => queue.queueUrl).join(','),
      opsTopic: props.ops.topicArn,
    },
  });
  allowTable(fn, corpus.tables, 'sources', ['GetItem', 'Query', 'PutItem'], ['pending']);
  // Looks at dead letters and leaves them.
  allow(
    fn,
    ['sqs:ReceiveMessage'],
    dead.map((queue) => queue.queueArn),
  );
  allowTable(fn, corpus.tables, 'ledger', ['GetItem', 'Query', 'PutItem'], ['unhandled']);
  allowTable(fn, corpus.tables, 'deliveries', ['GetItem'], ['unfinished']);
  allow(fn, ['sns:Publish'], [props.ops.topicArn]);
  allowSend(
    fn,
    [turn, assess, notify, deliver, publish, later].map(({ queue }) => queue),
  );
  addSchedule(scope, 'Sweep', fn, {
    description: 'Looks for work that was lost',
    expression: 'cron(0/30 * * * ? *)',
    dead: queues.scheduleDead,
  });
}

/** A turn that waits for its host cannot wait in its FIFO queue, which knows no delay of a single message. */
function addLater(scope: Construct, { queues }: PipelineProps): LambdaFunction {
  const { turn, assess, notify, deliver, publish, later } = queues.work;
  const fn = addFunction(scope, 'later', {
    description: 'Hands work on to its queue when its time has come',
    timeout: Duration.seconds(WORK_SECONDS.later),
    memory: 256,
    settings: {
      turnQueue: turn.queue.queueUrl,
      assessQueue: assess.queue.queueUrl,
      notifyQueue: notify.queue.queueUrl,
      deliverQueue: deliver.queue.queueUrl,
      publishQueue: publish.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
    },
  });
  allowSend(
    fn,
    [turn, assess, notify, deliver, publish, later].map(({ queue }) => queue),
  );
  addEventSource(fn, later, { batchSize: 10, atOnce: 2 });
  return fn;
}
