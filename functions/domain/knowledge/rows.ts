import type { PolicyDocument } from '../document/model.ts';
import { citationsIn } from './citations.ts';
import { dueDatesOf } from './due-dates.ts';
import type { Knowledge, Said } from './model.ts';
import { nameOf } from './paper-name.ts';
import { pointsIn } from './points.ts';
import { promisesIn, reportsIn } from './promises.ts';
import { ruleName } from './rule-name.ts';

/** All that one paper says under one key. A paper writes its own rows only, so that no order of papers makes a difference. */
export interface KnowledgeRow {
  readonly key: string;
  readonly documentId: string;
  /** Names the content state that says it: rows of an older state count no more. */
  readonly stamp: string;
  readonly knowledge: readonly Knowledge[];
}

/** What kind of rows a key leads to; the rest of the key says of what. */
export const KEY = {
  /** Papers that go by a name: `is rule|…`, `is bare|…`, `is number|…`. */
  is: (name: string) => `is ${name}`,
  /** Papers that cite a name. */
  cites: (name: string) => `cites ${name}`,
  /** Figures of a programme. */
  series: (programme: string) => `series ${programme}`,
  /** Promises, reports and names of all papers of a body. */
  promises: (body: string) => `promises ${body}`,
  reports: (body: string) => `reports ${body}`,
  papers: (body: string) => `papers ${body}`,
  /** Copies of a paper that contradict it; a row a copy, whose document is the copy's URL. */
  disputes: (documentId: string) => `disputes ${documentId}`,
  /** What ends on a day (YYYY-MM-DD). */
  due: (day: string) => `due ${day}`,
} as const;

/** Everything to remember of a paper, one row a key, in order of key. */
export function rowsOf(
  document: PolicyDocument,
  about: { readonly documentId: string; readonly stamp: string; readonly said: Said },
): readonly KnowledgeRow[] {
  const { documentId, stamp, said } = about;
  const byKey = new Map<string, Knowledge[]>();
  const put = (key: string, knowledge: Knowledge) => byKey.set(key, [...(byKey.get(key) ?? []), knowledge]);
  const name = nameOf(document, said);
  if (name !== null) {
    for (const key of kept(name)) put(KEY.is(key), { of: 'name', ...name });
    if (said.body !== null) put(KEY.papers(said.body), { of: 'name', ...name });
  }
  for (const citation of citationsIn(document, said, name)) {
    for (const key of kept(citation)) put(KEY.cites(key), { of: 'citation', ...citation });
  }
  for (const programme of pointsIn(document, said)) {
    for (const key of programme.programmeKeys) put(KEY.series(key), { of: 'points', ...programme });
  }
  for (const promise of promisesIn(document, said, documentId)) {
    put(KEY.promises(promise.body ?? ''), { of: 'promise', ...promise });
  }
  for (const report of reportsIn(document, said)) put(KEY.reports(report.body ?? ''), { of: 'report', ...report });
  for (const due of dueDatesOf(document)) put(KEY.due(due.on), { of: 'due', ...due });
  return [...byKey]
    .map(([key, knowledge]) => ({ key, documentId, stamp, knowledge }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

interface Named {
  readonly keys: readonly string[];
  readonly bare: string | null;
}

/** The keys under which a name's rows stand. A title that leads to the bare form needs no row of its own: whoever has it looks there. */
function kept({ keys, bare }: Named): readonly string[] {
  return bare === null ? keys : [bare, ...keys.filter((key) => bareOf(key) !== bare)];
}

/** The keys to look under for whatever goes by one of the names. */
export function keysToAsk(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [name, bareOf(name) ?? name]))];
}

/** Whether something goes by one of the names that were asked for: under a bare form stand the rules of all places. */
export function goesBy({ keys, bare }: Named, names: readonly string[]): boolean {
  return names.some((name) => name === bare || keys.includes(name));
}

function bareOf(key: string): string | null {
  return key.startsWith(TITLE) ? ruleName(key.slice(TITLE.length)).bare : null;
}

const TITLE = 'rule|';
