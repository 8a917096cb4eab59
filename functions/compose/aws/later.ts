import type { WorkQueue } from '../../ports/work-queue.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';

/** Only hands messages on. */
export function laterQueue(environment: Environment): WorkQueue {
  return queueOf(readSettings(FUNCTION_SETTINGS.later, environment));
}
