import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { WorkMessage, WorkQueue } from '../../ports/work-queue.ts';

type DeadLetters = Awaited<ReturnType<WorkQueue['dead']>>;

/** Dead letters that one look shows of a queue; more are a fault of the system and not of messages. */
const SHOWN = 200;
/** A letter that was shown is hidden for so long, or the next receive would show it again. */
const HIDDEN_SECONDS = 30;

/** Looks at the messages of dead-letter queues and leaves them there. SQS keeps no reason: the function's log does. */
export async function peekDeadLetters(client: SQSClient, urls: readonly string[]): Promise<DeadLetters> {
  const letters: { message: WorkMessage; reason: string }[] = [];
  for (const url of urls) {
    const seen = new Map<string, Message>();
    for (let last = -1; seen.size > last && seen.size < SHOWN; ) {
      last = seen.size;
      for (const message of await receive(client, url)) seen.set(message.MessageId ?? '', message);
    }
    letters.push(...[...seen.values()].flatMap(letterOf));
  }
  return letters;
}

async function receive(client: SQSClient, url: string): Promise<readonly Message[]> {
  const { Messages: messages } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: HIDDEN_SECONDS,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    }),
  );
  return messages ?? [];
}

/** A body that is no message is left to the alarm, which counts it with the others: there is no work to name. */
function letterOf({ Body: body = '', Attributes: attributes }: Message): DeadLetters {
  const message = readMessage(body);
  const count = attributes?.ApproximateReceiveCount ?? 'several';
  return message === null ? [] : [{ message, reason: `failed ${count} times; the log of its function says why` }];
}

function readMessage(body: string): WorkMessage | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'work' in value && 'dedupId' in value
      ? (value as WorkMessage)
      : null;
  } catch {
    return null;
  }
}
