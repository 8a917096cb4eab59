import { HongtouError } from '../../domain/error.ts';
import { decidePromise, followedPromises, type LedgerPromise } from '../../steps/recall/promises.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';
import { noteOldIndex, recallPorts } from '../workspace.ts';

const STATES = ['open', 'progressing', 'reported-done', 'restated', 'changed', 'dropped'] as const;

const USAGE = `hongtou promises [--state STATE] [--json]      what bodies promised, and what later papers of theirs say of it
hongtou promises confirm|reject ID [--json]    your word on a promise that is reported done, or dropped in silence
  --state STATE   only ${STATES.join(', ')}
  --json          a line of JSON for each promise
${OPERATED_USAGE}`;

const VERDICTS: Readonly<Record<string, 'confirmed' | 'rejected'>> = { confirm: 'confirmed', reject: 'rejected' };

/** Lists and decides promises. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(
    args,
    { ...OPERATED_OPTIONS, json: { type: 'boolean' }, state: { type: 'string' } },
    USAGE,
  );
  if (options === null) return 0;
  const { json, state } = options.values;
  const [verb, id] = options.positionals;
  if (state !== undefined && !STATES.some((known) => known === state)) {
    throw new HongtouError('HONGTOU_USAGE', `--state ${state}: expected one of ${STATES.join(', ')}\n${USAGE}`);
  }
  const show = (promise: LedgerPromise) => {
    if (json) printJson(promise);
    else printLines(linesOf(promise));
  };
  return withOperated(options.values, verb === undefined ? 'look' : 'change', async (monitor): Promise<ExitStatus> => {
    const ports = recallPorts(monitor);
    if (verb !== undefined) {
      const verdict = VERDICTS[verb];
      if (verdict === undefined || id === undefined)
        throw new HongtouError('HONGTOU_USAGE', `promises what?\n${USAGE}`);
      show(await decidePromise(id, verdict, ports));
      return 0;
    }
    const isOld = await noteOldIndex(monitor);
    let shown = 0;
    for await (const promise of followedPromises(ports)) {
      if (state !== undefined && promise.state !== state) continue;
      show(promise);
      shown += 1;
    }
    if (shown === 0 && !isOld) note('no such promise');
    return 0;
  });
}

function linesOf(promise: LedgerPromise): readonly string[] {
  const { id, state, standing, class: firmness, due, body, saidOn, documentId, quote, transitions } = promise;
  const proposal = standing === 'awaiting' ? ` (awaits you: hongtou promises confirm|reject ${id})` : '';
  const confirmed = standing === 'confirmed' ? ' (confirmed)' : '';
  return [
    `${id}  ${state}${proposal}${confirmed}  ${body}`,
    `  ${saidOn}  ${firmness}${due === null ? '' : `, due ${due}`}  「${quote}」  ${documentId}`,
    ...transitions.map(({ to, on, note: what, quote: said, evidence }) => {
      const source = evidence === null ? '' : `  ${evidence.documentId}`;
      return `  ${on}  → ${to}${what === null ? '' : `: ${what}`}${said === null ? '' : `  「${said}」`}${source}`;
    }),
  ];
}
