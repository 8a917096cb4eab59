import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { WORK_SECONDS } from '../functions/settings.ts';

export interface WorkQueue {
  readonly queue: Queue;
  readonly dead: Queue;
}

export type QueueName = 'turn' | 'assess' | 'notify' | 'deliver' | 'publish' | 'later';

export interface Queues {
  readonly work: Readonly<Record<QueueName, WorkQueue>>;
  /** Where scheduled events end that no function took. */
  readonly scheduleDead: Queue;
}

/** Deliveries of a message before it counts as poison. */
const MAX_DELIVERIES = 5;

/**
 * One queue for each kind of work, each with its dead letters. Turns come in order host by host, publishing one at a time:
 * both are FIFO. `later` holds what is not yet due, as a FIFO queue knows no delay of a single message.
 */
export function addQueues(scope: Construct): Queues {
  return {
    work: {
      turn: addWorkQueue(scope, 'Turn', 'turn'),
      assess: addWorkQueue(scope, 'Assess', 'assess'),
      notify: addWorkQueue(scope, 'Notify', 'notify'),
      deliver: addWorkQueue(scope, 'Deliver', 'deliver'),
      publish: addWorkQueue(scope, 'Publish', 'publish'),
      later: addWorkQueue(scope, 'Later', 'later'),
    },
    scheduleDead: addScheduleDead(scope),
  };
}

function addScheduleDead(scope: Construct): Queue {
  const dead = addQueue(scope, 'ScheduleDead', false);
  Validations.of(dead).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue: of EventBridge Scheduler and of asynchronous calls, not of another queue.',
  });
  return dead;
}

function addWorkQueue(scope: Construct, id: string, name: QueueName): WorkQueue {
  const fifo = name === 'turn' || name === 'publish';
  const dead = addQueue(scope, `${id}Dead`, fifo);
  const queue = new Queue(scope, `${id}Queue`, {
    ...(fifo ? namedFifo(scope, id) : {}),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(WORK_SECONDS[name] + 60),
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.DESTROY,
    deadLetterQueue: { queue: dead, maxReceiveCount: MAX_DELIVERIES },
  });
  return { queue, dead };
}

function addQueue(scope: Construct, id: string, fifo: boolean): Queue {
  return new Queue(scope, id, {
    ...(fifo ? namedFifo(scope, id) : {}),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** A FIFO queue's name must end so; some emulators make none of their own. */
function namedFifo(scope: Construct, id: string): { readonly fifo: true; readonly queueName: string } {
  return { fifo: true, queueName: `${Stack.of(scope).stackName}-${id}.fifo` };
}
