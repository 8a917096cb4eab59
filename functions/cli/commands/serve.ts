import { HongtouError } from '../../domain/error.ts';
import { publish } from '../../steps/publish.ts';
import type { ExitStatus } from '../jsonl.ts';
import { note, readOptions } from '../options.ts';
import { serveSite } from '../site-server.ts';
import { untilStopped } from '../stop.ts';
import { WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';

const USAGE = `hongtou serve [--port N] [--config FILE] [--data DIR]
Serves the reader's pages and the feed on 127.0.0.1 until it is stopped (Ctrl-C).
  --port N        default 8383; 0 for any
${WORKSPACE_USAGE}`;

/** Serves what was published; publishes first what is not out yet. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...WORKSPACE_OPTIONS, port: { type: 'string' } }, USAGE);
  if (options === null) return 0;
  return withMonitor(options.values, async (monitor, config): Promise<ExitStatus> => {
    const port = options.values.port === undefined ? config.port : readPort(options.values.port);
    await publish(monitor.ports);
    const site = await serveSite(monitor.siteFolder, port);
    note(`serving ${site.url} (stop with Ctrl-C)`);
    await untilStopped();
    await site.close();
    return 0;
  });
}

/** @throws HONGTOU_PORT */
function readPort(value: string): number {
  if (PORT.test(value)) return Number(value);
  throw new HongtouError('HONGTOU_PORT', `port ${value}: expected a whole number from 0 to 65535`);
}

/** 8383 */
const PORT = /^\d{1,5}$/;
