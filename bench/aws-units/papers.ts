import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { drain } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { openBenchMonitor } from './monitor.ts';
import { benchPortal } from './portal.ts';
import { difference, type Spent, total } from './spent.ts';

/**
 * Request units of DynamoDB for one paper after the other, by table: real texts, which have more fingerprints, figures and
 * promises than the generated letters of run.ts.
 * usage: npm run bench -- aws-units-of-papers FOLDER   with .txt files, in the order of their names
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run bench -- aws-units-of-papers FOLDER');

const KNOWLEDGE = 'ledger: what papers say';
const all: Spent[] = [];
const clock = rehearsalClock(Date.parse('2026-11-01T00:00:00.000Z'));
const monitor = await openBenchMonitor(benchPortal(), clock);
try {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  for (const name of names.toSorted()) {
    const text = readFileSync(join(folder, name), 'utf8');
    const paper = { id: name, url: null, publishedOn: null, text };
    const before = monitor.everything();
    monitor.take();
    await importPaper(paper, new Date(clock.now()).toISOString(), monitor.ports);
    await drain(monitor.ports, { patienceMs: 0 });
    monitor.take();
    const spent = difference(monitor.everything(), before, 1);
    all.push(spent);
    console.log(`${name}, ${text.length} characters: ${told(spent)}`);
  }
  const middle = (of: (spent: Spent) => number) => all.map(of).toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  console.log(
    `median of ${all.length}: ${middle(writesBut)} WRU and ${middle(writesOf)} for what it says, ${middle(reads)} RRU`,
  );
} finally {
  await monitor.close();
}

function writesOf(spent: Spent): number {
  return spent.get(KNOWLEDGE)?.writes ?? 0;
}

function writesBut(spent: Spent): number {
  return total(spent).writes - writesOf(spent);
}

function reads(spent: Spent): number {
  return total(spent).reads;
}

/** @example '105 WRU and 27 for what it says, 115.5 RRU; of these the index of passages 93 WRU, 106 RRU' */
function told(spent: Spent): string {
  const passages = spent.get('passages');
  const index = `of these the index of passages ${passages?.writes ?? 0} WRU, ${passages?.reads ?? 0} RRU`;
  return `${writesBut(spent)} WRU and ${writesOf(spent)} for what it says, ${reads(spent)} RRU; ${index}`;
}
