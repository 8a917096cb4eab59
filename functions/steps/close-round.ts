import type { SourceDefinition } from '../domain/source/definition.ts';
import { isWell, wasReadWell } from '../domain/source/health.ts';
import type { SourceState, SourceVerdict, Tick } from '../domain/source/state.ts';
import type { OpsReport, OpsReports } from '../ports/ops-reports.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { missingWords, noteMissing } from './missing.ts';
import { freshSource, reviseSource } from './revise.ts';
import type { RoundReading } from './round.ts';

export interface ClosePorts {
  readonly sources: SourceStore;
  readonly reports: OpsReports;
}

const KEPT_ITEM_COUNTS = 20;
const KEPT_CHANGE_COUNTS = 50;
const HOUR = 3_600_000;

/**
 * Closes a source's round: reports once that it broke or recovered, then moves its row. The row is moved last, so that a
 * process that died before starts over from the same state. Only a round that was read well touches the baseline.
 */
export async function closeRound(
  definition: SourceDefinition,
  reading: RoundReading,
  changed: number,
  ports: ClosePorts,
): Promise<void> {
  const { tick, verdict } = reading;
  const before = (await ports.sources.source(definition.id)) ?? freshSource(definition.id);
  if (before.settled === tick) return;
  const missing = await noteMissing(reading, ports.sources);
  const reports = [...reportsOf(definition, before, reading), ...missingReports(definition, before, missing, tick)];
  for (const report of reports) await ports.reports.file(report);
  const wasRead = wasReadWell(verdict);
  await reviseSource(ports.sources, definition.id, ({ missing: _, ...row }) => ({
    ...row,
    ...(missing === undefined ? {} : { missing }),
    verdict,
    since: row.verdict === verdict ? row.since : tick,
    lastRoundAt: tick,
    settled: tick,
    nextDueAt: Date.parse(tick) + definition.cadenceHours * HOUR,
    ...(wasRead
      ? {
          baseline: 'done',
          lastGoodAt: tick,
          itemCounts: [...row.itemCounts, reading.itemCount].slice(-KEPT_ITEM_COUNTS),
          changeCounts: [...row.changeCounts, changed].slice(-KEPT_CHANGE_COUNTS),
        }
      : {}),
  }));
}

/** One report when a source breaks and one when it recovers; another way of being broken is no news. */
function reportsOf(definition: SourceDefinition, before: SourceState, reading: RoundReading): readonly OpsReport[] {
  const { id, name } = definition;
  const { tick, verdict } = reading;
  const reports: OpsReport[] = [];
  if (isWell(before.verdict) && !isWell(verdict)) {
    const message = `${name} (${id}): ${VERDICT_ADVICE[verdict]}`;
    reports.push({ id: `broken ${id} ${tick}`, tick, subject: id, kind: 'source-broken', message });
  }
  if (!isWell(before.verdict) && isWell(verdict)) {
    const message = `${name} (${id}) is read well again; it was ${before.verdict} since ${before.since}`;
    reports.push({ id: `recovered ${id} ${tick}`, tick, subject: id, kind: 'source-recovered', message });
  }
  if (before.baseline === 'pending' && wasReadWell(verdict)) {
    const message = `${name} (${id}): first round, ${reading.candidates.length} papers taken as the baseline without alerts`;
    reports.push({ id: `baseline ${id}`, tick: tick satisfies Tick, subject: id, kind: 'baseline-filled', message });
  }
  return reports;
}

/** One report when papers begin to be answered by other pages, and one when none is any more. */
function missingReports(
  { id, name }: SourceDefinition,
  before: SourceState,
  missing: SourceState['missing'],
  tick: Tick,
): readonly OpsReport[] {
  if ((before.missing === undefined) === (missing === undefined)) return [];
  const [kind, words] =
    missing === undefined
      ? (['pages-found', 'its papers are answered by their own pages again'] as const)
      : (['pages-missing', missingWords(missing)] as const);
  return [{ id: `${kind} ${id} ${tick}`, tick, subject: id, kind, message: `${name} (${id}): ${words}` }];
}

/** What a verdict means for whoever runs the monitor, and what to do. */
export const VERDICT_ADVICE: Readonly<Record<SourceVerdict, string>> = {
  ok: 'well',
  'nothing-new': 'well, nothing new',
  'filtered-out': 'well, everything new was filtered out',
  'selector-found-nothing':
    'the list page was fetched but no item was found in it: check the item selector (source check)',
  'list-shrank': 'the list is much shorter than before: look at the page, then adjust its assertions or selector',
  blocked: 'the portal refuses us (403, robots.txt or the like): look from another address, or write to the portal',
  challenged: 'a page of a protective wall came instead of the list: it is not run; try later or from the mainland',
  down: 'the portal cannot be reached or answers with errors: nothing to do unless it lasts',
  stale: 'the newest item of the list is very old: the column may have moved',
};
