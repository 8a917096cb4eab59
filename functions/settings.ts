import { HongtouError } from './domain/error.ts';
import { ALL_SOURCES } from './domain/source/choose.ts';

/**
 * Reads the named settings from environment variables.
 * @throws HONGTOU_NO_SETTING naming every variable that is missing, HONGTOU_BAD_SETTING naming variable, value and what was expected
 * @example readSettings(FUNCTION_SETTINGS.publish, process.env).siteUrl
 */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  environment: Readonly<Record<string, string | undefined>>,
): Settings<Name> {
  const missing = names.filter((name) => (environment[variableOf(name)] ?? '') === '');
  if (missing.length > 0) {
    const expected = missing.map((name) => `${variableOf(name)} (${FORMS[SETTINGS[name].form].expected})`);
    throw new HongtouError('HONGTOU_NO_SETTING', `missing in the environment: ${expected.join(', ')}`);
  }
  const values = names.map((name) => [name, checked(name, environment[variableOf(name)] ?? '')] as const);
  return Object.fromEntries(values) as Settings<Name>;
}

/** The environment that `readSettings` reads the values from. */
export function environmentOf(values: Partial<Settings<SettingName>>): Record<string, string> {
  const entries = Object.entries(values) as [SettingName, string][];
  return Object.fromEntries(entries.map(([name, value]) => [variableOf(name), value]));
}

export function variableOf(name: SettingName): string {
  return SETTINGS[name].variable;
}

/** What a deployment has to be told, each with its environment variable and what its value looks like. */
const SETTINGS = {
  sources: { variable: 'HONGTOU_SOURCES', form: 'names' },
  siteUrl: { variable: 'HONGTOU_SITE_URL', form: 'url' },
  archiveBucket: { variable: 'HONGTOU_ARCHIVE_BUCKET', form: 'bucket' },
  inboxBucket: { variable: 'HONGTOU_INBOX_BUCKET', form: 'bucket' },
  siteBucket: { variable: 'HONGTOU_SITE_BUCKET', form: 'bucket' },
  sourcesTable: { variable: 'HONGTOU_SOURCES_TABLE', form: 'table' },
  ledgerTable: { variable: 'HONGTOU_LEDGER_TABLE', form: 'table' },
  passagesTable: { variable: 'HONGTOU_PASSAGES_TABLE', form: 'table' },
  subscribersTable: { variable: 'HONGTOU_SUBSCRIBERS_TABLE', form: 'table' },
  deliveriesTable: { variable: 'HONGTOU_DELIVERIES_TABLE', form: 'table' },
  turnQueue: { variable: 'HONGTOU_TURN_QUEUE', form: 'queue' },
  assessQueue: { variable: 'HONGTOU_ASSESS_QUEUE', form: 'queue' },
  notifyQueue: { variable: 'HONGTOU_NOTIFY_QUEUE', form: 'queue' },
  deliverQueue: { variable: 'HONGTOU_DELIVER_QUEUE', form: 'queue' },
  publishQueue: { variable: 'HONGTOU_PUBLISH_QUEUE', form: 'queue' },
  laterQueue: { variable: 'HONGTOU_LATER_QUEUE', form: 'queue' },
  deadQueues: { variable: 'HONGTOU_DEAD_QUEUES', form: 'queues' },
  attachmentsFunction: { variable: 'HONGTOU_ATTACHMENTS_FUNCTION', form: 'function' },
  changesTopic: { variable: 'HONGTOU_CHANGES_TOPIC', form: 'topic' },
  opsTopic: { variable: 'HONGTOU_OPS_TOPIC', form: 'topic' },
  mailSender: { variable: 'HONGTOU_MAIL_SENDER', form: 'sender' },
} as const satisfies Readonly<Record<string, { readonly variable: string; readonly form: Form }>>;

export type SettingName = keyof typeof SETTINGS;
export type Settings<Name extends SettingName> = { readonly [K in Name]: string };

type Form = 'names' | 'url' | 'bucket' | 'table' | 'queue' | 'queues' | 'function' | 'topic' | 'sender';

const FORMS: Readonly<Record<Form, { readonly pattern: RegExp; readonly expected: string }>> = {
  names: {
    pattern: /^[a-z0-9-]{1,80}(?:,[a-z0-9-]{1,80})*$/,
    expected: 'groups and ids of sources, a comma between two, or all',
  },
  url: { pattern: /^https?:\/\/[^\s/]+(?:\/\S*)?\/$/, expected: 'an http or https URL that ends in a slash' },
  bucket: { pattern: /^[a-z0-9][a-z0-9.-]{2,62}$/, expected: 'the name of an S3 bucket' },
  table: { pattern: /^[A-Za-z0-9_.-]{3,255}$/, expected: 'the name of a DynamoDB table' },
  queue: { pattern: /^https?:\/\/[^\s,]+$/, expected: 'the URL of an SQS queue' },
  queues: {
    pattern: /^https?:\/\/[^\s,]+(?:,https?:\/\/[^\s,]+)*$/,
    expected: 'URLs of SQS queues, a comma between two',
  },
  function: { pattern: /^[A-Za-z0-9_-]{1,64}$/, expected: 'the name of a Lambda function' },
  topic: { pattern: /^arn:[a-z-]+:sns:\S+$/, expected: 'the ARN of an SNS topic' },
  sender: { pattern: /^[^\s@<>]+@[^\s@<>]+$/, expected: 'an e-mail address that SES may send from' },
};

function checked(name: SettingName, value: string): string {
  const { variable, form } = SETTINGS[name];
  const { pattern, expected } = FORMS[form];
  if (pattern.test(value)) return value;
  throw new HongtouError('HONGTOU_BAD_SETTING', `${variable} is ${JSON.stringify(value)}, expected ${expected}`);
}

/**
 * What each function is told, and no more. The stack sets exactly these variables, the function reads exactly these.
 * The keys are the names of the files in `handlers/`.
 */
export const FUNCTION_SETTINGS = {
  schedule: ['sources', 'sourcesTable', 'turnQueue', 'laterQueue'],
  seeds: ['archiveBucket', 'ledgerTable', 'passagesTable', 'notifyQueue', 'laterQueue'],
  capture: ['sources', 'archiveBucket', 'sourcesTable', 'turnQueue', 'assessQueue', 'laterQueue', 'siteUrl'],
  receive: ['sources', 'inboxBucket', 'archiveBucket', 'sourcesTable', 'assessQueue', 'laterQueue', 'opsTopic'],
  attachments: ['archiveBucket'],
  assess: [
    'sources',
    'archiveBucket',
    'sourcesTable',
    'ledgerTable',
    'passagesTable',
    'notifyQueue',
    'publishQueue',
    'laterQueue',
    'attachmentsFunction',
    'opsTopic',
  ],
  notify: [
    'ledgerTable',
    'subscribersTable',
    'deliveriesTable',
    'deliverQueue',
    'laterQueue',
    'changesTopic',
    'siteUrl',
  ],
  deliver: [
    'sourcesTable',
    'ledgerTable',
    'subscribersTable',
    'deliveriesTable',
    'deliverQueue',
    'laterQueue',
    'opsTopic',
    'siteUrl',
    'mailSender',
  ],
  publish: ['sources', 'archiveBucket', 'siteBucket', 'sourcesTable', 'ledgerTable', 'siteUrl'],
  sweep: [
    'sources',
    'sourcesTable',
    'ledgerTable',
    'deliveriesTable',
    'turnQueue',
    'assessQueue',
    'notifyQueue',
    'deliverQueue',
    'publishQueue',
    'laterQueue',
    'deadQueues',
    'opsTopic',
  ],
  later: ['turnQueue', 'assessQueue', 'notifyQueue', 'deliverQueue', 'publishQueue', 'laterQueue'],
  api: ['ledgerTable', 'siteUrl'],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

export type FunctionName = keyof typeof FUNCTION_SETTINGS;
export type SettingsOf<Name extends FunctionName> = Settings<(typeof FUNCTION_SETTINGS)[Name][number]>;

/** How long each queue's function may work, seconds. A message stays hidden a little longer. */
export const WORK_SECONDS = {
  // A turn fetches up to 50 pages at the host's pace; Lambda allows no more.
  turn: 900,
  assess: 900,
  notify: 300,
  deliver: 300,
  publish: 900,
  later: 30,
} as const;

/** How long taking a collector's bundles may go on; what is left waits for the next tick. */
export const RECEIVE_SECONDS = 840;

/** Folders of the inbox: where collectors put bundles, and where those stand that were refused. */
export const INBOX_FOLDERS = { from: 'bundles/', refused: 'refused/' } as const;

/** What is left of a turn's time when it takes no further page: one page with its redirects, robots.txt and rows takes less. */
export const TURN_RESERVE_SECONDS = 120;

/** What ops may set for a deployment, as CDK context: `-c opsEmail=…`. */
export interface Deployment {
  readonly stackName: string;
  readonly opsEmail: string | null;
  readonly mailSender: string | null;
  readonly hostsAtOnce: number;
  /** Groups and ids of the portals in seeds/ that it watches, a comma between two, or `all`. */
  readonly sources: string;
  /** The site's own name and its ACM certificate in us-east-1: both or neither. Without them it has a name of cloudfront.net. */
  readonly site: { readonly domain: string; readonly certificateArn: string } | null;
}

type ContextName =
  | 'stackName'
  | 'opsEmail'
  | 'mailSender'
  | 'hostsAtOnce'
  | 'sources'
  | 'siteDomain'
  | 'siteCertificate';

const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;
/** @example policy.example.org */
const DOMAIN = /^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/;
const CERTIFICATE = /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/\S+$/;
/** SQS sets the least: an event source works with 2 at once or more. */
const HOSTS_AT_ONCE = { least: 2, most: 100, usual: 3 };

/**
 * What the context says. `portals` are the groups and ids that there are: a name that no portal has is refused before anything is
 * deployed, not when the functions start.
 * @throws HONGTOU_BAD_SETTING naming the context value
 */
export function readDeployment(context: (name: ContextName) => unknown, portals: ReadonlySet<string>): Deployment {
  const stackName = context('stackName') ?? 'Hongtou';
  if (typeof stackName !== 'string' || !STACK_NAME.test(stackName)) {
    throw badContext('stackName', stackName, 'letters, digits and hyphens, at most 128');
  }
  return {
    stackName,
    opsEmail: addressOf('opsEmail', context('opsEmail')),
    mailSender: addressOf('mailSender', context('mailSender')),
    hostsAtOnce: hostsOf(context('hostsAtOnce') ?? HOSTS_AT_ONCE.usual),
    sources: sourcesOf(context('sources') ?? ALL_SOURCES, portals),
    site: siteOf(context('siteDomain') ?? null, context('siteCertificate') ?? null),
  };
}

function siteOf(domain: unknown, certificateArn: unknown): Deployment['site'] {
  if (domain === null && certificateArn === null) return null;
  if (typeof domain !== 'string' || !DOMAIN.test(domain)) {
    throw badContext('siteDomain', domain, 'a domain name, together with siteCertificate');
  }
  if (typeof certificateArn !== 'string' || !CERTIFICATE.test(certificateArn)) {
    throw badContext('siteCertificate', certificateArn, 'the ARN of an ACM certificate in us-east-1');
  }
  return { domain, certificateArn };
}

function addressOf(name: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const { pattern, expected } = FORMS.sender;
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw badContext(name, value, expected);
}

/** @example 'shenzhen, miit' → 'shenzhen,miit'; in cdk.json also ["shenzhen", "miit"] */
function sourcesOf(value: unknown, portals: ReadonlySet<string>): string {
  const { pattern, expected } = FORMS.names;
  const names = Array.isArray(value) ? value.join(',') : value;
  const trimmed =
    typeof names === 'string'
      ? names
          .split(',')
          .map((name) => name.trim())
          .join(',')
      : '';
  if (!pattern.test(trimmed)) throw badContext('sources', value, expected);
  if (trimmed.split(',').every((name) => name === ALL_SOURCES || portals.has(name))) return trimmed;
  throw badContext('sources', value, `groups or ids of seeds/portals: ${[ALL_SOURCES, ...portals].join(', ')}`);
}

function hostsOf(value: unknown): number {
  const { least, most } = HOSTS_AT_ONCE;
  // A value of the command line is text.
  const hosts = Number(value);
  if (Number.isInteger(hosts) && hosts >= least && hosts <= most) return hosts;
  throw badContext('hostsAtOnce', value, `a whole number from ${least} to ${most}`);
}

function badContext(name: string, value: unknown, expected: string): HongtouError {
  return new HongtouError('HONGTOU_BAD_SETTING', `context ${name} is ${JSON.stringify(value)}, expected ${expected}`);
}
