import type { SourceDefinition } from '../domain/source/definition.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { OpsReports } from '../ports/ops-reports.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { WorkMessage, WorkQueue } from '../ports/work-queue.ts';
import { deliverWork } from './delivery-window.ts';

export interface SweepPorts {
  readonly definitions: readonly SourceDefinition[];
  readonly ledger: Ledger;
  readonly sources: SourceStore;
  readonly deliveries: DeliveryStore;
  readonly reports: OpsReports;
  readonly queue: WorkQueue;
}

/** Rows that one sweep looks at in each table; the next sweep goes on. */
const BATCH = 500;

/**
 * Finds in the tables, never in the queue, what should have happened and did not, and sends the work for it again. All work
 * is idempotent, so that sending too much costs time only. Answers what it sent.
 */
export async function sweep(now: number, ports: SweepPorts): Promise<readonly WorkMessage[]> {
  const found: WorkMessage[] = [];
  for (const entry of await ports.ledger.unhandled(BATCH)) {
    const { id } = entry.record;
    found.push({ work: { kind: 'notify', changeId: id }, dedupId: `notify ${id}`, notBefore: now });
  }
  for (const delivery of await ports.deliveries.unfinished(BATCH)) {
    found.push(deliverWork(delivery.id, Math.max(now, delivery.notBefore)));
  }
  found.push(...(await unfinishedRounds(now, ports)));
  await ports.queue.send(found);
  await reportDeadLetters(now, ports);
  return found;
}

/** Hosts with pages still to fetch, and sources whose pages were all fetched but never assessed. */
async function unfinishedRounds(now: number, ports: SweepPorts): Promise<readonly WorkMessage[]> {
  const found: WorkMessage[] = [];
  const defined = new Set(ports.definitions.map(({ id }) => id));
  let newest = new Date(now).toISOString();
  for (const { id, opened, settled } of await ports.sources.sources()) {
    if (opened === null || opened === settled || !defined.has(id)) continue;
    newest = opened;
    if ((await ports.sources.pendingCount(id)) > 0) continue;
    found.push({
      work: { kind: 'assess', sourceId: id, tick: opened },
      dedupId: `assess ${id} ${opened}`,
      notBefore: now,
    });
  }
  for (const host of await ports.sources.pendingHosts()) {
    found.push({ work: { kind: 'turn', host, tick: newest }, dedupId: `turn ${host} ${newest}`, notBefore: now });
  }
  return found;
}

async function reportDeadLetters(now: number, ports: SweepPorts): Promise<void> {
  for (const { message, reason } of await ports.queue.dead()) {
    await ports.reports.file({
      id: `dead ${message.dedupId}`,
      tick: new Date(now).toISOString(),
      subject: message.dedupId,
      kind: 'dead-letter',
      message: `work "${message.dedupId}" failed for good: ${reason}`,
    });
  }
}
