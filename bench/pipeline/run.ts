import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { openLocalMonitor } from '../../functions/compose/local.ts';
import { parseSourceDefinition } from '../../functions/domain/source/definition.ts';
import type { Ports } from '../../functions/pipeline.ts';
import { recordNew } from '../../functions/steps/finding.ts';
import { notify } from '../../functions/steps/notify.ts';
import { readCapture } from '../../functions/steps/read-capture.ts';
import { freshPage } from '../../functions/steps/revise.ts';
import { letterPage } from './letters.ts';

/**
 * Documents a second from a page's bytes to a recorded, numbered change, with SQLite and files, in one process.
 * usage: npm run bench -- pipeline [letters, default 2000]
 */
const LETTERS = Number(process.argv[2] ?? 2000);
const TICK = '2026-11-01T00:00:00.000Z';
const SOURCE = parseSourceDefinition({
  id: 'bench',
  name: 'bench',
  region: '449900',
  issuer: '临澜市',
  cadenceHours: 24,
  adapter: { type: 'single-page', url: 'http://portal.example/' },
  assertions: { minimumItems: 0, datedShare: 0 },
  seenLive: true,
});
const RULES = { definition: SOURCE, templates: new Map() };

const spent = new Map<string, number>();
const folder = mkdtempSync(join(tmpdir(), 'hongtou-bench-'));
const monitor = openLocalMonitor({
  folder,
  definitions: [SOURCE],
  taxonomy: readTaxonomy(),
  clock: rehearsalClock(Date.parse(TICK)),
  userAgent: 'Hongtou-bench/0.1 (+https://hongtou.example/)',
  siteUrl: 'http://127.0.0.1/',
  mail: { from: 'bench@localhost', smtp: null },
});
try {
  const ports = timed(monitor.ports);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let bytes = 0;
  for (let index = 0; index < LETTERS; index++) bytes += await record(index, ports);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  report(seconds, (user + system) / 1e6, bytes);
} finally {
  await monitor.close();
  rmSync(folder, { recursive: true, force: true });
}

async function record(index: number, ports: Ports): Promise<number> {
  const page = letterPage(index);
  const snapshot = `snapshots/${createHash('sha256').update(page.bytes).digest('hex')}`;
  await ports.blobs.putOnce(snapshot, page.bytes);
  const row = {
    ...freshPage({
      sourceId: 'bench',
      url: page.url,
      role: 'paper',
      parentUrl: null,
      listedTitle: null,
      listedOn: null,
      foundTick: TICK,
    }),
    capture: { tick: TICK, snapshot, contentType: 'text/html', finalUrl: page.url },
  };
  const reading = await clocked('read page and paper', () => readCapture(row, [], RULES, ports));
  if (reading === null) throw new Error(`letter ${index} cannot be read`);
  const sighting = { url: page.url, tick: TICK, publisher: SOURCE, audience: 'announce' as const };
  const change = await recordNew(sighting, reading, ports);
  await clocked('number and match watches', () => notify(change.id, ports));
  return page.bytes.length;
}

/** The same ports, with the time spent in the large ones added up. */
function timed(ports: Ports): Ports {
  return {
    ...ports,
    compare: (paper) => clocked('compare with the corpus', () => ports.compare(paper)),
    index: (id, text, other) => clocked('add to the index', () => ports.index(id, text, other)),
    blobs: {
      get: ports.blobs.get,
      putAllOnce: (blobs) => clocked('write blobs (fsync)', () => ports.blobs.putAllOnce(blobs)),
      putOnce: (key, bytes) => clocked('write blobs (fsync)', () => ports.blobs.putOnce(key, bytes)),
    },
    ledger: {
      ...ports.ledger,
      append: (entry) => clocked('append to the ledger (fsync)', () => ports.ledger.append(entry)),
    },
  };
}

async function clocked<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  spent.set(name, (spent.get(name) ?? 0) + performance.now() - begun);
  return result;
}

function report(seconds: number, cpuSeconds: number, bytes: number): void {
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`${LETTERS} letters, ${(bytes / 1e6).toFixed(1)} MB of pages, from bytes to numbered change`);
  console.log(
    `${(LETTERS / seconds).toFixed(0)} documents/s wall, ${(LETTERS / cpuSeconds).toFixed(0)} documents/s of CPU, peak ${peak.toFixed(0)} MB`,
  );
  const rows = [...spent].toSorted((a, b) => b[1] - a[1]);
  for (const [name, ms] of rows)
    console.log(`  ${name.padEnd(30)} ${(ms / LETTERS).toFixed(2)} ms  ${((ms / seconds / 1000) * 100).toFixed(0)} %`);
  const rest = seconds * 1000 - rows.reduce((sum, [, ms]) => sum + ms, 0);
  console.log(
    `  ${'the rest'.padEnd(30)} ${(rest / LETTERS).toFixed(2)} ms  ${((rest / seconds / 1000) * 100).toFixed(0)} %`,
  );
}
