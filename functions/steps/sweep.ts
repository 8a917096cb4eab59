import { isSilent } from '../domain/collect/silence.ts';
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

/** Rows that are read at once; of changes, one sweep looks at no more, and the next goes on: they leave the list as they are handled. */
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
  found.push(...(await unfinishedDeliveries(now, ports.deliveries)));
  found.push(...(await unfinishedRounds(now, ports)));
  await ports.queue.send(found);
  await reportDeadLetters(now, ports);
  await reportSilence(now, ports);
  return found;
}

/** All of them: those that wait for tomorrow's digest stay on the list, and must not keep the rest from being found. */
async function unfinishedDeliveries(now: number, deliveries: DeliveryStore): Promise<readonly WorkMessage[]> {
  const found: WorkMessage[] = [];
  for (let batch = await deliveries.unfinished(BATCH); ; ) {
    for (const { id, notBefore } of batch) found.push(deliverWork(id, Math.max(now, notBefore)));
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) return found;
    batch = await deliveries.unfinished(BATCH, last.id);
  }
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

/** Sources of whose collector nothing was heard for long, once each time: no round here would ever find it out. */
async function reportSilence(now: number, ports: SweepPorts): Promise<void> {
  for (const definition of ports.definitions) {
    if (definition.capturedBy !== 'collector') continue;
    const { id, name } = definition;
    const lastRoundAt = (await ports.sources.source(id))?.lastRoundAt ?? null;
    if (!isSilent(definition, lastRoundAt, now)) continue;
    await ports.reports.file({
      id: `silent ${id} ${lastRoundAt}`,
      tick: new Date(now).toISOString(),
      subject: id,
      kind: 'source-broken',
      message: `${name} (${id}): nothing came from its collector since ${lastRoundAt}: look at that machine and its link (docs/collecting.md)`,
    });
  }
}
