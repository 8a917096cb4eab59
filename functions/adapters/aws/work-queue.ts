import { createHash } from 'node:crypto';
import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { HongtouError } from '../../domain/error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Work, WorkMessage, WorkQueue } from '../../ports/work-queue.ts';
import { peekDeadLetters } from './dead-letters.ts';

/** The queues of a deployment. A URL that ends in `.fifo` is a FIFO queue, as its name says. */
export interface WorkQueueUrls {
  /** A function that never sends a kind of work need not know its queue. */
  readonly work: { readonly [K in Work['kind']]?: string | undefined };
  /** Where work for a FIFO queue, which knows no delay of a single message, and work of more than 15 minutes ahead waits. */
  readonly later: string;
  /** Dead-letter queues that `dead` reads; none where an alarm watches them. */
  readonly dead?: readonly string[];
}

/**
 * The sending side of SQS; the event sources of Lambda receive. Kept another way than in one process:
 * - The same message may wait twice: work is idempotent, and only FIFO queues merge what is sent twice within 5 minutes.
 * - What is due in more than an hour is not sent: the sweep finds it in the tables when its time is near.
 * - Publishing waits for the end of the running minute, so that sources that finish in it are published once.
 * @throws HONGTOU_NO_QUEUE, HONGTOU_QUEUE_SEND
 */
export function createWorkQueue(client: SQSClient, urls: WorkQueueUrls, clock: Pick<Clock, 'now'>): WorkQueue {
  return {
    send: async (messages) => {
      const now = clock.now();
      const batches = new Map<string, SendMessageBatchRequestEntry[]>();
      for (const message of messages.map((wish) => gathered(wish, now))) {
        if (message.notBefore - now > FORESIGHT_MS) continue;
        const { url, entry } = addressed(message, urls, now);
        batches.set(url, [...(batches.get(url) ?? []), entry]);
      }
      for (const [url, entries] of batches) {
        for (let start = 0; start < entries.length; start += BATCH) {
          await sendBatch(client, url, entries.slice(start, start + BATCH));
        }
      }
    },
    dead: () => peekDeadLetters(client, urls.dead ?? []),
  };
}

/** Two rounds of the sweep, which finds whatever is due later. */
const FORESIGHT_MS = 3_600_000;
/** SQS holds a message back for 15 minutes at most. */
const MAX_DELAY_SECONDS = 900;
const MINUTE = 60_000;
const BATCH = 10;
const ATTEMPTS = 3;

/**
 * One publishing a minute. It starts after the minute in which it was asked for, so that whatever was recorded before the
 * asking is seen: a merged message is never a lost one.
 */
function gathered(message: WorkMessage, now: number): WorkMessage {
  const isWholeMinute = message.notBefore > 0 && message.notBefore % MINUTE === 0;
  if (message.work.kind !== 'publish' || isWholeMinute) return message;
  return { ...message, notBefore: (Math.floor(Math.max(now, message.notBefore) / MINUTE) + 1) * MINUTE };
}

function addressed(message: WorkMessage, urls: WorkQueueUrls, now: number) {
  const own = urls.work[message.work.kind];
  if (own === undefined) {
    throw new HongtouError(
      'HONGTOU_NO_QUEUE',
      `work of kind "${message.work.kind}" is sent, but its queue is not known`,
    );
  }
  const seconds = Math.max(0, Math.ceil((message.notBefore - now) / 1000));
  const delay = Math.min(seconds, MAX_DELAY_SECONDS);
  const url = (isFifo(own) && seconds > 0) || seconds > MAX_DELAY_SECONDS ? urls.later : own;
  return { url, entry: isFifo(url) ? fifoEntry(message) : { ...entryOf(message), DelaySeconds: delay } };
}

function isFifo(url: string): boolean {
  return url.endsWith('.fifo');
}

function entryOf(message: WorkMessage): SendMessageBatchRequestEntry {
  return { Id: '', MessageBody: JSON.stringify(message) };
}

/** SQS drops a FIFO message whose deduplication id it saw within 5 minutes, even if that one is done: so the time is part of it. */
function fifoEntry(message: WorkMessage): SendMessageBatchRequestEntry {
  const { work } = message;
  return {
    ...entryOf(message),
    MessageGroupId: work.kind === 'turn' ? work.host : work.kind,
    MessageDeduplicationId: createHash('sha256').update(`${message.dedupId}\n${message.notBefore}`).digest('hex'),
  };
}

/** A batch may fail in part, with status 200: only what failed is sent again. */
async function sendBatch(
  client: SQSClient,
  url: string,
  wishes: readonly SendMessageBatchRequestEntry[],
): Promise<void> {
  let left = wishes.map((wish, i) => ({ ...wish, Id: String(i) }));
  let failed: readonly BatchResultErrorEntry[] = [];
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: left }));
    failed = answer.Failed ?? [];
    const ids = new Set(failed.map((entry) => entry.Id));
    left = left.filter((entry) => ids.has(entry.Id));
  }
  if (left.length === 0) return;
  const reasons = new Set(failed.map((entry) => entry.Code ?? entry.Message ?? 'no reason'));
  const text = `${left.length} of ${wishes.length} messages were not taken by ${url}: ${[...reasons].join(', ')}`;
  throw new HongtouError('HONGTOU_QUEUE_SEND', text);
}
