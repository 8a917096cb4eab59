import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { systemClock } from '../adapters/local/clock.ts';
import type { LocalSettings } from '../compose/local.ts';
import { HongtouError } from '../domain/error.ts';
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
import { chooseSources } from './chosen-sources.ts';
import { SEEDS } from './seeds.ts';

/** A monitor of one's own, as `--config FILE` describes it. Paths are relative to the file. */
export interface Config {
  readonly settings: LocalSettings;
  /** Port of `serve` and `watch` on 127.0.0.1. */
  readonly port: number;
  /** How a portal can reach whoever runs this; null where none was given, and then nothing may be fetched. */
  readonly contact: string | null;
  /** What to choose from where nobody chose any of the portals that come with Hongtou, and then nothing may be fetched; else null. */
  readonly unchosen: string | null;
}

/** What the command line says instead of the file. */
export interface Overrides {
  readonly data?: string | undefined;
  /** Groups and ids, a comma between two. */
  readonly sources?: string | undefined;
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
export function readConfig(file: string | undefined, overrides: Overrides = {}): Config {
  const folder = file === undefined ? process.cwd() : dirname(resolve(file));
  const at = membersOfFile(file);
  const port = asConfig(file, () => optional(at('port'), (member) => wholeNumber(member, 1, 65_535), DEFAULT_PORT));
  const place = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  return asConfig(file, () => {
    const sources = optional(at('sources'), (member) => listOf(member, text), null);
    const groups = namesIn(overrides.sources) ?? optional(at('groups'), (member) => listOf(member, text), null);
    const { definitions, unchosen } = chooseSources(sources?.map(place) ?? null, groups);
    const contact = optional(at('contact'), (member) => textLike(member, CONTACT, 'a URL or an e-mail address'), null);
    const settings: LocalSettings = {
      folder: overrides.data ?? place(optional(at('data'), text, 'data')),
      definitions,
      taxonomy: readTaxonomy(),
      clock: systemClock(),
      userAgent: userAgent(contact),
      siteUrl: withSlash(optional(at('siteUrl'), webUrl, `http://127.0.0.1:${port}/`)),
      mail: optional(at('mail'), mail, { from: 'hongtou@localhost', smtp: null }),
      places: optional(at('places'), places, {}),
      collectMs: 1000 * optional(at('collectSeconds'), (member) => wholeNumber(member, 0, 3600), 60),
    };
    return { settings, port, contact, unchosen };
  });
}

/** The taxonomy of seeds/topics.json. @throws HONGTOU_BAD_TAXONOMY */
export function readTaxonomy(): Taxonomy {
  return parseTaxonomy(JSON.parse(readFileSync(join(SEEDS, 'topics.json'), 'utf8')));
}

/** @example 'shenzhen, miit-policy' → shenzhen, miit-policy */
function namesIn(list: string | undefined): readonly string[] | null {
  if (list === undefined) return null;
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** It goes into a header: https://ops.example.org/ · mailto:ops@example.org */
const CONTACT = /^(?=[\u0021-\u007e]{3,200}$)(?:https?:\/\/[^@]+|(?:mailto:)?[^@/]+@[^@/]+)$/u;

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
