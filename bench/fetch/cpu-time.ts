import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Spent {
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly stdout: string;
}

/** What `times` of POSIX sh says of the children, user and system. @example 1m2.340s 0m0.250s */
const TIMES = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

/** Runs a command to its end and says what processor time it and its children took, which Node itself does not tell of a child. */
export async function spentBy(command: readonly string[], folder: string): Promise<Spent> {
  const begun = performance.now();
  const child = spawn('sh', ['-c', '"$@" 2>&1 || echo "exit $?"; times', 'sh', ...command], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    // Python's own bytecode cache would be written by the first run only.
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const stdout = await text(child.stdout);
  const seconds = (performance.now() - begun) / 1000;
  const [, minutes, rest, systemMinutes, systemRest] = TIMES.exec(stdout)?.map(Number) ?? [];
  if (minutes === undefined || rest === undefined || systemMinutes === undefined || systemRest === undefined) {
    throw new Error(`${command.join(' ')} left no times: ${stdout.slice(-300)}`);
  }
  return { cpuSeconds: 60 * (minutes + systemMinutes) + rest + systemRest, seconds, stdout };
}
