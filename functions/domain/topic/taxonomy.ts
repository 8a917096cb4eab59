import { HongtouError } from '../error.ts';

/**
 * A topic with the phrases that speak for it: `strong` ones name the matter by themselves, `cues` belong to the field, `weak`
 * ones are shared with other fields. `agencies` are organs that answer in the field, whatever they were asked.
 */
export interface Topic {
  readonly code: string;
  readonly zh: string;
  /** Topics that stand before this one where a paper's matter names both: a road in a village is a road. */
  readonly yieldsTo: readonly string[];
  /** Topics beside which this one goes without saying: it is not asserted for a paper whose first topic is one of them. */
  readonly silentBeside: readonly string[];
  readonly strong: readonly string[];
  readonly cues: readonly string[];
  readonly weak: readonly string[];
  readonly agencies: readonly string[];
  readonly sub: readonly SubTopic[];
}

export interface SubTopic {
  readonly code: string;
  readonly zh: string;
  readonly cues: readonly string[];
}

/** The versioned lexicon of `seeds/topics.json`. */
export interface Taxonomy {
  readonly version: number;
  /** Words in which a phrase stands by accident: 行业主管 speaks of no 业主. They are read over. */
  readonly mute: readonly string[];
  readonly topics: readonly Topic[];
}

/** Checks a taxonomy read from a file. @throws HONGTOU_BAD_TAXONOMY naming the member. */
export function parseTaxonomy(value: unknown): Taxonomy {
  const root = objectAt(value, 'taxonomy');
  if (!Number.isInteger(root.version)) throw bad('version', root.version, 'a whole number');
  const topics = listAt(root.topics, 'topics').map((topic, at) => parseTopic(topic, `topics[${at}]`));
  if (topics.length === 0) throw bad('topics', root.topics, 'at least one topic');
  const codes = new Set<string>();
  for (const { code } of topics.flatMap((topic) => [topic, ...topic.sub])) {
    if (codes.has(code)) throw bad('topics', code, 'each code once');
    codes.add(code);
  }
  for (const topic of topics) {
    for (const member of ['yieldsTo', 'silentBeside'] as const) {
      const unknown = topic[member].find((code) => !codes.has(code));
      if (unknown !== undefined) throw bad(`${topic.code}.${member}`, unknown, 'codes of this taxonomy');
    }
  }
  return { version: root.version as number, mute: phrasesAt(root.mute ?? [], 'mute'), topics };
}

/** What a code is called in Chinese; the code itself where the taxonomy does not know it. */
export function topicNames(taxonomy: Taxonomy): (code: string) => string {
  const names = new Map(taxonomy.topics.flatMap((topic) => [topic, ...topic.sub]).map(({ code, zh }) => [code, zh]));
  return (code) => names.get(code) ?? code;
}

/**
 * The codes among a watch's topics that no paper can have under this taxonomy: unknown, or without any phrase. A watch on
 * nothing but such codes waits for ever.
 */
export function deadTopicCodes(watchTopics: readonly string[], taxonomy: Taxonomy): readonly string[] {
  const live = new Set<string>();
  for (const topic of taxonomy.topics) {
    if ([topic.strong, topic.cues, topic.weak].some((list) => list.length > 0)) live.add(topic.code);
    for (const sub of topic.sub) if (sub.cues.length > 0) live.add(sub.code).add(topic.code);
  }
  live.delete(PROCEDURE);
  return watchTopics.filter((code) => !live.has(code));
}

/** The topic of texts about the procedure itself (收悉, 抄送): its phrases are known so that they vote for nothing else. */
export const PROCEDURE = 'GOV';

function parseTopic(value: unknown, path: string): Topic {
  const topic = objectAt(value, path);
  const code = codeAt(topic.code, `${path}.code`, TOP_CODE, 'three capitals such as FIS');
  return {
    code,
    zh: nameAt(topic.zh, `${path}.zh`),
    yieldsTo: codesAt(topic.yieldsTo ?? [], `${path}.yieldsTo`),
    silentBeside: codesAt(topic.silentBeside ?? [], `${path}.silentBeside`),
    strong: phrasesAt(topic.strong ?? [], `${path}.strong`),
    cues: phrasesAt(topic.cues ?? [], `${path}.cues`),
    weak: phrasesAt(topic.weak ?? [], `${path}.weak`),
    agencies: phrasesAt(topic.agencies ?? [], `${path}.agencies`),
    sub: listAt(topic.sub ?? [], `${path}.sub`).map((child, at) => parseSubTopic(child, code, `${path}.sub[${at}]`)),
  };
}

function parseSubTopic(value: unknown, parent: string, path: string): SubTopic {
  const sub = objectAt(value, path);
  const code = codeAt(sub.code, `${path}.code`, SUB_CODE, 'a code such as FIS.GRANT');
  if (!code.startsWith(`${parent}.`)) throw bad(`${path}.code`, code, `a code under ${parent}`);
  return { code, zh: nameAt(sub.zh, `${path}.zh`), cues: phrasesAt(sub.cues, `${path}.cues`) };
}

function codeAt(value: unknown, path: string, form: RegExp, expected: string): string {
  if (typeof value !== 'string' || !form.test(value)) throw bad(path, value, expected);
  return value;
}

function codesAt(value: unknown, path: string): readonly string[] {
  return listAt(value, path).map((code, at) => codeAt(code, `${path}[${at}]`, TOP_CODE, 'three capitals such as FIS'));
}

function nameAt(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw bad(path, value, 'a name');
  return value;
}

function phrasesAt(value: unknown, path: string): readonly string[] {
  const phrases = listAt(value, path);
  phrases.forEach((phrase, at) => {
    if (typeof phrase !== 'string' || phrase.length < 2 || SPACE.test(phrase)) {
      throw bad(`${path}[${at}]`, phrase, 'a phrase of two characters or more, without blanks');
    }
  });
  return phrases as readonly string[];
}

function listAt(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(path, value, 'a list');
  return value;
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(path, value, 'an object');
  return value as Record<string, unknown>;
}

function bad(path: string, got: unknown, expected: string): HongtouError {
  return new HongtouError(
    'HONGTOU_BAD_TAXONOMY',
    `${path}: got ${JSON.stringify(got)?.slice(0, 80)}, expected ${expected}`,
  );
}

/** FIS */
const TOP_CODE = /^[A-Z]{3}$/;
/** FIS.GRANT */
const SUB_CODE = /^[A-Z]{3}\.[A-Z0-9]+$/;
const SPACE = /\s/;
