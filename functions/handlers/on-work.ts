import { HongtouError } from '../domain/error.ts';
import type { Work, WorkMessage } from '../ports/work-queue.ts';
import { type Handler, type Observer, observed, type WARM } from './observed.ts';

/** What of an SQS event is read. */
export interface QueueEvent {
  readonly Records: readonly QueueRecord[];
}

export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

/** The messages that failed: they alone come back. */
export interface QueueAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

type WorkOf<Kind extends Work['kind']> = Extract<Work, { kind: Kind }>;

/**
 * Makes the handler of a queue with one kind of work. Every message is tried, whatever became of the others; a message that
 * failed comes back, and after its last delivery it is found in the dead letters.
 */
export function onWork<Kind extends Work['kind']>(
  kind: Kind,
  perform: (work: WorkOf<Kind>) => Promise<unknown>,
): Handler<QueueEvent, QueueAnswer | typeof WARM> {
  return onMessages(async ({ work }) => {
    if (!isKind(work, kind)) throw badMessage(JSON.stringify(work), `work of kind "${kind}"`);
    await perform(work);
  });
}

/** The same for messages of any kind. */
export function onMessages(
  perform: (message: WorkMessage) => Promise<void>,
): Handler<QueueEvent, QueueAnswer | typeof WARM> {
  return observed<QueueEvent, QueueAnswer>(async ({ Records }, observer) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      if ((await tried(record, perform, observer)) === 'failed') {
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  });
}

async function tried(
  record: QueueRecord,
  perform: (message: WorkMessage) => Promise<void>,
  observer: Observer,
): Promise<'done' | 'failed'> {
  const began = performance.now();
  try {
    const message = readMessage(record.body);
    await perform(message);
    observer.note('work done', { work: message.work, milliseconds: Math.round(performance.now() - began) });
    observer.count('WorkDone', 1);
    return 'done';
  } catch (error) {
    observer.failed('work failed', error, { messageId: record.messageId, body: record.body.slice(0, 500) });
    observer.count('WorkFailed', 1);
    return 'failed';
  }
}

/** @throws HONGTOU_BAD_MESSAGE */
function readMessage(body: string): WorkMessage {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw badMessage(body, 'a message as JSON', cause);
  }
  if (!isMessage(value)) throw badMessage(body, '{ work: { kind, … }, dedupId, notBefore }');
  return value;
}

function isMessage(value: unknown): value is WorkMessage {
  if (typeof value !== 'object' || value === null) return false;
  if (!('dedupId' in value) || typeof value.dedupId !== 'string') return false;
  if (!('notBefore' in value) || typeof value.notBefore !== 'number' || !('work' in value)) return false;
  const { work } = value;
  return typeof work === 'object' && work !== null && 'kind' in work && typeof work.kind === 'string';
}

function isKind<Kind extends Work['kind']>(work: Work, kind: Kind): work is WorkOf<Kind> {
  return work.kind === kind;
}

function badMessage(got: string, expected: string, cause?: unknown): HongtouError {
  return new HongtouError('HONGTOU_BAD_MESSAGE', `the message is ${got.slice(0, 200)}, expected ${expected}`, {
    cause,
  });
}
