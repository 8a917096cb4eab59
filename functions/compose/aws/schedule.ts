import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { SchedulePorts } from '../../steps/schedule.ts';
import { seedDefinitions } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';

/** Opens rounds: knows sources and pages, and sends turns. */
export function schedulePorts(environment: Environment): SchedulePorts {
  const settings = readSettings(FUNCTION_SETTINGS.schedule, environment);
  return {
    definitions: seedDefinitions(settings.sources),
    sources: createSourceStore(new DynamoDBClient(), settings.sourcesTable),
    queue: queueOf(settings),
  };
}
