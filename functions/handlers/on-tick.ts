import { HongtouError } from '../domain/error.ts';
import { type Handler, type Observer, observed, type WARM } from './observed.ts';

/** What the stack's schedules send: the time that the call was meant for, the same in every retry. */
export interface TickEvent {
  readonly tick: string;
  /** An operator opens a round of every source, due or not. */
  readonly sources?: 'due' | 'all';
}

/** Makes the handler of a schedule. @throws HONGTOU_BAD_EVENT where the event names no time */
export function onTick<Answer>(
  perform: (tick: string, observer: Observer, event: TickEvent) => Promise<Answer>,
): Handler<TickEvent, Answer | typeof WARM> {
  return observed<TickEvent, Answer>((event, observer) => perform(tickOf(event), observer, event));
}

/** As EventBridge Scheduler writes it. @example 2026-11-25T03:45:00Z */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;

function tickOf(event: unknown): string {
  const tick = typeof event === 'object' && event !== null && 'tick' in event ? event.tick : undefined;
  if (typeof tick === 'string' && INSTANT.test(tick)) return new Date(Date.parse(tick)).toISOString();
  const got = JSON.stringify(event) ?? String(event);
  throw new HongtouError('HONGTOU_BAD_EVENT', `the event is ${got.slice(0, 200)}, expected { tick: "…Z" }`);
}
