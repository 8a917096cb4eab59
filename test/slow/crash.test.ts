import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHongtou } from '../cli/run-hongtou.ts';

const KILLS = 60;

let undisturbed = '';
let killed = '';
beforeAll(async () => {
  undisturbed = mkdtempSync(join(tmpdir(), 'hongtou-undisturbed-'));
  killed = mkdtempSync(join(tmpdir(), 'hongtou-killed-'));
  expect((await runHongtou(['start', '--data', undisturbed])).status).toBe(0);
}, 120_000);
afterAll(() => {
  for (const folder of [undisturbed, killed]) rmSync(folder, { recursive: true, force: true });
});

/** Starts the demo and kills the process after so many milliseconds; answers whether it had ended by itself before. */
function startAndKill(folder: string, afterMs: number): Promise<'killed' | 'ended'> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve('functions/cli/hongtou.ts'), 'start', '--data', folder], {
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    child.once('close', (_code, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL' ? 'killed' : 'ended');
    });
  });
}

interface Row {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly n: number;
}

/** What the store holds, but for what depends on when work was done: the order of numbers, and the corpus at that moment. */
async function stateOf(folder: string): Promise<readonly unknown[]> {
  const { stdout } = await runHongtou(['export', 'changes', '--data', folder]);
  const rows = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => at + 1));
  return rows
    .map(({ n: _n, hash: _hash, previousHash: _previous, corpusState: _corpus, ...rest }) => rest)
    .toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

function outbox(folder: string): Readonly<Record<string, number>> {
  const names = readdirSync(join(folder, 'outbox')).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'outbox', name), 'utf8').length]));
}

describe(`a process that is killed ${KILLS} times at random points`, () => {
  it('leaves the store and the messages of an undisturbed run', async () => {
    // A fixed sequence, so that a failure can be repeated: multiplicative congruential, modulus 2^31 - 1.
    let seed = Number(process.env.SEED ?? 20261118);
    let kills = 0;
    let ended = 0;
    while (kills < KILLS) {
      seed = (seed * 48271) % 2147483647;
      // Short lives at first, so that even the first effects are interrupted; the work still gets done.
      const outcome = await startAndKill(killed, 250 + (seed % (kills < KILLS / 2 ? 700 : 2500)));
      if (outcome === 'killed') kills += 1;
      else if (++ended > 1) {
        // All done long before the kills were used up: begin again with a new store.
        expect(await stateOf(killed)).toEqual(await stateOf(undisturbed));
        rmSync(killed, { recursive: true, force: true });
        ended = 0;
      }
    }
    expect((await runHongtou(['start', '--data', killed])).status).toBe(0);
    expect(await stateOf(killed)).toEqual(await stateOf(undisturbed));
    expect(outbox(killed)).toEqual(outbox(undisturbed));
    const doctor = await runHongtou(['doctor', '--data', killed]);
    expect(doctor.stdout).not.toContain('failed  ');
  }, 580_000);
});
