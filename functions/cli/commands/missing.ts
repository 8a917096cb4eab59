import { missingRules } from '../../steps/recall/missing.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';
import { noteOldIndex, recallPorts } from '../workspace.ts';

const USAGE = `hongtou missing [--json]
Rules that papers cite and the corpus lacks, most cited first.
  --json          a line of JSON for each rule, with the papers that cite it
${OPERATED_USAGE}`;

/** Says which papers to look for next. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  return withOperated(options.values, 'look', async (monitor): Promise<ExitStatus> => {
    const isOld = await noteOldIndex(monitor);
    const rules = await missingRules(recallPorts(monitor));
    for (const rule of rules) {
      if (options.values.json) printJson(rule);
      else {
        const name = [rule.title === null ? null : `《${rule.title}》`, rule.number].filter((part) => part !== null);
        printLines([`${String(rule.citedBy.length).padStart(4)}  ${name.join(' ')}`]);
      }
    }
    if (rules.length === 0 && !isOld) note('every cited rule is in the corpus');
    return 0;
  });
}
