import type { LocalMonitor } from '../../compose/local.ts';
import { isWell } from '../../domain/source/health.ts';
import type { SourceState } from '../../domain/source/state.ts';
import { VERDICT_ADVICE } from '../../steps/close-round.ts';
import { freshSource } from '../../steps/revise.ts';
import type { ExitStatus } from '../jsonl.ts';
import { printJson, readOptions } from '../options.ts';
import { WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';

const USAGE = `hongtou sources [--json] [--config FILE] [--data DIR]
Shows each source: its verdict, since when, when it was last read well, and what to do.
  --json          a line of JSON for each source
${WORKSPACE_USAGE}`;

/** The health of all sources, unwell ones first. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...WORKSPACE_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  return withMonitor(options.values, async (monitor): Promise<ExitStatus> => {
    const rows = await healthOf(monitor);
    if (options.values.json) for (const row of rows) printJson(row);
    else process.stdout.write(`${rows.map(line).join('\n')}\n`);
    return 0;
  });
}

interface Health extends Pick<SourceState, 'id' | 'verdict' | 'since' | 'lastGoodAt' | 'lastRoundAt' | 'baseline'> {
  readonly name: string;
  readonly group: readonly string[];
  /** Hours since the source was last read well; null where it never was. */
  readonly ageHours: number | null;
  readonly advice: string;
}

async function healthOf(monitor: LocalMonitor): Promise<readonly Health[]> {
  const now = monitor.ports.clock.now();
  const rows: Health[] = [];
  for (const { id, name, group } of monitor.ports.definitions) {
    const { verdict, since, lastGoodAt, lastRoundAt, baseline } =
      (await monitor.ports.sources.source(id)) ?? freshSource(id);
    const ageHours = lastGoodAt === null ? null : Math.round((now - Date.parse(lastGoodAt)) / 3_600_000);
    const advice = verdict === null ? 'not yet checked: hongtou run' : VERDICT_ADVICE[verdict];
    rows.push({ id, name, group, verdict, since, lastGoodAt, lastRoundAt, baseline, ageHours, advice });
  }
  return rows.toSorted((a, b) => Number(isWell(a.verdict)) - Number(isWell(b.verdict)));
}

function line(row: Health): string {
  const age = row.ageHours === null ? 'never read well' : `read well ${row.ageHours} h ago`;
  return `${row.id.padEnd(28)} ${(row.verdict ?? '-').padEnd(22)} ${age.padEnd(22)} ${row.advice}`;
}
