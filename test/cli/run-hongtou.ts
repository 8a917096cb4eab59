import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a person would, in a process of its own. */
export async function runHongtou(args: readonly string[], input = '', cwd = process.cwd()): Promise<Run> {
  const child = spawn(process.execPath, [resolve('functions/cli/main.js'), ...args], { cwd });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}
