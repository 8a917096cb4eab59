import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { systemClock } from '../adapters/local/clock.ts';
import { readSourceDefinitions } from '../adapters/local/source-definitions.ts';
import type { LocalSettings } from '../compose/local.ts';
import { HongtouError } from '../domain/error.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import {
  listOf,
  type Member,
  membersOf,
  optional,
  text,
  textLike,
  webUrl,
  wholeNumber,
} from '../domain/source/definition-member.ts';
import { parseTaxonomy, type Taxonomy } from '../domain/topic/taxonomy.ts';

/** The project's own folder of what a fresh deployment starts with. */
export const SEEDS = join(import.meta.dirname, '../../seeds');

/** A monitor of one's own, as `--config FILE` describes it. Paths are relative to the file. */
export interface Config {
  readonly settings: LocalSettings;
  /** Port of `serve` and `watch` on 127.0.0.1. */
  readonly port: number;
  /** How a portal can reach whoever runs this; null where none was given, and then nothing may be fetched. */
  readonly contact: string | null;
}

const DEFAULT_PORT = 8383;
const MEMBERS = [
  'data',
  'sources',
  'groups',
  'contact',
  'mail',
  'siteUrl',
  'port',
  'places',
  'collectSeconds',
] as const;
/** @example smtp://user:secret@mail.example:587 */
const SMTP = /^smtps?:\/\/[^\s/?#]+/;
/** @example 127.0.0.1:8034 */
const PLACE = /^([^:\s]+):(\d{1,5})$/;

/**
 * Reads a configuration; without a file, the portals of seeds/ into ./data.
 * @throws HONGTOU_BAD_CONFIG naming the member, the value got and what was expected
 */
export function readConfig(file: string | undefined, overrides: { readonly data?: string | undefined } = {}): Config {
  const folder = file === undefined ? process.cwd() : dirname(resolve(file));
  const at = membersOfFile(file);
  const port = asConfig(file, () => optional(at('port'), (member) => wholeNumber(member, 1, 65_535), DEFAULT_PORT));
  const place = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  return asConfig(file, () => {
    const sources = optional(at('sources'), (member) => listOf(member, text), null);
    const groups = optional(at('groups'), (member) => listOf(member, text), null);
    const definitions = (sources?.map(place) ?? [join(SEEDS, 'portals')]).flatMap(readSourceDefinitions);
    const contact = optional(at('contact'), text, null);
    const settings: LocalSettings = {
      folder: overrides.data ?? place(optional(at('data'), text, 'data')),
      definitions: groups === null ? definitions : inGroups(definitions, groups),
      taxonomy: readTaxonomy(),
      clock: systemClock(),
      userAgent: userAgent(contact),
      siteUrl: withSlash(optional(at('siteUrl'), webUrl, `http://127.0.0.1:${port}/`)),
      mail: optional(at('mail'), mail, { from: 'hongtou@localhost', smtp: null }),
      places: optional(at('places'), places, {}),
      collectMs: 1000 * optional(at('collectSeconds'), (member) => wholeNumber(member, 0, 3600), 60),
    };
    return { settings, port, contact };
  });
}

/** The taxonomy of seeds/topics.json. @throws HONGTOU_BAD_TAXONOMY */
export function readTaxonomy(): Taxonomy {
  return parseTaxonomy(JSON.parse(readFileSync(join(SEEDS, 'topics.json'), 'utf8')));
}

function userAgent(contact: string | null): string {
  return `Hongtou/0.1 (+${contact ?? 'contact-not-set@localhost'})`;
}

function membersOfFile(file: string | undefined): (name: string) => Member {
  if (file === undefined) return (name) => ({ path: name, value: undefined });
  if (!existsSync(file)) throw new HongtouError('HONGTOU_BAD_CONFIG', `${file}: no such file`);
  return asConfig(file, () =>
    membersOf({ path: 'definition', value: JSON.parse(readFileSync(file, 'utf8')) }, MEMBERS),
  );
}

function asConfig<T>(file: string | undefined, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (cause instanceof HongtouError && cause.code === 'HONGTOU_BAD_CONFIG') throw cause;
    throw new HongtouError('HONGTOU_BAD_CONFIG', `${file ?? 'the built-in configuration'}: ${message}`, { cause });
  }
}

function inGroups(definitions: readonly SourceDefinition[], groups: readonly string[]): readonly SourceDefinition[] {
  for (const group of groups) {
    if (definitions.some((definition) => definition.group.includes(group) || definition.id === group)) continue;
    const known = [...new Set(definitions.flatMap((definition) => definition.group))].toSorted().join(', ');
    throw new HongtouError('HONGTOU_BAD_CONFIG', `groups: no source is in "${group}"; there are ${known}`);
  }
  return definitions.filter(({ id, group }) => groups.includes(id) || group.some((name) => groups.includes(name)));
}

function mail(member: Member): LocalSettings['mail'] {
  const at = membersOf(member, ['from', 'smtp']);
  return {
    from: text(at('from')),
    smtp: optional(at('smtp'), (member) => textLike(member, SMTP, 'smtp://host:port or smtps://…'), null),
  };
}

/** Hosts that are reached elsewhere than their name says: a tunnel, a test. @example {"gxj.example": "127.0.0.1:8034"} */
function places(member: Member): NonNullable<LocalSettings['places']> {
  const at = membersOf(member, Object.keys(Object(member.value)));
  const entries = Object.keys(Object(member.value)).map((host) => {
    const [, address = '', port = ''] = PLACE.exec(textLike(at(host), PLACE, 'address:port')) ?? [];
    return [host, { address, port: Number(port) }] as const;
  });
  return Object.fromEntries(entries);
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
