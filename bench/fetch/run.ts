import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Spent, spentBy } from './cpu-time.ts';

/**
 * Pages a second of one core, with politeness off, of Hongtou and of urlwatch on the same served pages in one run.
 * usage: npm run bench -- fetch [letters a host, default 2000] [hosts, default 4]
 * $URLWATCH is the command to run instead of `urlwatch` on the PATH.
 */
const LETTERS = Number(process.argv[2] ?? 2000);
const HOSTS = Number(process.argv[3] ?? 4);
const URLWATCH = (process.env.URLWATCH ?? 'urlwatch').split(' ');
const OWN = [process.execPath, join(import.meta.dirname, 'hongtou.ts')];

interface Row {
  readonly name: string;
  readonly pages: number;
  readonly whole: Spent;
  /** The same program with one letter a host: what starting it costs. */
  readonly start: Spent;
}

const folder = mkdtempSync(join(tmpdir(), 'hongtou-fetch-'));
try {
  const rows = [...(await ownRows()), ...(await urlwatchRows())];
  process.stdout.write(`${HOSTS} hosts, each a list and ${LETTERS} letters\n${table(rows)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Serves so many letters, runs `work` with the ports, and ends the portal. */
async function withPortal<T>(letters: number, work: (ports: readonly number[]) => Promise<T>): Promise<T> {
  const portal = spawn(process.execPath, [join(import.meta.dirname, 'portal.ts'), String(HOSTS), String(letters)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: portal.stdout }), 'line')) as [string];
  try {
    return await work(JSON.parse(line) as number[]);
  } finally {
    portal.stdin.end();
  }
}

/** Each program once with one letter a host and once with all, each time from nothing; `visit` runs it as often as it has rows. */
async function measured(
  names: readonly string[],
  visit: (name: string, letters: number, ports: readonly number[], place: string) => Promise<Spent>,
): Promise<readonly Row[]> {
  const runs = new Map<string, Spent>();
  for (const letters of [1, LETTERS]) {
    const place = mkdtempSync(join(folder, 'run-'));
    await withPortal(letters, async (ports) => {
      for (const name of names) runs.set(`${name} ${letters}`, await visit(name, letters, ports, place));
    });
  }
  return names.flatMap((name) => {
    const [start, whole] = [runs.get(`${name} 1`), runs.get(`${name} ${LETTERS}`)];
    return start === undefined || whole === undefined ? [] : [{ name, pages: HOSTS * LETTERS, whole, start }];
  });
}

async function ownRows(): Promise<readonly Row[]> {
  const modes: Readonly<Record<string, string>> = {
    'hongtou, the gate alone': 'gate',
    'hongtou capture, first round': 'capture',
    'hongtou capture, nothing changed': 'capture-again',
  };
  return measured(Object.keys(modes), async (name, letters, ports, place) => {
    const spent = await spentBy([...OWN, modes[name] ?? '', place, String(letters), ...ports.map(String)], place);
    expectPages(name, spent, Number(/\d+/.exec(spent.stdout)?.[0]), letters);
    return spent;
  });
}

async function urlwatchRows(): Promise<readonly Row[]> {
  const probe = await spentBy([...URLWATCH, '--version'], folder);
  const version = /urlwatch [\d.]+/.exec(probe.stdout)?.[0];
  if (version === undefined) {
    process.stdout.write(`no urlwatch: "${URLWATCH.join(' ')} --version" did not answer; install it or set URLWATCH\n`);
    return [];
  }
  return measured([`${version}, first run`, `${version}, nothing changed`], async (name, letters, ports, place) => {
    writeFileSync(join(place, 'urls.yaml'), urlsOf(letters, ports));
    const files = ['--urls', 'urls.yaml', '--config', 'config.yaml', '--cache', 'cache.db', '--hooks', 'hooks.py'];
    // The configuration is written by the first run, which then fetches nothing.
    if (name.endsWith('first run')) await spentBy([...URLWATCH, ...files, '--features'], place);
    const spent = await spentBy([...URLWATCH, ...files], place);
    expectPages(name, spent, Number(/watched (\d+) URLs/.exec(spent.stdout)?.[1] ?? HOSTS * (letters + 1)), letters);
    return spent;
  });
}

/** One job a page, no filter: the bytes are compared as they came. */
function urlsOf(letters: number, ports: readonly number[]): string {
  const paths = (host: number) => [
    'list/',
    ...Array.from({ length: letters }, (_, n) => `letter/${host * letters + n}`),
  ];
  const urls = ports.flatMap((port, host) => paths(host).map((path) => `url: http://127.0.0.1:${port}/${path}\n`));
  return urls.join('---\n');
}

function expectPages(name: string, spent: Spent, pages: number, letters: number): void {
  const expected = HOSTS * (letters + 1);
  if (pages !== expected)
    throw new Error(`${name} took ${pages} pages, expected ${expected}: ${spent.stdout.slice(-500)}`);
}

function table(rows: readonly Row[]): string {
  const head = ['', 'seconds', 'CPU s', 'of it start', 'pages/s/core', 'with start', 'times urlwatch'];
  const rival = rows.find(({ name }) => name.startsWith('urlwatch'));
  const lines = rows.map((row) => [
    row.name,
    row.whole.seconds.toFixed(1),
    row.whole.cpuSeconds.toFixed(2),
    row.start.cpuSeconds.toFixed(2),
    speed(row).toFixed(0),
    (row.pages / row.whole.cpuSeconds).toFixed(0),
    rival === undefined ? '-' : (speed(row) / speed(rivalOf(row, rows) ?? rival)).toFixed(2),
  ]);
  return [head, ...lines]
    .map((line) => line.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(16))).join(''))
    .join('\n');
}

/** Beyond what starting costs: a monitor starts once and fetches for days. */
function speed({ pages, whole, start }: Row): number {
  return (pages - HOSTS) / (whole.cpuSeconds - start.cpuSeconds);
}

/** A first round beside a first run, a round in which nothing changed beside a run of the same. */
function rivalOf({ name }: Row, rows: readonly Row[]): Row | undefined {
  return rows.find(
    (row) => row.name.startsWith('urlwatch') && row.name.endsWith('changed') === name.endsWith('changed'),
  );
}
