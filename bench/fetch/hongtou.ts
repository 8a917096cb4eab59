import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { createPortalGate } from '../../functions/adapters/web/gate.ts';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { openLocalMonitor } from '../../functions/compose/local.ts';
import { parseSourceDefinition } from '../../functions/domain/source/definition.ts';
import { runRound } from '../../functions/pipeline.ts';
import { captureTurn } from '../../functions/steps/capture.ts';
import { schedule } from '../../functions/steps/schedule.ts';

/**
 * Hongtou's side: fetches every page of the portal with politeness off, one request at a time to each host as always, but
 * without a pause. `capture` is the whole step: robots.txt, list, verdict by the page's text, links to attachments, snapshot and
 * row on disk; `capture-again` is the next round over the same folder. `round` goes on to read, compare and number every paper.
 * `gate` only fetches.
 * usage: node bench/fetch/hongtou.ts capture|capture-again|round|gate FOLDER LETTERS-A-HOST PORT…
 */
const [mode = 'capture', folder = '', letters = '0', ...ports] = process.argv.slice(2);
const TICK = mode === 'capture-again' ? '2026-11-03T00:00:00.000Z' : '2026-11-01T00:00:00.000Z';
const AGENT = 'Hongtou-bench/0.1 (+https://hongtou.example/)';
const hosts = ports.map((_, at) => `host${at}.example`);
const places = Object.fromEntries(
  ports.map((port, at) => [`host${at}.example`, { address: '127.0.0.1', port: Number(port) }]),
);
process.stdout.write(`${mode === 'gate' ? await fetchAll() : await captureAll()}\n`);

async function captureAll(): Promise<number> {
  const definitions = hosts.map((host) =>
    parseSourceDefinition({
      id: host.replaceAll('.', '-'),
      name: host,
      region: '449900',
      issuer: '临澜市',
      cadenceHours: 24,
      adapter: { type: 'static-list', listUrl: `http://${host}/list/`, item: 'ul.list li', link: 'a', date: 'span' },
      assertions: { minimumItems: 1, datedShare: 0.9 },
      seenLive: true,
      paceMs: 0,
    }),
  );
  const monitor = openLocalMonitor({
    folder,
    definitions,
    taxonomy: readTaxonomy(),
    // Pauses that the hosts' answers ask for are jumped over.
    clock: rehearsalClock(Date.parse(TICK)),
    userAgent: AGENT,
    siteUrl: 'http://127.0.0.1/',
    mail: { from: 'bench@localhost', smtp: null },
    places,
  });
  if (mode === 'round') await runRound(TICK, monitor.ports);
  else {
    await schedule(TICK, monitor.ports);
    await Promise.all(hosts.map((host) => turns(host, monitor.ports)));
  }
  let captured = 0;
  for (const { id } of definitions) {
    for await (const page of monitor.ports.sources.pagesOf(id))
      if (page.checkedTick === TICK && page.capture !== null) captured += 1;
  }
  await monitor.close();
  return captured;
}

async function turns(host: string, ports: Parameters<typeof captureTurn>[1]): Promise<void> {
  do await captureTurn({ host, tick: TICK }, ports);
  while ((await ports.sources.pendingPages(host, 1)).length > 0);
}

async function fetchAll(): Promise<number> {
  const gate = createPortalGate({ userAgent: AGENT, places });
  let fetched = 0;
  const fetchHost = async (host: string, at: number): Promise<void> => {
    const first = at * Number(letters);
    const paths = ['list/', ...Array.from({ length: Number(letters) }, (_, n) => `letter/${first + n}`)];
    for (const path of paths) {
      const answer = await gate.fetch({ url: `http://${host}/${path}` });
      if (answer.outcome === 'answer' && answer.status === 200) fetched += 1;
    }
  };
  await Promise.all(hosts.map(fetchHost));
  await gate.close();
  return fetched;
}
