import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { HongtouError } from '../domain/error.ts';

/** What of Lambda's context is read. */
export interface Invocation {
  readonly awsRequestId: string;
}

/** Counts of all functions together are what alarms look at; the service's name is the only dimension. */
export type Count =
  | 'WorkDone'
  | 'WorkFailed'
  | 'RoundsOpened'
  | 'SourcesDue'
  | 'WorkResent'
  | 'Reminders'
  | 'PapersPlanted'
  | 'BundlesTaken'
  | 'BundlesRefused';

export interface Observer {
  /** A line in the log, with data to search by. Never an address, a text or a token. */
  note(message: string, data: Readonly<Record<string, unknown>>): void;
  failed(message: string, error: unknown, data: Readonly<Record<string, unknown>>): void;
  count(name: Count, value: number): void;
}

export type Handler<Event, Answer> = (event: Event, invocation?: Invocation) => Promise<Answer>;

/** Asks nothing of a function but that it loads. @example { "warmUp": true } */
export const WARM = { warm: true } as const;

/** Makes a Lambda handler: structured logs, metrics in one line at the end, errors logged by their names before they go on. */
export function observed<Event, Answer>(
  answer: (event: Event, observer: Observer) => Promise<Answer>,
): Handler<Event, Answer | typeof WARM> {
  const logger = new Logger();
  const metrics = new Metrics();
  const observer: Observer = {
    note: (message, data) => logger.info(message, { ...data }),
    failed: (message, error, data) => logger.error(message, { ...data, ...codeOf(error), error: asError(error) }),
    count: (name, value) => {
      metrics.addMetric(name, MetricUnit.Count, value);
    },
  };
  return async (event, invocation) => {
    if (isWarmUp(event)) return WARM;
    logger.appendKeys({ requestId: invocation?.awsRequestId });
    try {
      return await answer(event, observer);
    } catch (error) {
      observer.failed('the call failed', error, {});
      throw error;
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
}

function isWarmUp(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'warmUp' in event && event.warmUp === true;
}

function codeOf(error: unknown): { readonly code?: string } {
  return error instanceof HongtouError ? { code: error.code } : {};
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
