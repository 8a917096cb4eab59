import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

export interface Moto {
  /** At localhost: `cdk deploy` does not work against 127.0.0.1. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Whether moto's server is installed. Where it is not, the suites that need it are skipped and say so. */
export function hasMoto(): boolean {
  const { status } = spawnSync('python3', ['-c', 'import moto.server']);
  if (status !== 0) console.warn('moto is not installed: pip install "moto[server]"');
  return status === 0;
}

/** Starts moto on a free port and waits until it answers. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const endpoint = `http://localhost:${port}`;
  await answering(endpoint, server);
  return { endpoint, stop: () => ended(server) };
}

/** What every client and `cdk` are told; moto checks none of it. */
export function environmentAt(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
  };
}

export const REGION = 'us-east-1';
/** The account that moto plays. */
export const ACCOUNT = '123456789012';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answering(endpoint: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && server.exitCode === null) {
    try {
      if ((await fetch(`${endpoint}/moto-api/data.json`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  server.kill();
  throw new Error(`moto did not answer at ${endpoint} (exit ${server.exitCode})`);
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await exit;
}
