import { openStackMonitor } from '../compose/aws/operator.ts';
import { openLocalMonitor, type StoreAccess } from '../compose/local.ts';
import type { OperatedMonitor } from '../compose/operator.ts';
import { HongtouError } from '../domain/error.ts';
import { drain } from '../pipeline.ts';
import { type Overrides, readConfig } from './config.ts';
import { plantSeeds, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from './workspace.ts';

/** Options of the commands that work on a monitor of this machine or on a deployed one. */
export const OPERATED_OPTIONS = { ...WORKSPACE_OPTIONS, stack: { type: 'string' } } as const;

export const OPERATED_USAGE = `${WORKSPACE_USAGE}
  --stack NAME    the deployed stack of that name instead, with your AWS credentials and region (docs/deploying.md)`;

export interface OperatedValues extends Overrides {
  readonly config?: string | undefined;
  readonly stack?: string | undefined;
}

/** A monitor in an operator's hands. */
export interface Operated extends OperatedMonitor {
  /** Puts the records of seeds/corpus into the store; a stack plants its own. */
  plant(): Promise<void>;
  /** Has the work done that a command sent, waiting at most so long for what is not yet due; a stack's functions do it themselves. */
  settle(patienceMs: number): Promise<void>;
  /** What is wrong with the database file, or null; a stack's tables have no file. */
  damage(): string | null;
}

/**
 * Opens the monitor that the options name, hands it to `work` and closes it whatever happens. Only what puts papers or people into a
 * store makes one: another command that names a folder without a store has mistyped it.
 * @throws HONGTOU_NO_STACK, HONGTOU_NO_CREDENTIALS, HONGTOU_NO_DATA, HONGTOU_USAGE
 */
export async function withOperated<T>(
  options: OperatedValues,
  access: StoreAccess,
  work: (monitor: Operated) => Promise<T>,
): Promise<T> {
  const monitor = await open(options, access);
  try {
    return await work(monitor);
  } finally {
    await monitor.close();
  }
}

async function open(options: OperatedValues, access: StoreAccess): Promise<Operated> {
  const stack = stackOf(options);
  if (stack !== null) {
    const monitor = await openStackMonitor(stack, process.env);
    return { ...monitor, plant: async () => {}, settle: async () => {}, damage: () => null };
  }
  const monitor = openLocalMonitor(readConfig(options.config, options).settings, access);
  return {
    ...monitor,
    plant: () => plantSeeds(monitor),
    settle: (patienceMs) => drain(monitor.ports, { patienceMs }),
  };
}

/** The stack that the options name, or null. @throws HONGTOU_USAGE where they name another place too */
export function stackOf({ stack, config, data, sources }: OperatedValues): string | null {
  if (stack === undefined) return null;
  if (config === undefined && data === undefined && sources === undefined) return stack;
  throw new HongtouError('HONGTOU_USAGE', '--stack names a deployed monitor: leave --config, --data and --sources out');
}
