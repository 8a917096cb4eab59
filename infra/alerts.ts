import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { WORK_SECONDS } from '../functions/settings.ts';
import type { Corpus } from './corpus.ts';
import { addEventSource } from './event-source.ts';
import { fixId } from './fixed-id.ts';
import { addFunction } from './function.ts';
import { allow, allowSend, allowTable } from './permissions.ts';
import type { Queues } from './queues.ts';

export interface Topics {
  /** Every change, for partners' systems, with attributes to filter by. */
  readonly changes: Topic;
  /** One line for the people who run Hongtou. */
  readonly ops: Topic;
}

export interface AlertsProps {
  readonly corpus: Corpus;
  readonly queues: Queues;
  readonly topics: Topics;
  readonly siteUrl: string;
  /** Who the mails come from; null where SES was not set up yet: then deliveries wait. */
  readonly mailSender: string | null;
}

/** A topic that is replaced loses its subscribers without a word: the ids stay, and a deleted stack leaves the topics. */
export function addTopics(scope: Construct, opsEmail: string | null): Topics {
  const changes = addTopic(scope, 'Changes', 'Hongtou: changes in policy');
  const ops = addTopic(scope, 'Ops', 'Hongtou: operations');
  if (opsEmail !== null) ops.addSubscription(new EmailSubscription(opsEmail));
  return { changes, ops };
}

/** From the change to the message: notify plans, deliver sends. */
export function addAlerts(scope: Construct, props: AlertsProps): readonly LambdaFunction[] {
  return [addNotify(scope, props), addDeliver(scope, props)];
}

function addTopic(scope: Construct, id: string, displayName: string): Topic {
  const topic = new Topic(scope, `${id}Topic`, { displayName, enforceSSL: true });
  topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return fixId(topic, `${id}Topic`);
}

function addNotify(scope: Construct, props: AlertsProps): LambdaFunction {
  const { tables } = props.corpus;
  const { notify, deliver, later } = props.queues.work;
  const fn = addFunction(scope, 'notify', {
    description: 'Numbers a change and promises it to every subscriber whose watches it meets',
    timeout: Duration.seconds(WORK_SECONDS.notify),
    memory: 512,
    settings: {
      ledgerTable: tables.ledger.tableName,
      subscribersTable: tables.subscribers.tableName,
      deliveriesTable: tables.deliveries.tableName,
      deliverQueue: deliver.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
      changesTopic: props.topics.changes.topicArn,
      siteUrl: props.siteUrl,
    },
  });
  allowTable(fn, tables, 'ledger', ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  allowTable(fn, tables, 'subscribers', ['Query']);
  allowTable(fn, tables, 'deliveries', ['GetItem', 'PutItem', 'UpdateItem']);
  allow(fn, ['sns:Publish'], [props.topics.changes.topicArn]);
  allowSend(fn, [deliver.queue, later.queue]);
  addEventSource(fn, notify, { batchSize: 10, atOnce: 2 });
  return fn;
}

function addDeliver(scope: Construct, props: AlertsProps): LambdaFunction {
  const { tables } = props.corpus;
  const { deliver, later } = props.queues.work;
  const fn = addFunction(scope, 'deliver', {
    description: 'Sends one message to one recipient',
    timeout: Duration.seconds(WORK_SECONDS.deliver),
    memory: 512,
    settings: {
      sourcesTable: tables.sources.tableName,
      ledgerTable: tables.ledger.tableName,
      subscribersTable: tables.subscribers.tableName,
      deliveriesTable: tables.deliveries.tableName,
      deliverQueue: deliver.queue.queueUrl,
      laterQueue: later.queue.queueUrl,
      opsTopic: props.topics.ops.topicArn,
      siteUrl: props.siteUrl,
      mailSender: props.mailSender ?? NO_SENDER,
    },
  });
  allowTable(fn, tables, 'ledger', ['GetItem']);
  allowTable(fn, tables, 'subscribers', ['GetItem']);
  allowTable(fn, tables, 'deliveries', ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
  // What is given up is told to ops.
  allowTable(fn, tables, 'sources', ['PutItem']);
  allow(fn, ['sns:Publish'], [props.topics.ops.topicArn]);
  if (props.mailSender !== null) allow(fn, ['ses:SendEmail'], identitiesOf(props.mailSender, scope));
  allowTextMessages(fn, scope);
  allowSend(fn, [deliver.queue, later.queue]);
  addEventSource(fn, deliver, { batchSize: 10, atOnce: 2, enabled: props.mailSender !== null });
  return fn;
}

/** Stands in the environment where no sender is set; nothing is sent from it, as the function's queue is not read then. */
const NO_SENDER = 'not-set@hongtou.invalid';

/** SES checks the identity that it verified: the address or its domain. */
function identitiesOf(sender: string, scope: Construct): readonly string[] {
  const stack = Stack.of(scope);
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return [sender, domain].map((identity) =>
    stack.formatArn({ service: 'ses', resource: 'identity', resourceName: identity }),
  );
}

/** A text message is published to a number, which has no ARN: allowed is all that is not a topic. */
function allowTextMessages(fn: LambdaFunction, scope: Construct): void {
  const topics = Stack.of(scope).formatArn({ service: 'sns', region: '*', account: '*', resource: '*' });
  fn.addToRolePolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['sns:Publish'], notResources: [topics] }));
}
