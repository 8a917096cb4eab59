import { HongtouError } from '../error.ts';

/** One member of a definition: its path for messages, such as `adapter.listUrl`, and the value found there. */
export interface Member {
  readonly path: string;
  readonly value: unknown;
}

/** @throws HONGTOU_BAD_SOURCE always: names the member, the value got and what was expected. */
export function refuse(member: Member, expected: string): never {
  throw new HongtouError('HONGTOU_BAD_SOURCE', `${member.path}: got ${shown(member.value)}, expected ${expected}`);
}

/** The members of an object; one that is not in `known` is refused, for it is most likely a slip of the pen. */
export function membersOf(member: Member, known: readonly string[]): (name: string) => Member {
  const { value, path } = member;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(member, 'an object');
  const own = new Map<string, unknown>(Object.entries(value));
  const prefix = path === 'definition' ? '' : `${path}.`;
  for (const [name, found] of own) {
    if (!known.includes(name))
      refuse({ path: `${prefix}${name}`, value: found }, `no such member; known are ${known.join(', ')}`);
  }
  return (name) => ({ path: `${prefix}${name}`, value: own.get(name) });
}

export function text(member: Member): string {
  const { value } = member;
  return typeof value === 'string' && value.trim() !== '' ? value : refuse(member, 'a text that is not empty');
}

export function textLike(member: Member, pattern: RegExp, expected: string): string {
  const { value } = member;
  return typeof value === 'string' && pattern.test(value) ? value : refuse(member, expected);
}

/** An absolute http(s) URL without user information, in its normal form. */
export function webUrl(member: Member): string {
  const { value } = member;
  const expected = 'an absolute http or https URL without user name or password';
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return refuse(member, expected);
  return url.username === '' && url.password === '' ? url.href : refuse(member, expected);
}

export function wholeNumber(member: Member, least: number, most: number): number {
  const { value } = member;
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return fits ? value : refuse(member, `a whole number from ${least} to ${most}`);
}

export function share(member: Member): number {
  const { value } = member;
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : refuse(member, 'a number from 0 to 1');
}

export function truth(member: Member): boolean {
  return typeof member.value === 'boolean' ? member.value : refuse(member, 'true or false');
}

export function oneOf<T extends string>(member: Member, choices: readonly T[]): T {
  return choices.find((choice) => choice === member.value) ?? refuse(member, `one of ${choices.join(', ')}`);
}

export function listOf<T>(member: Member, read: (entry: Member) => T): readonly T[] {
  const { value, path } = member;
  if (!Array.isArray(value)) return refuse(member, 'an array');
  return value.map((entry: unknown, index) => read({ path: `${path}[${index}]`, value: entry }));
}

/** What `read` makes of the member, or `otherwise` where it is missing. */
export function optional<T, U>(member: Member, read: (member: Member) => T, otherwise: U): T | U {
  return member.value === undefined ? otherwise : read(member);
}

const SHOWN = 80;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}
