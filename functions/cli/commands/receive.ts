import { existsSync } from 'node:fs';
import { unpackBundle } from '../../adapters/local/bundle-file.ts';
import { bundleFolder } from '../../adapters/local/bundle-folder.ts';
import type { LocalMonitor } from '../../compose/local.ts';
import { signToken } from '../../domain/collect/token.ts';
import { HongtouError } from '../../domain/error.ts';
import { drain } from '../../pipeline.ts';
import { pushBundles } from '../../steps/collect.ts';
import { receiveBundle } from '../../steps/receive.ts';
import { describeError, type ExitStatus } from '../jsonl.ts';
import { note, readOptions } from '../options.ts';
import { serveReceiver } from '../receive-server.ts';
import { untilStopped } from '../stop.ts';
import { noteOldIndex, plantSeeds, WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';
import { PATIENCE_MS } from './run.ts';

const USAGE = `hongtou receive --from DIR | --port N | --token [--days N]  [--config FILE] [--data DIR]
Takes what hongtou collect captured elsewhere and assesses it as if it had been fetched here (docs/collecting.md).
  --from DIR      takes the bundles in this folder, oldest first, and removes those that were taken
  --port N        takes bundles at POST /bundles on 127.0.0.1 until it is stopped, behind a proxy that speaks TLS
  --token         prints a token for a collector; it is signed with HONGTOU_COLLECT_SECRET, as --port checks it
  --days N        how long the token is valid; default 90
${WORKSPACE_USAGE}`;

const DAY_MS = 86_400_000;
const DRAIN_EVERY_MS = 60_000;

/** Bundles from a folder or over HTTP. Exit 3 where one was refused and stays in the folder. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(
    args,
    {
      ...WORKSPACE_OPTIONS,
      from: { type: 'string' },
      port: { type: 'string' },
      token: { type: 'boolean' },
      days: { type: 'string' },
    },
    USAGE,
  );
  if (options === null) return 0;
  const { from, port, token, days } = options.values;
  if (token) return printToken(Number(days ?? 90));
  if ((from === undefined) === (port === undefined)) {
    throw new HongtouError('HONGTOU_USAGE', `one of --from, --port and --token is expected\n${USAGE}`);
  }
  return withMonitor(options.values, async (monitor) => {
    await plantSeeds(monitor);
    await noteOldIndex(monitor);
    return from === undefined ? receiveOverHttp(Number(port), monitor) : receiveFrom(from, monitor);
  });
}

/** Takes one bundle and does what work it makes: the next round of its source must find this one assessed. */
export async function takeBundle(packed: Uint8Array, { ports }: LocalMonitor): Promise<'taken' | 'present'> {
  const outcome = await receiveBundle(unpackBundle(packed), ports);
  await drain(ports, {
    patienceMs: 0,
    onFailure: (work, error) => note(`${work.kind} failed: ${describeError(error).message}`),
  });
  return outcome;
}

async function receiveFrom(folder: string, monitor: LocalMonitor): Promise<ExitStatus> {
  // A slip in its name would be silence.
  if (!existsSync(folder)) throw new HongtouError('HONGTOU_FILE', `${folder}: no such folder`);
  const { delivered, failures } = await pushBundles(bundleFolder(folder), {
    push: async (name, packed) => {
      const outcome = await takeBundle(packed, monitor);
      note(`${name}: ${outcome}`);
      return outcome;
    },
  });
  // The minute in which changes are collected into one message is waited for.
  await drain(monitor.ports, { patienceMs: PATIENCE_MS });
  for (const { name, error } of failures) {
    const { code, message } = describeError(error);
    note(`${name} stays: ${code}: ${message}`);
  }
  process.stdout.write(`${delivered} bundles taken, ${failures.length} refused\n`);
  return failures.length === 0 ? 0 : 3;
}

async function receiveOverHttp(port: number, monitor: LocalMonitor): Promise<ExitStatus> {
  const server = await serveReceiver({
    port,
    secret: requireSecret(),
    now: () => monitor.ports.clock.now(),
    take: async (packed) => {
      const outcome = await takeBundle(packed, monitor);
      note(`a bundle of ${packed.length} bytes: ${outcome}`);
      return outcome;
    },
  });
  note(`taking bundles at ${server.url} (stop with Ctrl-C)`);
  // Messages are due a minute or a day after the bundle that they tell of.
  const later = setInterval(() => drain(monitor.ports, { patienceMs: 0 }).catch(noteFailure), DRAIN_EVERY_MS);
  await untilStopped();
  clearInterval(later);
  await server.close();
  await drain(monitor.ports, { patienceMs: PATIENCE_MS });
  return 0;
}

function noteFailure(error: unknown): void {
  note(`work failed: ${describeError(error).message}`);
}

function printToken(days: number): ExitStatus {
  if (!(days > 0 && days <= 3650)) throw new HongtouError('HONGTOU_USAGE', `--days: expected 1 to 3650\n${USAGE}`);
  process.stdout.write(`${signToken('collect', Date.now() + days * DAY_MS, requireSecret())}\n`);
  return 0;
}

/** From the environment: an argument would be seen in the list of processes. @throws HONGTOU_BAD_SECRET */
function requireSecret(): string {
  const secret = process.env.HONGTOU_COLLECT_SECRET ?? '';
  // Signing checks its length; better now than at the first request.
  signToken('collect', 0, secret);
  return secret;
}
