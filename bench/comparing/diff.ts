/**
 * Differences, side by side with the best libraries: `npm run bench -- diff`.
 * Each program runs in a process of its own for each table's cell, and is stopped after LIMIT_S seconds (45 unless told).
 * The texts are statutes that stand in `../shared`, outside the project.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ALIGNERS, DIFFERS } from './differs.ts';
import { type RevisionMaker, scoreRevisions } from './revision-score.ts';
import { scoreScript } from './script-score.ts';

interface Statutes extends RevisionMaker {
  readonly docs: () => readonly (readonly string[])[];
  readonly pairs: () => readonly { readonly old: string; readonly new: string }[];
  readonly edited: (text: string, share: number, seed: number) => string;
}

const MAKER = new URL('../../../shared/score/generate.mjs', import.meta.url);
const LIMIT_S = Number(process.env.LIMIT_S ?? 45);
/** Bytes of UTF-8 and share of characters edited. */
const SIZES = [
  ['2k', 0.1],
  ['20k', 0.1],
  ['20k', 0.5],
  ['200k', 0.1],
  ['200k', 0.5],
  ['2M', 0.1],
] as const;
const BYTES = { '2k': 2_000, '20k': 20_000, '200k': 200_000, '2M': 2_000_000 } as const;

const [task, program = '', ...rest] = process.argv.slice(2);
if (!existsSync(MAKER)) {
  console.error('the statutes that this measures on are not beside this checkout');
  process.exitCode = 1;
} else if (task === undefined) compareAll();
else console.log(await measure(task, program, rest));

function compareAll(): void {
  table(
    'CPU ms',
    SIZES.map(([size, share]) => `${size}/${share * 100}%`),
    Object.keys(DIFFERS),
    (name, column) => inProcess('speed', name, [String(column)]),
  );
  table(
    'Alignment',
    ['link F1 25%', 'move F1', 'parts R', 'link F1 60%', 'move F1', 'parts R', 'ms'],
    Object.keys(ALIGNERS),
    (name, column) => (column === 0 ? inProcess('align', name, []) : null),
  );
  table('Real revisions', ['painted', 'figures cut', 'crumbs', 'not exact'], Object.keys(DIFFERS), (name, column) =>
    column === 0 ? inProcess('real', name, []) : null,
  );
}

/** Prints a table of Markdown; a cell that is null was told by the cell before it. */
function table(
  title: string,
  columns: readonly string[],
  names: readonly string[],
  cell: (name: string, column: number) => string | null,
): void {
  console.log(`\n${title}\n| | ${columns.join(' | ')} |\n|---|${columns.map(() => '---:').join('|')}|`);
  for (const name of names) {
    const cells = columns.map((_, column) => cell(name, column)).filter((text) => text !== null);
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}

function inProcess(what: string, name: string, args: readonly string[]): string {
  const run = spawnSync(process.execPath, [import.meta.filename, what, name, ...args], {
    encoding: 'utf8',
    timeout: LIMIT_S * 1000,
    killSignal: 'SIGKILL',
  });
  if (run.signal !== null) return `>${LIMIT_S} s`;
  if (run.status !== 0) console.error(run.stderr);
  return run.status === 0 ? run.stdout.trim() : 'failed';
}

async function measure(what: string, name: string, [column = '0']: readonly string[]): Promise<string> {
  const statutes: Statutes = await import(MAKER.href);
  if (what === 'align') return alignment(name, statutes);
  return what === 'real' ? realRevisions(name, statutes) : speed(name, Number(column), statutes);
}

/** The median of the CPU time of runs that together take at most a tenth of the limit, after a warm-up. */
async function speed(name: string, column: number, { docs, edited }: Statutes): Promise<string> {
  const [size, share] = SIZES[column] ?? SIZES[0];
  const length = Math.round(BYTES[size] / 3);
  let text = docs().flat().join('\n');
  while (text.length < length) text += `\n${text}`;
  const old = text.slice(0, length);
  const next = edited(old, share, 77);
  const differ = await DIFFERS[name]?.();
  if (differ === undefined) throw new Error(`no program "${name}"`);
  const times: number[] = [];
  const until = performance.now() + LIMIT_S * 100;
  do {
    const before = process.cpuUsage();
    const edits = differ(old, next);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (edits.length <= 2) return `one replacement`;
  } while (times.length < 200 && performance.now() < until);
  const warm = times.slice(Math.floor(times.length / 2)).sort((a, b) => a - b);
  return (warm[warm.length >> 1] ?? 0).toFixed(1);
}

async function alignment(name: string, { revision }: Statutes): Promise<string> {
  const aligner = await ALIGNERS[name]?.();
  if (aligner === undefined) throw new Error(`no program "${name}"`);
  const started = process.cpuUsage();
  const cells: string[] = [];
  let documents = 0;
  for (const touched of [0.25, 0.6]) {
    const revisions = Array.from({ length: 60 }, (_, k) => revision(40_000 + k, touched));
    documents += revisions.length;
    const { link, move, parts } = scoreRevisions(revisions, aligner);
    cells.push(link.toFixed(3), move.toFixed(3), parts.toFixed(3));
  }
  const { user } = process.cpuUsage(started);
  return [...cells, (user / 1000 / documents).toFixed(1)].join(' | ');
}

async function realRevisions(name: string, { pairs }: Statutes): Promise<string> {
  const differ = await DIFFERS[name]?.();
  if (differ === undefined) throw new Error(`no program "${name}"`);
  let [total, painted, cut, crumbs, wrong] = [0, 0, 0, 0, 0];
  for (const { old, new: next } of pairs()) {
    if (old === next) continue;
    const score = scoreScript(differ(old, next), old, next);
    total += old.length + next.length;
    painted += score.painted;
    cut += score.cut;
    crumbs += score.crumbs;
    if (!score.exact) wrong++;
  }
  return `${((100 * painted) / total).toFixed(1)} % | ${cut} | ${crumbs} | ${wrong}`;
}
