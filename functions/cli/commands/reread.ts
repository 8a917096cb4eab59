import { type Reread, reread } from '../../steps/reread.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';

const USAGE = `hongtou reread [--source ID] [--json] [--config FILE] [--data DIR] [--stack NAME]
Reads the stored pages of all papers again, as the present program, definitions, templates and topics read them. What is read
differently becomes a technical re-reading, which alerts nobody. Run it after an upgrade, a repaired selector or edited topics.
  --source ID     only the papers of this source; "import" for imported ones
  --json          a line of JSON for each paper, also for those that are read as before
${OPERATED_USAGE}`;

/** Brings the corpus up to the present reading (DESIGN promise 10). */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(
    args,
    { ...OPERATED_OPTIONS, json: { type: 'boolean' }, source: { type: 'string' } },
    USAGE,
  );
  if (options === null) return 0;
  const { json, source } = options.values;
  return withOperated(options.values, 'change', async ({ ports, settle }): Promise<ExitStatus> => {
    const counts = { corrected: 0, same: 0, unread: 0 };
    for await (const result of reread(source ?? null, new Date(ports.clock.now()).toISOString(), ports)) {
      counts[result.outcome] += 1;
      if (json) printJson(lineOf(result));
      else if (result.outcome === 'corrected') printLines([`${result.documentId}  ${result.record.state.title}`]);
      else if (result.outcome === 'unread')
        note(`${result.documentId}: its stored bytes or its source's definition are missing`);
    }
    await settle(0);
    note(
      `${counts.corrected} papers read differently, ${counts.same} as before, ${counts.unread} not to be read again`,
    );
    return counts.unread === 0 ? 0 : 3;
  });
}

function lineOf(result: Reread): object {
  const { documentId, outcome } = result;
  if (result.outcome !== 'corrected') return { documentId, outcome };
  const { id, state } = result.record;
  return { documentId, outcome, changeId: id, title: state.title, engine: state.engine, topics: state.topics };
}
