import { afterEach, describe, expect, it } from 'vitest';
import { type BoundedThread, createBoundedThread } from '../../../functions/adapters/thread/bounded-thread.ts';

/** Does what it is told to, good and bad. */
const MODULE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    const kept = [];
    parentPort.on('message', ({ todo }) => {
      if (todo === 'loop') for (;;);
      if (todo === 'heap') for (;;) kept.push({ a: [1, 2, 3] });
      if (todo === 'buffers') for (let n = 0; n < 40; n++) kept.push(new Uint8Array(10_000_000).fill(n));
      if (todo === 'throw') throw new TypeError('a fault of ours');
      if (todo === 'leave') process.exit(3);
      if (todo === 'refuse') parentPort.postMessage({ error: { code: 'HONGTOU_PAGE_TOO_LARGE', message: 'too large' } });
      else parentPort.postMessage({ value: todo });
    });`)}`,
);

let thread: BoundedThread | null = null;
afterEach(() => thread?.close());

function opened(bounds: object = {}): BoundedThread {
  thread = createBoundedThread({ module: MODULE, timeMs: 60_000, heapMb: 32, growthMb: 2000, ...bounds });
  return thread;
}

describe('work in a bounded thread', () => {
  it('is answered in its order', async () => {
    const { run } = opened();
    expect(await Promise.all(['a', 'b', 'c'].map((todo) => run({ todo })))).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['that never ends', 'loop', { timeMs: 300 }, 'HONGTOU_READING_TIME'],
    ['that fills the heap', 'heap', {}, 'HONGTOU_READING_MEMORY'],
    ['that fills memory outside the heap', 'buffers', { growthMb: 100 }, 'HONGTOU_READING_MEMORY'],
    ['that meets a fault of ours', 'throw', {}, 'HONGTOU_READING_THREAD'],
    ['that ends the thread', 'leave', {}, 'HONGTOU_READING_THREAD'],
    ['that is refused', 'refuse', {}, 'HONGTOU_PAGE_TOO_LARGE'],
  ])('%s ends by name, and what waits behind it is done', async (_, todo, bounds, code) => {
    const { run } = opened(bounds);
    const [ended, next] = await Promise.allSettled([run({ todo }), run({ todo: 'next' })]);
    expect(ended).toMatchObject({ status: 'rejected', reason: { code } });
    expect(next).toEqual({ status: 'fulfilled', value: 'next' });
  });

  it('that cannot be sent is refused, and leaves nothing behind that ends the process', async () => {
    const { run, close } = opened();
    await expect(run({ todo: () => {} })).rejects.toThrow('could not be cloned');
    await close();
    expect(await run({ todo: 'next' })).toBe('next');
  });

  it('can be closed at any time, and begins anew', async () => {
    const { run, close } = opened();
    await close();
    expect(await run({ todo: 'a' })).toBe('a');
    const late = run({ todo: 'loop' });
    setImmediate(close);
    await expect(late).rejects.toMatchObject({ code: 'HONGTOU_READING_THREAD' });
    expect(await run({ todo: 'b' })).toBe('b');
  });
});
