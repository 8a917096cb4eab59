import type { Dispatcher } from 'undici';
import { GateFailed, nameFault } from './fault.ts';

/** An answer with all of its body as it came over the wire. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly bytes: Uint8Array;
  readonly latencyMs: number;
}

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface AnswerLimits {
  /** From now to the last byte: undici's bodyTimeout is idle time only, and a server may drip a byte a second. */
  readonly deadlineMs: number;
  /** Of the body on the wire. */
  readonly maxBytes: number;
}

/**
 * Sends one request and waits for the whole answer. It listens to undici's dispatcher itself: a stream of a body, to be read piece by
 * piece, takes a third of what a request takes, and all of it is wanted here anyway.
 *
 * @throws GateFailed, GateRefused
 */
export function wholeAnswer(
  url: URL,
  request: Omit<Dispatcher.DispatchOptions, 'origin' | 'path'>,
  dispatcher: Dispatcher,
  limits: AnswerLimits,
): Promise<WholeAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WholeAnswer>();
  const listener = new AnswerListener(url, limits.maxBytes, resolve, reject);
  const deadline = setTimeout(() => listener.stop(lateFor(url)), limits.deadlineMs);
  const { origin, pathname, search } = url;
  dispatcher.dispatch({ ...request, origin, path: `${pathname}${search}` }, listener);
  return promise.finally(() => clearTimeout(deadline));
}

class AnswerListener implements Dispatcher.DispatchHandler {
  private readonly url: URL;
  private readonly maxBytes: number;
  private readonly resolve: (answer: WholeAnswer) => void;
  private readonly reject: (fault: unknown) => void;
  private readonly startedAt = performance.now();
  private readonly chunks: Uint8Array[] = [];
  private controller: Dispatcher.DispatchController | null = null;
  private stopped: GateFailed | null = null;
  private status = 0;
  private headers: AnswerHeaders = {};
  private length = 0;
  private latencyMs = 0;

  constructor(url: URL, maxBytes: number, resolve: (answer: WholeAnswer) => void, reject: (fault: unknown) => void) {
    this.url = url;
    this.maxBytes = maxBytes;
    this.resolve = resolve;
    this.reject = reject;
  }

  /** Ends it, also where the connection does not stand yet. */
  stop(fault: GateFailed): void {
    this.stopped ??= fault;
    this.reject(this.stopped);
    this.controller?.abort(this.stopped);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.stopped !== null) controller.abort(this.stopped);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: AnswerHeaders): void {
    // What is said on the way is no answer.
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    this.latencyMs = performance.now() - this.startedAt;
    const announced = Number(headers['content-length'] ?? 0);
    if (announced > this.maxBytes) this.stop(tooLarge(announced, this.maxBytes));
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.length += chunk.length;
    if (this.length > this.maxBytes) this.stop(tooLarge(this.length, this.maxBytes));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const { status, headers, latencyMs } = this;
    const [first] = this.chunks;
    const bytes = this.chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.chunks, this.length);
    this.resolve({ status, headers, bytes, latencyMs });
  }

  onRequestUpgrade(_: Dispatcher.DispatchController, status: number, __: unknown, socket: { destroy(): void }): void {
    socket.destroy();
    const message = `No whole answer from ${this.url.href}: it changes the protocol (${status}).`;
    this.reject(new GateFailed('HONGTOU_GATE_PROTOCOL', message));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.reject(this.stopped ?? nameFault(error, this.url.href, this.status === 0 ? 'head' : 'body'));
  }
}

function lateFor(url: URL): GateFailed {
  return new GateFailed('HONGTOU_GATE_TIMEOUT', `${url.href} was not whole within its deadline.`, {
    retry: 'may-retry',
  });
}

function tooLarge(length: number, maxBytes: number): GateFailed {
  return new GateFailed(
    'HONGTOU_GATE_TOO_LARGE',
    `The body has ${length} bytes or more, at most ${maxBytes} are read.`,
  );
}
