import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { PlantPorts } from '../../steps/plant.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';
import { recordPorts } from './record.ts';

/** Plants seed records: recording without sources. */
export function seedsPorts(environment: Environment): PlantPorts {
  const settings = readSettings(FUNCTION_SETTINGS.seeds, environment);
  return { ...recordPorts(settings, environment), queue: queueOf(settings) };
}
