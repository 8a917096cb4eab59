import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where moto answers; null where it is not installed. */
    readonly moto: string | null;
  }
}

/** Starts one moto server for all tests of AWS adapters, where Python's moto is installed. */
export default async function startMoto(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const server = spawn('python3', ['-m', 'moto.server', '-p', String(port)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    server.on('exit', () => resolve());
    server.on('error', () => resolve());
  });
  const answers = await Promise.race([isAnswering(port), ended.then(() => false)]);
  if (!answers) {
    console.warn(
      'moto is not installed (python3 -m moto.server): the AWS adapters were NOT tested against S3, SQS and SNS',
    );
  }
  // cdk deploy refuses 127.0.0.1; one name for all.
  project.provide('moto', answers ? `http://localhost:${port}` : null);
  return () => stop(server, ended);
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.exitCode === null && server.pid !== undefined) server.kill();
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()));
    });
  });
}

/** Python takes some seconds to load moto. */
const PATIENCE_MS = 60_000;

async function isAnswering(port: number): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    if (await accepts(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
