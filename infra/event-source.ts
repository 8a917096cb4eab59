import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { allow } from './permissions.ts';
import type { WorkQueue } from './queues.ts';

export interface SourceProps {
  readonly batchSize: number;
  /** Invocations at the same time, at least 2. Bounded here and not by reserved concurrency, which new accounts do not have. */
  readonly atOnce: number;
  readonly enabled?: boolean;
}

/** Lets a queue feed a function. Only the messages that failed come back. */
export function addEventSource(fn: LambdaFunction, { queue }: WorkQueue, props: SourceProps): void {
  allow(fn, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
  fn.addEventSourceMapping('Work', {
    eventSourceArn: queue.queueArn,
    batchSize: props.batchSize,
    maxConcurrency: props.atOnce,
    reportBatchItemFailures: true,
    enabled: props.enabled ?? true,
    ...(queue.fifo || props.batchSize === 1 ? {} : { maxBatchingWindow: Duration.seconds(1) }),
  });
}
