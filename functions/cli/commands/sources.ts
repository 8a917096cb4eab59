import type { OperatedMonitor } from '../../compose/operator.ts';
import { isWell } from '../../domain/source/health.ts';
import type { SourceState } from '../../domain/source/state.ts';
import { VERDICT_ADVICE } from '../../steps/close-round.ts';
import { missingWords } from '../../steps/missing.ts';
import { freshSource } from '../../steps/revise.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { printJson, printLines, readOptions } from '../options.ts';

const USAGE = `hongtou sources [--json] [--config FILE] [--data DIR] [--stack NAME]
Shows each source: its verdict, since when, when it was last read well, and what to do; also whether papers are
answered by other pages in their place.
  --json          a line of JSON for each source
${OPERATED_USAGE}`;

/** The health of all sources, unwell ones first. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  return withOperated(options.values, async (monitor): Promise<ExitStatus> => {
    const rows = await healthOf(monitor);
    if (options.values.json) for (const row of rows) printJson(row);
    else printLines(rows.map(line));
    return 0;
  });
}

interface Health extends Pick<SourceState, 'id' | 'verdict' | 'since' | 'lastGoodAt' | 'lastRoundAt' | 'baseline'> {
  readonly name: string;
  readonly group: readonly string[];
  /** Hours since the source was last read well; null where it never was. */
  readonly ageHours: number | null;
  readonly advice: string;
  readonly missing: NonNullable<SourceState['missing']> | null;
}

async function healthOf(monitor: OperatedMonitor): Promise<readonly Health[]> {
  const now = monitor.ports.clock.now();
  const rows: Health[] = [];
  for (const { id, name, group } of monitor.ports.definitions) {
    const {
      verdict,
      since,
      lastGoodAt,
      lastRoundAt,
      baseline,
      missing = null,
    } = (await monitor.ports.sources.source(id)) ?? freshSource(id);
    const ageHours = lastGoodAt === null ? null : Math.round((now - Date.parse(lastGoodAt)) / 3_600_000);
    const advice = verdict === null ? 'not yet checked: hongtou run' : VERDICT_ADVICE[verdict];
    rows.push({ id, name, group, verdict, since, lastGoodAt, lastRoundAt, baseline, ageHours, advice, missing });
  }
  const rank = ({ verdict, missing }: Health): number => (isWell(verdict) ? (missing === null ? 2 : 1) : 0);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function line(row: Health): string {
  const age = row.ageHours === null ? 'never read well' : `read well ${row.ageHours} h ago`;
  const advice = row.missing === null ? row.advice : `${row.advice}; ${missingWords(row.missing)}`;
  return `${row.id.padEnd(28)} ${(row.verdict ?? '-').padEnd(22)} ${age.padEnd(22)} ${advice}`;
}
