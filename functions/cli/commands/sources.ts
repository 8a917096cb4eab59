import type { OperatedMonitor } from '../../compose/operator.ts';
import { HongtouError } from '../../domain/error.ts';
import type { SourceDefinition } from '../../domain/source/definition.ts';
import { isWell } from '../../domain/source/health.ts';
import type { SourceState } from '../../domain/source/state.ts';
import { VERDICT_ADVICE } from '../../steps/close-round.ts';
import { missingWords } from '../../steps/missing.ts';
import { freshSource } from '../../steps/revise.ts';
import { readConfig } from '../config.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, type OperatedValues, withOperated } from '../operated.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';

const USAGE = `hongtou sources [--json] [--config FILE] [--data DIR] [--stack NAME]
Shows each source: its verdict, since when, when it was last read well, and what to do; also whether papers are
answered by other pages in their place.
  --json          a line of JSON for each source
${OPERATED_USAGE}`;

/** The health of all sources, unwell ones first, and how many there are of each kind. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const rows = await healthAt(options.values);
  if (options.values.json) for (const row of rows) printJson(row);
  else {
    printLines(rows.map(line));
    note(summary(rows));
  }
  return 0;
}

async function healthAt(values: OperatedValues): Promise<readonly Health[]> {
  try {
    return await withOperated(values, 'look', healthOf);
  } catch (error) {
    // Before the first round nothing is stored, which says of each source that it was never checked; a folder named here is meant to be there.
    const isFresh = error instanceof HongtouError && error.code === 'HONGTOU_NO_DATA' && values.data === undefined;
    if (!isFresh) throw error;
    return readConfig(values.config, values).settings.definitions.map((source) =>
      healthFrom(source, freshSource(source.id), 0, 0),
    );
  }
}

interface Health extends Pick<SourceState, 'id' | 'verdict' | 'since' | 'lastGoodAt' | 'lastRoundAt' | 'baseline'> {
  readonly name: string;
  readonly group: readonly string[];
  /** Hours since the source was last read well; null where it never was. */
  readonly ageHours: number | null;
  readonly advice: string;
  readonly missing: NonNullable<SourceState['missing']> | null;
  /** Pages of mass changes that wait for a decision. */
  readonly heldPages: number;
}

async function healthOf({ ports }: OperatedMonitor): Promise<readonly Health[]> {
  const now = ports.clock.now();
  const held = new Map<string, number>();
  for (const { sourceId, status, pages } of await ports.sources.holds()) {
    if (status === 'held') held.set(sourceId, (held.get(sourceId) ?? 0) + pages.length);
  }
  const rows: Health[] = [];
  for (const source of ports.definitions) {
    const state = (await ports.sources.source(source.id)) ?? freshSource(source.id);
    rows.push(healthFrom(source, state, held.get(source.id) ?? 0, now));
  }
  return rows.toSorted((a, b) => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b)));
}

function healthFrom(
  { id, name, group }: SourceDefinition,
  { verdict, since, lastGoodAt, lastRoundAt, baseline, missing }: SourceState,
  heldPages: number,
  now: number,
): Health {
  const ageHours = lastGoodAt === null ? null : Math.round((now - Date.parse(lastGoodAt)) / 3_600_000);
  const advice = verdict === null ? 'not yet checked: hongtou run' : VERDICT_ADVICE[verdict];
  return {
    ...{ id, name, group, verdict, since, lastGoodAt, lastRoundAt, baseline, ageHours, advice, heldPages },
    missing: missing ?? null,
  };
}

/** In the order in which they are shown: what asks for the operator comes first. */
const GROUPS = ['unwell', 'with pages held', 'with papers gone', 'not yet checked', 'well'] as const;

function groupOf({ verdict, heldPages, missing }: Health): (typeof GROUPS)[number] {
  if (!isWell(verdict)) return 'unwell';
  if (heldPages > 0) return 'with pages held';
  if (missing !== null) return 'with papers gone';
  return verdict === null ? 'not yet checked' : 'well';
}

/** @example 3 sources: 1 unwell, 2 well */
function summary(rows: readonly Health[]): string {
  const counts = GROUPS.map((group) => [rows.filter((row) => groupOf(row) === group).length, group] as const);
  const told = counts.filter(([count]) => count > 0).map(([count, group]) => `${count} ${group}`);
  return `${rows.length} ${rows.length === 1 ? 'source' : 'sources'}${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
}

function line(row: Health): string {
  const { id, verdict, since, heldPages, missing, advice, baseline } = row;
  const words = [
    isWell(verdict) || since === null ? advice : `since ${since.slice(0, 10)}: ${advice}`,
    ...(verdict !== null && baseline === 'pending' ? ['no round has filled its baseline yet'] : []),
    ...(heldPages === 0 ? [] : [`${heldPages} ${heldPages === 1 ? 'page is' : 'pages are'} held: hongtou held`]),
    ...(missing === null ? [] : [missingWords(missing)]),
  ];
  return `${id.padEnd(28)} ${(verdict ?? '-').padEnd(22)} ${ageOf(row).padEnd(22)} ${words.join('; ')}`;
}

function ageOf({ ageHours, verdict }: Health): string {
  if (ageHours === null) return verdict === null ? '' : 'never read well';
  return ageHours < 48 ? `read well ${ageHours} h ago` : `read well ${Math.floor(ageHours / 24)} days ago`;
}
