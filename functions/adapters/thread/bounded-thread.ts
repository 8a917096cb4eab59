import { Worker } from 'node:worker_threads';
import { HongtouError } from '../../domain/error.ts';

/** What one piece of work may take before its thread is ended. */
export interface ThreadBounds {
  /** The module that the thread runs. It answers each message by one: `{ value }`, or `{ error }` with code and message. */
  readonly module: URL;
  readonly timeMs: number;
  /** What JavaScript may hold. */
  readonly heapMb: number;
  /** By how much the whole process may grow meanwhile: what libraries unpack into buffers is in no heap. */
  readonly growthMb: number;
}

/** A thread for work on what strangers sent: it ends by name where it would take too long or too much, and the process goes on. */
export interface BoundedThread {
  /**
   * Does a piece of work after those before it; the answer is what the module made of it.
   * @throws HONGTOU_READING_TIME, HONGTOU_READING_MEMORY; HONGTOU_READING_THREAD where the thread itself is broken; what the
   * module answered as its error
   */
  run(work: object): Promise<unknown>;
  close(): Promise<void>;
}

const MB = 1024 * 1024;
const LOOK_MS = 20;
/** A thread without work is ended after this: starting one takes a tenth of a second, keeping one its memory. */
const IDLE_MS = 60_000;

/** The thread is started by the first piece of work, and anew after one that ended it. It keeps no process alive. */
export function createBoundedThread(bounds: ThreadBounds): BoundedThread {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const runNext = async (work: object): Promise<unknown> => {
    clearTimeout(idle);
    worker ??= start(bounds);
    try {
      return await answerOf(worker, work, bounds);
    } catch (error) {
      if (!(error instanceof AnsweredError)) await stop();
      throw error;
    } finally {
      idle = setTimeout(() => void stop(), IDLE_MS).unref();
    }
  };
  return {
    run: (work) => {
      const next = last.then(() => runNext(work));
      last = next.catch(() => undefined);
      return next;
    },
    close: stop,
  };
}

function start({ module, heapMb }: ThreadBounds): Worker {
  const worker = new Worker(module, {
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32 },
  });
  worker.unref();
  // Between two pieces of work nobody else listens, and an error that nobody hears ends the process.
  worker.on('error', () => {});
  return worker;
}

/** An error that the module itself answered: the thread is well. */
class AnsweredError extends HongtouError {}

function answerOf(worker: Worker, work: object, bounds: ThreadBounds): Promise<unknown> {
  const grownFrom = process.memoryUsage.rss();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const late = setTimeout(() => reject(overTime(bounds)), bounds.timeMs);
  const look = setInterval(() => {
    if (process.memoryUsage.rss() - grownFrom > bounds.growthMb * MB) reject(overMemory(bounds));
  }, LOOK_MS);
  const onMessage = (answer: unknown): void => {
    const error = memberOf(answer, 'error');
    if (error === undefined) resolve(memberOf(answer, 'value'));
    else reject(new AnsweredError(codeOf(error), String(memberOf(error, 'message'))));
  };
  const onError = (cause: unknown): void => {
    const isFull = memberOf(cause, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(isFull ? overMemory(bounds, cause) : broken('failed', cause));
  };
  const onExit = (): void => reject(broken('ended'));
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  try {
    worker.postMessage(work);
  } catch (error) {
    // What cannot be sent is never answered.
    reject(error);
  }
  return promise.finally(() => {
    clearTimeout(late);
    clearInterval(look);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}

function overTime({ timeMs }: ThreadBounds): HongtouError {
  return new HongtouError('HONGTOU_READING_TIME', `reading took more than ${timeMs} ms`);
}

function overMemory({ heapMb, growthMb }: ThreadBounds, cause?: unknown): HongtouError {
  const message = `reading took more memory than a heap of ${heapMb} MB and a growth of ${growthMb} MB`;
  return new HongtouError('HONGTOU_READING_MEMORY', message, { cause });
}

function broken(how: string, cause?: unknown): HongtouError {
  return new HongtouError('HONGTOU_READING_THREAD', `the thread that reads ${how} without an answer`, { cause });
}

function codeOf(error: unknown): ErrorCode {
  const code = memberOf(error, 'code');
  return typeof code === 'string' && isErrorCode(code) ? code : 'HONGTOU_READING_THREAD';
}

function isErrorCode(code: string): code is ErrorCode {
  return code.startsWith('HONGTOU_');
}

type ErrorCode = HongtouError['code'];

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
