import { HongtouError } from '../error.ts';

/** A topic of the taxonomy with the phrases that speak for it. */
export interface Topic {
  readonly code: string;
  readonly zh: string;
  readonly cues: readonly string[];
  readonly sub: readonly Omit<Topic, 'sub'>[];
}

/** The versioned lexicon of `seeds/topics.json`. */
export interface Taxonomy {
  readonly version: number;
  readonly topics: readonly Topic[];
}

/** Checks a taxonomy read from a file. @throws HONGTOU_BAD_TAXONOMY naming the member. */
export function parseTaxonomy(value: unknown): Taxonomy {
  const root = objectAt(value, 'taxonomy');
  if (typeof root.version !== 'number') throw bad('version', root.version, 'a number');
  if (!Array.isArray(root.topics) || root.topics.length === 0) throw bad('topics', root.topics, 'a list of topics');
  const topics = root.topics.map((topic, at) => parseTopic(topic, `topics[${at}]`));
  const codes = new Set<string>();
  for (const { code } of topics) {
    if (codes.has(code)) throw bad('topics', code, 'each code once');
    codes.add(code);
  }
  return { version: root.version, topics };
}

/** What a code is called in Chinese; the code itself where the taxonomy does not know it. */
export function topicNames(taxonomy: Taxonomy): (code: string) => string {
  const names = new Map(taxonomy.topics.flatMap((topic) => [topic, ...topic.sub]).map(({ code, zh }) => [code, zh]));
  return (code) => names.get(code) ?? code;
}

function parseTopic(value: unknown, path: string): Topic {
  const topic = objectAt(value, path);
  const sub = topic.sub ?? [];
  if (!Array.isArray(sub)) throw bad(`${path}.sub`, sub, 'a list');
  return { ...parseLabel(topic, path), sub: sub.map((child, at) => parseLabel(objectAt(child, path), `${path}.sub[${at}]`)) };
}

function parseLabel(topic: Readonly<Record<string, unknown>>, path: string): Omit<Topic, 'sub'> {
  const { code, zh, cues } = topic;
  if (typeof code !== 'string' || !CODE.test(code)) throw bad(`${path}.code`, code, 'a code such as FIS or FIS.GRANT');
  if (typeof zh !== 'string' || zh === '') throw bad(`${path}.zh`, zh, 'a name');
  if (!Array.isArray(cues) || !cues.every((cue) => typeof cue === 'string' && cue.length >= 2)) {
    throw bad(`${path}.cues`, cues, 'phrases of two characters or more');
  }
  return { code, zh, cues };
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw bad(path, value, 'an object');
  return value as Record<string, unknown>;
}

function bad(path: string, got: unknown, expected: string): HongtouError {
  return new HongtouError('HONGTOU_BAD_TAXONOMY', `${path}: got ${JSON.stringify(got)?.slice(0, 80)}, expected ${expected}`);
}

/** FIS, FIS.GRANT */
const CODE = /^[A-Z]{3}(?:\.[A-Z0-9]+)?$/;
