import type { LocalMonitor } from '../compose/local.ts';
import type { ChangeRecord } from '../domain/change/record.ts';
import { isWell } from '../domain/source/health.ts';
import { VERDICT_ADVICE } from '../steps/close-round.ts';
import { missingWords } from '../steps/missing.ts';
import { changeLines } from './change-lines.ts';

/** What a round brought, for a person to read: changes, what is held, unwell sources, messages. Everything in it comes out of the stores. */
export async function roundReport(tick: string, monitor: LocalMonitor): Promise<string> {
  const changes = await changesOf(tick, monitor);
  const announced = changes.filter(({ record }) => record.audience === 'announce');
  const silent = changes.length - announced.length;
  const parts = [
    section(
      'What changed',
      announced.map(({ n, record }) => changeLines(n, record, monitor.ports.address.topicName)),
    ),
    silent === 0 ? '' : `Taken into the corpus without alerts: ${silent} papers (first round of their source)\n`,
    section('Held', await holdLines(monitor)),
    section('Sources that are unwell', await unwellLines(monitor)),
    section(
      'Messages',
      await messageLines(
        changes.map(({ record }) => record.id),
        monitor,
      ),
    ),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

interface Numbered {
  readonly n: number;
  readonly record: ChangeRecord;
}

async function changesOf(tick: string, monitor: LocalMonitor): Promise<readonly Numbered[]> {
  const { ledger } = monitor.ports;
  const found: Numbered[] = [];
  for (let n = (await ledger.lastNumber())?.n ?? 0; n > 0; n--) {
    const number = await ledger.numberAt(n);
    const entry = number === null ? null : await ledger.entry(number.changeId);
    if (entry === null || entry.record.tick !== tick) break;
    found.push({ n, record: entry.record });
  }
  return found.reverse();
}

function section(title: string, items: readonly (readonly string[])[]): string {
  if (items.length === 0) return '';
  const body = items.map((lines) => lines.map((line, at) => `${at === 0 ? '  ' : '      '}${line}`).join('\n'));
  return `${title}\n${body.join('\n')}\n`;
}

async function holdLines(monitor: LocalMonitor): Promise<readonly (readonly string[])[]> {
  const holds = await monitor.ports.sources.holds();
  return holds
    .filter((hold) => hold.status === 'held')
    .map((hold) => [`${hold.sourceId}: ${hold.pages.length} pages`, hold.reason, `hongtou held release "${hold.id}"`]);
}

async function unwellLines(monitor: LocalMonitor): Promise<readonly (readonly string[])[]> {
  const names = new Map(monitor.ports.definitions.map(({ id, name }) => [id, name]));
  const sources = await monitor.ports.sources.sources();
  return sources
    .filter(({ id, verdict, missing }) => names.has(id) && (!isWell(verdict) || missing !== undefined))
    .map((source) => [
      `${names.get(source.id)} (${source.id}): ${source.verdict}`,
      ...(source.verdict === null || isWell(source.verdict) ? [] : [VERDICT_ADVICE[source.verdict]]),
      ...(source.missing === undefined ? [] : [missingWords(source.missing)]),
      `last read well: ${source.lastGoodAt ?? 'never'}`,
    ]);
}

async function messageLines(ids: readonly string[], monitor: LocalMonitor): Promise<readonly (readonly string[])[]> {
  const wanted = new Set(ids);
  const lines: string[][] = [];
  for await (const delivery of monitor.ports.deliveries.all()) {
    if (!delivery.changeIds.some((id) => wanted.has(id))) continue;
    const subscriber = await monitor.ports.subscribers.subscriber(delivery.subscriberId);
    const address = delivery.channel === 'email' ? subscriber?.email : subscriber?.phone;
    const what = `${delivery.changeIds.length} change${delivery.changeIds.length === 1 ? '' : 's'}`;
    lines.push([
      `${delivery.channel} to ${address ?? delivery.subscriberId}: ${what}, ${delivery.status} (${delivery.note ?? ''})`,
    ]);
  }
  return lines;
}
