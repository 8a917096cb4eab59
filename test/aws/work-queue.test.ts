import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, inject, it } from 'vitest';
import { createWorkQueue, type WorkQueueUrls } from '../../functions/adapters/aws/work-queue.ts';
import type { Work, WorkMessage, WorkQueue } from '../../functions/ports/work-queue.ts';
import { ANYWHERE } from '../adapters/aws/emulated.ts';

const endpoint = inject('moto') ?? '';
const client = new SQSClient({ ...ANYWHERE, endpoint });

/** A whole minute, so that what follows is easy to add to. */
const NOW = 1_793_491_200_000;
const MINUTE = 60_000;

const TURN: Work = { kind: 'turn', host: 'gxj.linlan.example', tick: '2026-11-01T00:00:00.000Z' };
const NOTIFY: Work = { kind: 'notify', changeId: 'd1.1' };
const PUBLISH: Work = { kind: 'publish', tick: '2026-11-01T00:00:00.000Z' };

describe.skipIf(endpoint === '')('SQS on moto', () => {
  it('takes each kind of work into its own queue, as a handler reads it', async () => {
    const { queue, urls } = await open();
    const works: readonly Work[] = [
      TURN,
      NOTIFY,
      { kind: 'assess', sourceId: 'linlan-gxq', tick: '2026-11-01T00:00:00.000Z' },
      { kind: 'deliver', deliveryId: 'm1' },
      PUBLISH,
    ];
    const messages = works.map((work) => messageOf(work, { dedupId: `${work.kind} 关于` }));
    await queue.send(messages.map((message) => ({ ...message, notBefore: NOW })));
    for (const { work, dedupId } of messages) {
      const received = await takeAll(urls.work[work.kind]);
      expect(received).toEqual([{ work, dedupId, notBefore: NOW }]);
    }
    expect(await takeAll(urls.later)).toEqual([]);
  });

  it('sends more messages than one request holds', async () => {
    const { queue, urls } = await open();
    const ids = Array.from({ length: 23 }, (_, i) => `d${i}.1`);
    await queue.send(ids.map((changeId) => messageOf({ kind: 'notify', changeId }, { dedupId: `notify ${changeId}` })));
    const received = await takeAll(urls.work.notify);
    expect(received.map(({ dedupId }) => dedupId).toSorted()).toEqual(ids.map((id) => `notify ${id}`).toSorted());
    await queue.send([]);
  });

  it('holds a message back in its own queue, up to fifteen minutes', async () => {
    const { queue, urls } = await open();
    await queue.send([messageOf(NOTIFY, { notBefore: NOW + 1 }), messageOf(NOTIFY, { notBefore: NOW + 15 * MINUTE })]);
    expect(await delayed(urls.work.notify)).toBe(2);
    expect(await takeAll(urls.work.notify)).toEqual([]);
  });

  it('lets later work of a FIFO queue, and work of more than fifteen minutes ahead, wait elsewhere', async () => {
    const { queue, urls } = await open();
    await queue.send([
      messageOf(TURN, { notBefore: NOW + 1 }),
      messageOf(NOTIFY, { notBefore: NOW + 15 * MINUTE + 1 }),
    ]);
    expect(await delayed(urls.later)).toBe(2);
    expect(await delayed(urls.work.turn)).toBe(0);
    expect(await delayed(urls.work.notify)).toBe(0);
  });

  it('leaves to the sweep what is due in more than an hour', async () => {
    const { queue, urls } = await open();
    await queue.send([
      messageOf(NOTIFY, { notBefore: NOW + 60 * MINUTE }),
      messageOf(NOTIFY, { notBefore: NOW + 60 * MINUTE + 1 }),
    ]);
    expect(await delayed(urls.later)).toBe(1);
  });

  it('takes a turn that is sent twice once, and one at another time anew', async () => {
    const { queue, urls } = await open();
    await queue.send([messageOf(TURN), messageOf(TURN)]);
    await queue.send([messageOf(TURN, { notBefore: 5 })]);
    expect(await countOf(urls.work.turn)).toBe(2);
  });

  it('gives the turns of one host to one worker at a time, and those of others meanwhile', async () => {
    const { queue, urls } = await open();
    const other = { ...TURN, host: 'kjj.linlan.example' };
    await queue.send([messageOf(TURN), messageOf(TURN, { notBefore: 5 }), messageOf(other, { dedupId: 'other' })]);
    const hosts: string[] = [];
    for (let some = await receive(urls.work.turn, 1); some.length > 0; some = await receive(urls.work.turn, 1)) {
      hosts.push(...some.map((message) => (read(message).work as typeof TURN).host));
    }
    expect(hosts.toSorted()).toEqual(['gxj.linlan.example', 'kjj.linlan.example']);
  });

  it('gathers the publishing that is asked for in one minute, and starts it after that minute', async () => {
    const { queue, urls } = await open();
    await queue.send([messageOf(PUBLISH), messageOf(PUBLISH, { notBefore: NOW - 5 })]);
    expect(await delayed(urls.later)).toBe(2);
    // What the function does with what waited, a minute later.
    const later = await open({ now: NOW + MINUTE, urls });
    const due = { ...messageOf(PUBLISH), notBefore: NOW + MINUTE };
    await later.queue.send([due, due]);
    expect(await takeAll(urls.work.publish)).toEqual([due]);
  });

  it('names the kind of work whose queue it was not told', async () => {
    const { queue } = await open({ urls: { work: {}, later: 'http://localhost/later' } });
    await expect(queue.send([messageOf(NOTIFY)])).rejects.toMatchObject({
      code: 'HONGTOU_NO_QUEUE',
      message: expect.stringContaining('notify'),
    });
  });

  it('shows dead letters and leaves them where they are', async () => {
    const { queue, urls } = await open();
    const [dead = ''] = urls.dead ?? [];
    const bodies = [JSON.stringify(messageOf(NOTIFY)), 'not a message', JSON.stringify(messageOf(TURN))];
    for (const body of bodies) await client.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: body }));
    const letters = await queue.dead();
    expect(letters.map(({ message }) => message.work.kind).toSorted()).toEqual(['notify', 'turn']);
    expect(letters[0]?.reason).toContain('log');
    expect(await countOf(dead)).toBe(3);
  });
});

interface OpenedQueue {
  readonly queue: WorkQueue;
  readonly urls: WorkQueueUrls;
}

let opened = 0;

async function open(more: { readonly now?: number; readonly urls?: WorkQueueUrls } = {}): Promise<OpenedQueue> {
  opened += 1;
  const make = async (name: string, fifo: boolean): Promise<string> => {
    const suffix = fifo ? '.fifo' : '';
    const Attributes: Record<string, string> = fifo ? { FifoQueue: 'true' } : {};
    const { QueueUrl } = await client.send(
      new CreateQueueCommand({ QueueName: `${name}-${process.pid}-${opened}${suffix}`, Attributes }),
    );
    return QueueUrl ?? '';
  };
  const urls = more.urls ?? {
    work: {
      turn: await make('turn', true),
      assess: await make('assess', false),
      notify: await make('notify', false),
      deliver: await make('deliver', false),
      publish: await make('publish', true),
    },
    later: await make('later', false),
    dead: [await make('dead', false)],
  };
  return { queue: createWorkQueue(client, urls, { now: () => more.now ?? NOW }), urls };
}

function messageOf(work: Work, more: Partial<WorkMessage> = {}): WorkMessage {
  return { work, dedupId: `${work.kind} 1`, notBefore: 0, ...more };
}

async function receive(url: string | undefined, most = 10): Promise<readonly Message[]> {
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: most }));
  return Messages ?? [];
}

function read(message: Message): WorkMessage {
  return JSON.parse(message.Body ?? '') as WorkMessage;
}

async function takeAll(url: string | undefined): Promise<readonly WorkMessage[]> {
  const all: WorkMessage[] = [];
  for (let some = await receive(url); some.length > 0; some = await receive(url)) {
    for (const message of some) {
      all.push(read(message));
      await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
    }
  }
  return all;
}

async function attributes(url: string | undefined): Promise<Readonly<Record<string, string>>> {
  const answer = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
  return answer.Attributes ?? {};
}

async function delayed(url: string | undefined): Promise<number> {
  return Number((await attributes(url)).ApproximateNumberOfMessagesDelayed);
}

/** Waiting, hidden and delayed together. */
async function countOf(url: string | undefined): Promise<number> {
  const all = await attributes(url);
  return (
    Number(all.ApproximateNumberOfMessages) +
    Number(all.ApproximateNumberOfMessagesNotVisible) +
    Number(all.ApproximateNumberOfMessagesDelayed)
  );
}
