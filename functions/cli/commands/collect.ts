import { type Collector, type Destination, openCollector } from '../../compose/collector.ts';
import { HongtouError } from '../../domain/error.ts';
import { runCollectorRound } from '../../pipeline.ts';
import { pushBundles } from '../../steps/collect.ts';
import { readConfig } from '../config.ts';
import { describeError, type ExitStatus } from '../jsonl.ts';
import { requireContact } from '../may-fetch.ts';
import { onSchedule, readEvery } from '../on-schedule.ts';
import { note, readOptions } from '../options.ts';
import { WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../workspace.ts';
import { PATIENCE_MS } from './run.ts';

const USAGE = `hongtou collect --to DIR|URL|s3://BUCKET/FOLDER/ [--all] [--every MINUTES] [--config FILE] [--data DIR]
Captures the sources with "capturedBy": "collector" for a monitor elsewhere: one round, then pushes what waits (docs/collecting.md).
  --to DIR        bundles go into this folder, from which hongtou receive --from takes them
  --to URL        bundles go to hongtou receive --port behind https; the token is in HONGTOU_COLLECT_TOKEN
  --to s3://…     bundles go to the inbox of a stack on AWS, whose output CollectTo names it; with AWS credentials that may put there
  --all           reads the lists of all sources, due or not
  --every MINUTES keeps running: a round and a push so often; what could not be pushed is pushed again with the next round
${WORKSPACE_USAGE}`;

/** A URL and not a folder. @example https://hongtou.example/bundles */
const URL_START = /^https?:\/\//;

/** A round of capture and a push, once or on schedule. Exit 3 where of one round a page's work failed or a bundle waits. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(
    args,
    { ...WORKSPACE_OPTIONS, to: { type: 'string' }, all: { type: 'boolean' }, every: { type: 'string' } },
    USAGE,
  );
  if (options === null) return 0;
  const { config: file, data, sources, to, all, every } = options.values;
  const everyMs = every === undefined ? null : readEvery(every, USAGE);
  const config = readConfig(file, { data, sources });
  const collector = openCollector(config.settings, destinationOf(to));
  try {
    requireContact(config);
    const chosen = all ? 'all' : 'due';
    const { clock } = collector.ports;
    if (everyMs === null) return await collectAndPush(collector, chosen);
    note(`a round every ${every} minutes (stop with Ctrl-C)`);
    await onSchedule(everyMs, clock, async (stop) => {
      await collectAndPush(collector, chosen, () => stop.aborted);
    });
    return 0;
  } finally {
    await collector.close();
  }
}

function destinationOf(to: string | undefined): Destination {
  if (to === undefined) throw new HongtouError('HONGTOU_USAGE', `--to is missing\n${USAGE}`);
  if (to.startsWith('s3:')) return bundlePlace(to);
  if (!URL_START.test(to)) return { folder: to };
  const token = process.env.HONGTOU_COLLECT_TOKEN ?? '';
  if (token !== '') return { url: to, token };
  throw new HongtouError('HONGTOU_BAD_TOKEN', 'HONGTOU_COLLECT_TOKEN is not set: hongtou receive --token makes one');
}

function bundlePlace(to: string): Destination {
  const [, bucket, prefix = ''] = S3_PLACE.exec(to) ?? [];
  if (bucket === undefined) {
    throw new HongtouError('HONGTOU_USAGE', `--to: got "${to}", expected s3://BUCKET or s3://BUCKET/FOLDER/\n${USAGE}`);
  }
  return { bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}

/** @example s3://hongtou-inbox/bundles/ */
const S3_PLACE = /^s3:\/\/([a-z0-9][a-z0-9.-]{2,62})(?:\/([\w./-]*))?$/;

async function collectAndPush(
  { ports, link }: Collector,
  sources: 'due' | 'all',
  isStopped: () => boolean = () => false,
): Promise<ExitStatus> {
  let failed = 0;
  await runCollectorRound(new Date(ports.clock.now()).toISOString(), ports, {
    sources,
    isStopped,
    patienceMs: PATIENCE_MS,
    onWork: (work) => {
      if (work.kind === 'turn') note(`fetching from ${work.host}`);
      if (work.kind === 'assess') note(`bundling ${work.sourceId}`);
    },
    onFailure: (work, error) => {
      failed += 1;
      note(`${JSON.stringify(work)} failed: ${describeError(error).message}`);
    },
  });
  const { delivered, failures } = await pushBundles(ports.outbox, link, isStopped);
  for (const { name, error } of failures) {
    const { code, message } = describeError(error);
    note(`${name} waits: ${code}: ${message}`);
  }
  const waiting = (await ports.outbox.waiting()).length;
  process.stdout.write(`${delivered} bundles delivered, ${waiting} wait\n`);
  return failed === 0 && waiting === 0 ? 0 : 3;
}
