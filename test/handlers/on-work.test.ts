import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HongtouError } from '../../functions/domain/error.ts';
import { onMessages, onWork } from '../../functions/handlers/on-work.ts';
import type { Work } from '../../functions/ports/work-queue.ts';
import { captureConsole } from './console.ts';

const lines = captureConsole();
beforeEach(() => lines.clear());

function record(work: Work | object, id: string) {
  return { messageId: id, body: JSON.stringify({ work, dedupId: `d ${id}`, notBefore: 0 }) };
}

const notify = (changeId: string) => ({ kind: 'notify', changeId }) as const;

describe('a queue of one kind of work', () => {
  it('has every message tried, and only those that failed come back', async () => {
    const done: string[] = [];
    const handler = onWork('notify', async ({ changeId }) => {
      if (changeId === 'd.2') throw new Error('no luck');
      done.push(changeId);
    });
    const answer = await handler({ Records: ['d.1', 'd.2', 'd.3'].map((id) => record(notify(id), id)) });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'd.2' }] });
    expect(done).toEqual(['d.1', 'd.3']);
  });

  it('answers no failures for an empty batch', async () => {
    expect(await onWork('notify', vi.fn())({ Records: [] })).toEqual({ batchItemFailures: [] });
  });

  it.each([
    ['not JSON', 'hello'],
    ['no message', '{"work":{"kind":"notify"}}'],
    ['another kind of work', JSON.stringify({ work: { kind: 'publish', tick: '' }, dedupId: '', notBefore: 0 })],
  ])('sends back a message that is %s, by a name to search the log for', async (_, body) => {
    const perform = vi.fn();
    const answer = await onWork('notify', perform)({ Records: [{ messageId: 'm', body }] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    expect(perform).not.toHaveBeenCalled();
    expect(lines.errors()).toEqual([expect.objectContaining({ message: 'work failed', code: 'HONGTOU_BAD_MESSAGE' })]);
  });

  it('logs what was done and what failed, with the name of the error and the id of the call', async () => {
    const handler = onWork('notify', async ({ changeId }) => {
      if (changeId === 'd.2') throw new HongtouError('HONGTOU_NUMBER_GAP', 'number 7 is missing');
    });
    await handler({ Records: [record(notify('d.1'), 'a'), record(notify('d.2'), 'b')] }, { awsRequestId: 'r-1' });
    expect(lines.notes()).toEqual([
      expect.objectContaining({ level: 'INFO', message: 'work done', work: notify('d.1'), requestId: 'r-1' }),
    ]);
    expect(lines.errors()).toEqual([
      expect.objectContaining({ code: 'HONGTOU_NUMBER_GAP', messageId: 'b', requestId: 'r-1' }),
    ]);
  });

  it('counts what was done and what failed in one line of metrics', async () => {
    const handler = onWork('notify', async ({ changeId }) => {
      if (changeId !== 'd.1') throw new Error('no luck');
    });
    await handler({ Records: ['d.1', 'd.2', 'd.3'].map((id) => record(notify(id), id)) });
    expect(lines.metrics()).toEqual([expect.objectContaining({ WorkDone: 1, WorkFailed: [1, 1] })]);
  });

  it('does nothing but answer when it is warmed up', async () => {
    const perform = vi.fn();
    expect(await onWork('notify', perform)({ warmUp: true } as never)).toEqual({ warm: true });
    expect(perform).not.toHaveBeenCalled();
  });
});

it('a queue of any work hands on whole messages', async () => {
  const handed: unknown[] = [];
  await onMessages(async (message) => {
    handed.push(message);
  })({ Records: [record({ kind: 'turn', host: 'h', tick: 't' }, 'x')] });
  expect(handed).toEqual([{ work: { kind: 'turn', host: 'h', tick: 't' }, dedupId: 'd x', notBefore: 0 }]);
});
