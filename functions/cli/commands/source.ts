import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../adapters/local/make-folder.ts';
import { HongtouError } from '../../domain/error.ts';
import { parseSourceDefinition, type SourceDefinition } from '../../domain/source/definition.ts';
import type { ListResponse } from '../../domain/source/list.ts';
import type { ProposedSource } from '../../domain/source/propose.ts';
import { listHints } from '../../domain/source/propose-hints.ts';
import { checkSource, type ReadPage, readPage, type SourceCheck } from '../../steps/check-source.ts';
import type { Overrides } from '../config.ts';
import type { ExitStatus } from '../jsonl.ts';
import { requireChosen, requireContact } from '../may-fetch.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';
import { WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';

const USAGE = `hongtou source add URL [--to DIR] [--id ID] [--name NAME] [--region CODE] [--issuer NAME] [--group NAME]… [--proxy URL]
Looks at a list page and proposes how it is read: adapter, selectors, date and next-page rule, and the items it would take.
The definition goes to stdout, or with --to into DIR/ID.json, which "sources" of a configuration can name.
  --region CODE   GB/T 2260, six digits; 000000 for central bodies
  --issuer NAME   who publishes there where a paper does not say
  --proxy URL     the HTTP proxy behind which the portal is reached: looks through it, and the definition keeps it
hongtou source check [ID or GROUP]… [--json]
Says what the rules of the sources find now, each on the way that its definition names (its proxy, old TLS, headers), without recording anything of their papers. Exit 3 where one finds too little.
${WORKSPACE_USAGE}`;

const OPTIONS = {
  ...WORKSPACE_OPTIONS,
  json: { type: 'boolean' },
  to: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  region: { type: 'string' },
  issuer: { type: 'string' },
  group: { type: 'string', multiple: true },
  proxy: { type: 'string' },
} as const;

type Values = { readonly [name in keyof typeof OPTIONS]?: string | boolean | readonly string[] | undefined };

/** Adds a source from its list page, or checks sources. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, OPTIONS, USAGE);
  if (options === null) return 0;
  const [verb, ...rest] = options.positionals;
  const [url] = rest;
  if (verb === 'add' && url !== undefined && rest.length === 1) return add(url, options.values);
  if (verb === 'check') return check(rest, options.values);
  throw new HongtouError(
    'HONGTOU_USAGE',
    `expected "add URL" or "check", got "${options.positionals.join(' ')}"\n${USAGE}`,
  );
}

async function add(address: string, values: Values): Promise<ExitStatus> {
  const url = URL.parse(address);
  if (url === null) throw new HongtouError('HONGTOU_USAGE', `${address}: expected an http or https URL`);
  if (values.to !== undefined && (values.region === undefined || values.issuer === undefined)) {
    throw new HongtouError('HONGTOU_USAGE', '--to writes a definition, which needs --region and --issuer');
  }
  return withMonitor(workspaceOf(values), async (monitor, config): Promise<ExitStatus> => {
    requireContact(config);
    const looking = definitionOf({ type: 'single-page', url: url.href }, url, values);
    const page = await readPage(url.href, looking, monitor.ports);
    const { pages } = monitor.ports;
    let proposed = await pages.proposeSource(pageOf(page));
    if (proposed?.follow) {
      const followed = await readPage(proposed.follow, looking, monitor.ports, page);
      proposed = await pages.completeProposal(proposed, pageOf(followed));
    }
    if (proposed === null) {
      note(`${page.url}: nothing on this page looks like a list of papers`);
      for (const hint of listHints(pageOf(page))) note(`note: ${hint}`);
      return 1;
    }
    show(proposed);
    save(definitionOf(withoutNulls(proposed.adapter), url, values), values);
    return 0;
  });
}

function pageOf({ url, text }: ReadPage): ListResponse {
  return { url, text };
}

function show({ adapter, items, notes }: ProposedSource): void {
  note(`reads it as ${adapter.type}; it would take ${items.length} items:`);
  for (const { publishedOn, title, url } of items.slice(0, SHOWN))
    note(`  ${publishedOn ?? 'no date   '}  ${title}  ${url}`);
  if (items.length > SHOWN) note(`  … and ${items.length - SHOWN} more`);
  for (const line of notes) note(`note: ${line}`);
}

const SHOWN = 15;

function save(definition: SourceDefinition, values: Values): void {
  const text = `${JSON.stringify(withoutNulls(definition), null, 2)}\n`;
  if (typeof values.to !== 'string') {
    process.stdout.write(text);
    return;
  }
  const file = join(values.to, `${definition.id}.json`);
  if (existsSync(file)) throw new HongtouError('HONGTOU_USAGE', `${file} is there already: give another --id`);
  makeFolder(values.to);
  writeFileSync(file, text);
  note(`written: ${file}; "hongtou source check ${definition.id}" says what it finds`);
}

/** What an operator did not say is filled so that the definition is whole; the region and the issuer are to be set. */
function definitionOf(adapter: unknown, url: URL, values: Values): SourceDefinition {
  return parseSourceDefinition({
    id: values.id ?? idFrom(url),
    name: values.name ?? `${url.hostname} ${url.pathname}`,
    region: values.region ?? '000000',
    issuer: values.issuer ?? url.hostname,
    group: values.group ?? [],
    cadenceHours: 24,
    adapter,
    assertions: { minimumItems: 1, datedShare: 0.5 },
    seenLive: true,
    ...(values.proxy === undefined ? {} : { transport: { proxy: values.proxy } }),
  });
}

/** http://gxj.sz.gov.cn/xxgk/tzgg/index.html → gxj-sz-tzgg */
function idFrom(url: URL): string {
  const host = url.hostname.replace(HOST_EDGES, '');
  const folder =
    url.pathname
      .split('/')
      .filter((part) => part !== '' && !part.includes('.'))
      .at(-1) ?? 'list';
  return `${host}-${folder}`.toLowerCase().replace(NOT_ID, '-').slice(0, 80);
}

const HOST_EDGES = /^www\.|\.gov\.cn$/gu;
const NOT_ID = /[^a-z0-9]+/gu;

function withoutNulls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, member: unknown) => member ?? undefined)) as T;
}

async function check(names: readonly string[], values: Values): Promise<ExitStatus> {
  return withMonitor(workspaceOf(values), async (monitor, config): Promise<ExitStatus> => {
    if (names.length === 0) requireChosen(config);
    requireContact(config);
    const chosen = choose(monitor.ports.definitions, names);
    let status: ExitStatus = 0;
    for (const definition of chosen) {
      const result = await checkSource(definition, monitor.ports);
      if (result.verdict !== 'ok') status = 3;
      if (values.json === true) printJson(result);
      else printLines([row(result)]);
    }
    return status;
  });
}

function choose(definitions: readonly SourceDefinition[], names: readonly string[]): readonly SourceDefinition[] {
  for (const name of names) {
    if (definitions.some(({ id, group }) => id === name || group.includes(name))) continue;
    throw new HongtouError('HONGTOU_USAGE', `${name}: no source has this id or group`);
  }
  if (names.length === 0) return definitions;
  return definitions.filter(({ id, group }) => names.includes(id) || group.some((name) => names.includes(name)));
}

function row({ id, verdict, items, dated, newest, note: said }: SourceCheck): string {
  const found = `${items} items, ${dated} dated`.padEnd(22);
  return `${id.padEnd(28)} ${verdict.padEnd(22)} ${found} ${newest ?? ''}${said === null ? '' : `  ${said}`}`;
}

function workspaceOf({ config, data, sources }: Values): Overrides & { readonly config?: string | undefined } {
  const named = (value: Values[keyof Values]) => (typeof value === 'string' ? value : undefined);
  return { config: named(config), data: named(data), sources: named(sources) };
}
