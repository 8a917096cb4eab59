import { createHash } from 'node:crypto';
import type { OperatedMonitor } from '../../compose/operator.ts';
import { isOneAddress } from '../../domain/alert/address.ts';
import type { Delivery, Subscriber, Watch } from '../../domain/alert/model.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../domain/document/model.ts';
import { HongtouError } from '../../domain/error.ts';
import { topicNames } from '../../domain/topic/taxonomy.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, printJson, printLines, readersPace, readOptions } from '../options.ts';
import { subscriberLines } from '../subscriber-lines.ts';

const USAGE = `hongtou subscribe --email ADDRESS | --phone +NUMBER [watch] [--config FILE] [--data DIR] [--stack NAME]
hongtou subscribe --list [--json]    who is told of what and how, each address masked; whole with --json
hongtou subscribe --remove ID
Adds a watch for somebody whose consent you have. What is left out means any; lists are separated by commas.
  --topics FIS,FIN        codes of seeds/topics.json
  --regions 4403,44       GB/T 2260 prefixes
  --issuers 财政局        parts of the issuer's name
  --kinds draft,measure   kinds of papers
  --keywords 专精特新     words in the title, the changed figures or the promises
  --weight 30             only changes that weigh at least so much, 0 to 100
  --daily                 one digest a day at 08:00 in Shanghai instead of a message at once
${OPERATED_USAGE}`;

const OPTIONS = {
  ...OPERATED_OPTIONS,
  email: { type: 'string' },
  phone: { type: 'string' },
  topics: { type: 'string' },
  regions: { type: 'string' },
  issuers: { type: 'string' },
  kinds: { type: 'string' },
  keywords: { type: 'string' },
  weight: { type: 'string' },
  daily: { type: 'boolean' },
  list: { type: 'boolean' },
  remove: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** 44, 4403, 440305 */
const REGION = /^(?:\d{2}){1,3}$/;
/** +85251234567 */
const PHONE = /^\+[1-9]\d{6,14}$/;
/** Adds, lists and removes subscribers that the operator answers for. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, OPTIONS, USAGE);
  if (options === null) return 0;
  const { values } = options;
  const access = values.list ? 'look' : values.remove === undefined ? 'make' : 'change';
  return withOperated(values, access, async (monitor): Promise<ExitStatus> => {
    if (values.list) await list(monitor, values.json === true);
    else if (values.remove !== undefined) await remove(values.remove, monitor);
    else await add(readPerson(values, monitor), monitor);
    return 0;
  });
}

type Values = NonNullable<ReturnType<typeof readOptions<typeof OPTIONS>>>['values'];

function readPerson(values: Values, monitor: OperatedMonitor): Subscriber {
  const { email, phone } = values;
  if ((email === undefined) === (phone === undefined)) throw bad('exactly one of --email and --phone is needed');
  if (email !== undefined && !isOneAddress(email)) throw bad(`--email: "${email}" is not one plain address`);
  if (phone !== undefined && !PHONE.test(phone)) throw bad(`--phone: "${phone}" is not a number such as +85251234567`);
  if (phone?.startsWith('+86')) {
    throw new HongtouError(
      'HONGTOU_NO_MAINLAND_SMS',
      `${phone}: SMS to the mainland need an approved template of a provider there, and none is set up; use --email`,
    );
  }
  const watch: Omit<Watch, 'id'> = {
    topics: items('topics', values.topics),
    regions: items('regions', values.regions).map(region),
    issuers: items('issuers', values.issuers),
    kinds: items('kinds', values.kinds).map(kind),
    keywords: items('keywords', values.keywords),
    ...(values.weight === undefined ? {} : { minimumWeight: weight(values.weight) }),
    cadence: values.daily ? 'daily' : 'immediate',
    channel: email === undefined ? 'sms' : 'email',
  };
  checkTopics(watch.topics, monitor);
  noteEmptyRegions(watch.regions, monitor);
  const address = (email ?? phone ?? '').toLowerCase();
  return {
    id: `s${digest(address)}`,
    status: 'confirmed',
    email: email ?? null,
    phone: phone ?? null,
    watches: [{ ...watch, id: `w${digest(JSON.stringify(watch))}` }],
    revision: 0,
  };
}

async function add(person: Subscriber, monitor: OperatedMonitor): Promise<void> {
  const { subscribers } = monitor.ports;
  const known = await subscribers.subscriber(person.id);
  const others = (known?.watches ?? []).filter(({ id }) => person.watches.every((watch) => watch.id !== id));
  const watches = [...(known?.status === 'confirmed' ? others : []), ...person.watches];
  const next = { ...person, watches, revision: known?.revision ?? 0 };
  if ((await subscribers.save(next)) === 'stale')
    throw bad(`${person.id} was changed by somebody else meanwhile: try again`);
  process.stdout.write(`${person.id}\n`);
}

async function list(monitor: OperatedMonitor, json: boolean): Promise<void> {
  const topicName = topicNames(monitor.settings.taxonomy);
  const newest = json ? new Map<string, Delivery>() : await newestMessages(monitor);
  let listed = 0;
  for await (const subscriber of monitor.ports.subscribers.all()) {
    listed += 1;
    if (json) printJson(subscriber);
    else printLines(subscriberLines(subscriber, newest.get(subscriber.id) ?? null, topicName));
    await readersPace();
  }
  if (listed === 0) note('nobody is subscribed');
}

/** The message of each subscriber whose state moved last. */
async function newestMessages({ ports }: OperatedMonitor): Promise<ReadonlyMap<string, Delivery>> {
  const newest = new Map<string, Delivery>();
  for await (const delivery of ports.deliveries.all()) {
    const known = newest.get(delivery.subscriberId);
    if (known === undefined || known.movedAt < delivery.movedAt) newest.set(delivery.subscriberId, delivery);
  }
  return newest;
}

/** The address goes; the row stays, so that what was sent can still be told. */
async function remove(id: string, monitor: OperatedMonitor): Promise<void> {
  const { subscribers } = monitor.ports;
  let outcome: 'saved' | 'stale' = 'stale';
  // Whoever changes the row meanwhile must not keep it alive.
  while (outcome === 'stale') {
    const known = await subscribers.subscriber(id);
    if (known === null) throw new HongtouError('HONGTOU_NO_SUBSCRIBER', `no subscriber "${id}"`);
    outcome = await subscribers.save({ ...known, status: 'unsubscribed', email: null, phone: null, watches: [] });
  }
  note(`${id} gets nothing more`);
}

/** A slip in a code would be silence for ever. */
function noteEmptyRegions(regions: readonly string[], monitor: OperatedMonitor): void {
  for (const code of regions) {
    if (!monitor.ports.definitions.some((source) => source.region.startsWith(code)))
      note(`no source that is watched is in region ${code}: nothing comes from there yet`);
  }
}

function checkTopics(codes: readonly string[], monitor: OperatedMonitor): void {
  const { topics } = monitor.settings.taxonomy;
  const known = new Set(topics.flatMap((topic) => [topic.code, ...topic.sub.map((sub) => sub.code)]));
  for (const code of codes)
    if (!known.has(code))
      throw bad(`--topics: "${code}" is no topic; known are ${topics.map((topic) => topic.code).join(' ')}`);
}

function region(value: string): string {
  return REGION.test(value) ? value : fail(`--regions: "${value}" is no code of 2, 4 or 6 digits such as 44 or 4403`);
}

function kind(value: string): DocumentKind {
  return (
    DOCUMENT_KINDS.find((known) => known === value) ??
    fail(`--kinds: "${value}" is none of ${DOCUMENT_KINDS.join(' ')}`)
  );
}

function weight(value: string): number {
  const number = Number(value);
  return number >= 0 && number <= 100 ? number : fail(`--weight: "${value}" is no number from 0 to 100`);
}

function fail(message: string): never {
  throw bad(message);
}

/** An option that is left out means any; one that is empty is a slip, and would mean everything. */
function items(option: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const named = value
    .split(/[,，]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return named.length > 0 ? named : fail(`--${option}: "${value}" names nothing; leave the option out for any`);
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12);
}

function bad(message: string): HongtouError {
  return new HongtouError('HONGTOU_USAGE', message);
}
