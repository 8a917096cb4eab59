import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Spent, spentBy } from './cpu-time.ts';

/**
 * Pages a second of one core, with politeness off, of Hongtou and of urlwatch on the same served pages in one run. The equal job is to
 * fetch a page, judge it, find its text and keep it: Hongtou's capture beside urlwatch with a filter that finds the body. What only
 * Hongtou does, reading papers, comparing them with the corpus and recording them, is a row of its own beside which nothing stands.
 * usage: npm run bench -- fetch [letters a host, default 2000] [hosts, default 4]
 * $URLWATCH is the command to run instead of `urlwatch` on the PATH.
 */
const LETTERS = Number(process.argv[2] ?? 2000);
const HOSTS = Number(process.argv[3] ?? 4);
/** Reading and comparing is measured on fewer: a letter takes as long as fetching a hundred. */
const LETTERS_READ = Math.min(LETTERS, 100);
const URLWATCH = (process.env.URLWATCH ?? 'urlwatch').split(' ');
const OWN = [process.execPath, join(import.meta.dirname, 'hongtou.ts')];

/** What each leg does for a page, said below the figures. */
const LEGS = [
  'the gate alone       fetches: addresses checked, own redirects, deadlines, caps, decompression; keeps nothing',
  'capture, first round fetches, judges by status and words, finds the body, title, date and attachments, keeps the bytes and a row',
  'capture, unchanged   the same pages two days later: fetches, compares the bytes, moves the rows',
  'whole first round    capture, then reads header, facts, promises and topics, compares with the corpus, records numbered changes',
  'urlwatch, bytes      fetches, keeps the markup as it came, compares it with the last one',
  'urlwatch, text       the same with its filter html2text, which strips tags: navigation and footer stay',
  'urlwatch, body       the same with its filters css and html2text, told where the body stands on this portal',
].join('\n');

/** urlwatch's filters by what they are called in the table. */
const FILTERS = {
  bytes: '',
  text: 'filter: [html2text]\n',
  body: 'filter: [{css: div.TRS_Editor}, html2text]\n',
} as const;
const FILTERED = Object.keys(FILTERS) as (keyof typeof FILTERS)[];

interface Row {
  readonly name: string;
  /** What it is comparable with. */
  readonly round: 'first' | 'again' | 'alone';
  readonly pages: number;
  readonly whole: Spent;
  /** The same program with one letter a host: what starting it costs. */
  readonly start: Spent;
}

const folder = mkdtempSync(join(tmpdir(), 'hongtou-fetch-'));
try {
  const rows = [...(await ownRows()), ...(await urlwatchRows())];
  process.stdout.write(`${HOSTS} hosts, each a list and ${LETTERS} letters\n${table(rows)}\n\n${LEGS}\n`);
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

interface Program {
  readonly name: string;
  readonly round: Row['round'];
  readonly run: (letters: number, ports: readonly number[], place: string) => Promise<Spent>;
}

/** Each program once with one letter a host and once with all, each time from nothing; those of a list run one after the other in one place. */
async function measured(programs: readonly Program[], most: number): Promise<readonly Row[]> {
  const runs = new Map<string, Spent>();
  for (const letters of [1, most]) {
    const place = mkdtempSync(join(folder, 'run-'));
    await withPortal(letters, async (ports) => {
      for (const { name, run } of programs) runs.set(`${name} ${letters}`, await run(letters, ports, place));
    });
  }
  return programs.flatMap(({ name, round }) => {
    const [start, whole] = [runs.get(`${name} 1`), runs.get(`${name} ${most}`)];
    return start === undefined || whole === undefined ? [] : [{ name, round, pages: HOSTS * most, whole, start }];
  });
}

async function ownRows(): Promise<readonly Row[]> {
  const program = (name: string, round: Row['round'], mode: string): Program => ({
    name,
    round,
    run: async (letters, ports, place) => {
      const spent = await spentBy([...OWN, mode, place, String(letters), ...ports.map(String)], place);
      expectPages(name, spent, Number(/\d+/.exec(spent.stdout)?.[0]), letters);
      return spent;
    },
  });
  return [
    ...(await measured([program('hongtou, the gate alone', 'first', 'gate')], LETTERS)),
    ...(await measured(
      [
        program('hongtou capture, first round', 'first', 'capture'),
        program('hongtou capture, unchanged', 'again', 'capture-again'),
      ],
      LETTERS,
    )),
    ...(await measured([program('hongtou, whole first round', 'alone', 'round')], LETTERS_READ)),
  ];
}

/** Each run of urlwatch on the bytes as they come, and on what its own filters make of them. */
async function urlwatchRows(): Promise<readonly Row[]> {
  const probe = await spentBy([...URLWATCH, '--version'], folder);
  const version = /urlwatch [\d.]+/.exec(probe.stdout)?.[0];
  if (version === undefined) {
    process.stdout.write(`no urlwatch: "${URLWATCH.join(' ')} --version" did not answer; install it or set URLWATCH\n`);
    return [];
  }
  const rows: Row[] = [];
  for (const of of FILTERED) {
    const program = (name: string, round: 'first' | 'again'): Program => ({
      name: `${version}, ${of}, ${name}`,
      round,
      run: async (letters, ports, place) => {
        writeFileSync(join(place, 'urls.yaml'), urlsOf(letters, ports, FILTERS[of]));
        const files = ['--urls', 'urls.yaml', '--config', 'config.yaml', '--cache', 'cache.db', '--hooks', 'hooks.py'];
        // The configuration is written by the first run, which then fetches nothing.
        if (round === 'first') await spentBy([...URLWATCH, ...files, '--features'], place);
        const spent = await spentBy([...URLWATCH, ...files], place);
        expectPages(
          name,
          spent,
          Number(/watched (\d+) URLs/.exec(spent.stdout)?.[1] ?? HOSTS * (letters + 1)),
          letters,
        );
        return spent;
      },
    });
    rows.push(...(await measured([program('first run', 'first'), program('unchanged', 'again')], LETTERS)));
  }
  return rows;
}

/** One job a page. */
function urlsOf(letters: number, ports: readonly number[], filter: string): string {
  const paths = (host: number) => [
    'list/',
    ...Array.from({ length: letters }, (_, n) => `letter/${host * letters + n}`),
  ];
  const urls = ports.flatMap((port, host) =>
    paths(host).map((path) => `url: http://127.0.0.1:${port}/${path}\n${filter}`),
  );
  return urls.join('---\n');
}

function expectPages(name: string, spent: Spent, pages: number, letters: number): void {
  const expected = HOSTS * (letters + 1);
  if (pages !== expected)
    throw new Error(`${name} took ${pages} pages, expected ${expected}: ${spent.stdout.slice(-500)}`);
}

function table(rows: readonly Row[]): string {
  const times = FILTERED.map((of) => `times ${of}`);
  const head = ['', 'seconds', 'CPU s', 'of it start', 'pages/s/core', 'with start', ...times];
  const lines = rows.map((row) => [
    row.name,
    row.whole.seconds.toFixed(1),
    row.whole.cpuSeconds.toFixed(2),
    row.start.cpuSeconds.toFixed(2),
    speed(row).toFixed(0),
    (row.pages / row.whole.cpuSeconds).toFixed(0),
    ...FILTERED.map((of) => timesRival(row, rows, of)),
  ]);
  return [head, ...lines]
    .map((line) => line.map((cell, at) => (at === 0 ? cell.padEnd(38) : cell.padStart(14))).join(''))
    .join('\n');
}

/** How many times as fast as urlwatch at the same: a first round beside a first run, one without changes beside its like. */
function timesRival(row: Row, rows: readonly Row[], of: string): string {
  const rival = rows.find(
    ({ name, round }) => name.startsWith('urlwatch') && name.includes(`, ${of},`) && round === row.round,
  );
  return rival === undefined ? '-' : (speed(row) / speed(rival)).toFixed(2);
}

/** Beyond what starting costs: a monitor starts once and fetches for days. */
function speed({ pages, whole, start }: Row): number {
  return (pages - HOSTS) / (whole.cpuSeconds - start.cpuSeconds);
}
