import type { SourceDefinition } from '../domain/source/definition.ts';
import { firstRequests } from '../domain/source/list.ts';
import type { PageState, Tick } from '../domain/source/state.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { freshPage, freshSource, revisePage, reviseSource } from './revise.ts';

export interface SchedulePorts {
  readonly definitions: readonly SourceDefinition[];
  readonly sources: SourceStore;
  readonly queue: WorkQueue;
}

/**
 * Opens a round: marks the list pages and the known papers that are due at `tick` and sends one turn per host. With `all`, the
 * lists of every source are opened, due or not. Sources that a collector captures are left out. Repeating it for the same tick
 * marks only what the round has not yet seen.
 */
export async function schedule(
  tick: Tick,
  ports: SchedulePorts,
  sources: 'due' | 'all' = 'due',
): Promise<{ readonly dueSources: readonly string[] }> {
  const now = Date.parse(tick);
  const dueSources: string[] = [];
  for (const definition of ports.definitions) {
    if (definition.capturedBy === 'collector') continue;
    const state = (await ports.sources.source(definition.id)) ?? freshSource(definition.id);
    if (sources === 'due' && state.nextDueAt > now && state.lastRoundAt !== tick) continue;
    if (state.settled === tick) continue;
    if (state.opened !== tick) await reviseSource(ports.sources, definition.id, (row) => ({ ...row, opened: tick }));
    await markLists(definition, tick, ports.sources);
    for (const page of await ports.sources.duePages(definition.id, now)) await markPage(page, tick, ports.sources);
    dueSources.push(definition.id);
  }
  const hosts = await ports.sources.pendingHosts();
  await ports.queue.send(
    hosts.map((host) => ({ work: { kind: 'turn', host, tick }, dedupId: `turn ${host} ${tick}`, notBefore: now })),
  );
  return { dueSources };
}

async function markLists(definition: SourceDefinition, tick: Tick, store: SourceStore): Promise<void> {
  for (const request of firstRequests(definition)) {
    await revisePage(store, definition.id, request.url, (page) => {
      const known =
        page ??
        freshPage({
          sourceId: definition.id,
          url: request.url,
          role: 'list',
          parentUrl: null,
          listedTitle: null,
          listedOn: null,
          foundTick: tick,
        });
      return known.checkedTick === tick ? null : { ...known, pending: tick, attempts: 0, notBefore: 0 };
    });
  }
}

async function markPage(due: PageState, tick: Tick, store: SourceStore): Promise<void> {
  await revisePage(store, due.sourceId, due.url, (page) =>
    page === null || page.checkedTick === tick || page.pending === tick
      ? null
      : { ...page, pending: tick, attempts: 0, notBefore: 0 },
  );
}
