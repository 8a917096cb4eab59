import { SQSClient } from '@aws-sdk/client-sqs';
import { createWorkQueue } from '../../adapters/aws/work-queue.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import type { WorkQueue } from '../../ports/work-queue.ts';
import type { SettingName, Settings } from '../../settings.ts';

/** Each function knows the queues that its step sends to. */
export function queueOf(
  settings: Settings<'laterQueue'> & Partial<Settings<SettingName>>,
  client = new SQSClient(),
): WorkQueue {
  const work = {
    turn: settings.turnQueue,
    assess: settings.assessQueue,
    notify: settings.notifyQueue,
    deliver: settings.deliverQueue,
    publish: settings.publishQueue,
  };
  const dead = settings.deadQueues?.split(',') ?? [];
  return createWorkQueue(client, { work, later: settings.laterQueue, dead }, systemClock());
}
