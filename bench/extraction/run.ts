/**
 * Main text, side by side with the best libraries: `npm run bench -- extraction`.
 * Each program runs in a process of its own, over pages that it reads one by one from a file, after a warm-up.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { type GoldPage, pageSets } from './pages.ts';
import { EXTRACTORS, type Extractor } from './peers.ts';
import { fourGramF1, percentile } from './score.ts';

interface Figures {
  readonly scores: Readonly<Record<string, readonly number[]>>;
  readonly failed: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly peakMB: number;
}

type Line = GoldPage & { readonly set: string };

const CORPUS = join(import.meta.dirname, '../../../shared/corpus/html');
const PAGE_URL = 'http://gxj.qinghe.example/zwgk/tzgg/t20260512_1.html';
const WARM_UP = 60;
const [program, file] = process.argv.slice(2);
if (program === undefined || file === undefined) compareAll();
else process.stdout.write(`${JSON.stringify(await measure(program, file))}\n`);

function compareAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-bench-'));
  const pages = join(folder, 'pages.jsonl');
  try {
    const sets = Object.entries(pageSets(CORPUS));
    for (const [set, { length }] of sets) if (length === 0) console.log(`${set}: skipped, no pages at hand`);
    const lines = sets.flatMap(([set, each]) => each.map((page): Line => ({ ...page, set })));
    writeFileSync(pages, lines.map((line) => JSON.stringify(line)).join('\n'));
    for (const name of Object.keys(EXTRACTORS)) report(name, pages);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(name: string, pages: string): void {
  const run = spawnSync(process.execPath, [import.meta.filename, name, pages], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) {
    console.log(`${name}: not measured\n${run.stderr}`);
    return;
  }
  const { scores, failed, medianMs, p95Ms, peakMB } = JSON.parse(run.stdout) as Figures;
  console.log(`${name}${failed === 0 ? '' : ` (threw on ${failed} pages, counted as 0)`}`);
  for (const [set, each] of Object.entries(scores)) {
    const mean = each.reduce((sum, score) => sum + score, 0) / each.length;
    console.log(`  ${set} (${each.length} pages): F1 ${mean.toFixed(4)}`);
  }
  console.log(
    `  CPU ms a page: median ${medianMs.toFixed(1)}, p95 ${p95Ms.toFixed(1)}; peak RSS ${peakMB.toFixed(0)} MB`,
  );
}

async function measure(name: string, pages: string): Promise<Figures> {
  const extract = await EXTRACTORS[name]?.();
  if (extract === undefined) throw new Error(`${name}: expected one of ${Object.keys(EXTRACTORS).join(', ')}`);
  // As `hongtou extract` runs; the same for every program.
  setFlagsFromString('--semi-space-growth-factor=1');
  let warm = 0;
  for await (const page of linesOf(pages)) {
    if (warm++ === WARM_UP) break;
    await textOf(extract, page.html);
  }
  const scores: Record<string, number[]> = {};
  const milliseconds: number[] = [];
  let failed = 0;
  for await (const page of linesOf(pages)) {
    const before = process.cpuUsage();
    const text = await textOf(extract, page.html);
    const { user, system } = process.cpuUsage(before);
    milliseconds.push((user + system) / 1000);
    if (text === null) failed++;
    const ofSet = scores[page.set] ?? [];
    ofSet.push(text === null ? 0 : fourGramF1(text, page.gold));
    scores[page.set] = ofSet;
  }
  const peakMB = process.resourceUsage().maxRSS / 1024;
  return { scores, failed, medianMs: percentile(milliseconds, 0.5), p95Ms: percentile(milliseconds, 0.95), peakMB };
}

async function* linesOf(pages: string): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: createReadStream(pages) })) yield JSON.parse(line) as Line;
}

/** null where the program throws. */
async function textOf(extract: Extractor, html: string): Promise<string | null> {
  try {
    return await extract(html, PAGE_URL);
  } catch {
    return null;
  }
}
