import { join, resolve } from 'node:path';
import { readSourceDefinitions } from '../adapters/local/source-definitions.ts';
import { HongtouError } from '../domain/error.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { SEEDS } from './seeds.ts';

/** The portals that come with Hongtou, all over the country: nobody means all of them by saying nothing. */
const CATALOGUE = join(SEEDS, 'portals');
const ALL = 'all';

export interface ChosenSources {
  readonly definitions: readonly SourceDefinition[];
  /** What to choose from, where the portals that come with Hongtou stand unchosen; null where everything may be fetched. */
  readonly unchosen: string | null;
}

/**
 * The sources of these folders and files, or of the catalogue without any, in these groups: names of groups, ids of sources, or
 * `all`. Sources of one's own need no group.
 * @throws HONGTOU_BAD_CONFIG naming a group that no source is in, and those that there are
 */
export function chooseSources(paths: readonly string[] | null, groups: readonly string[] | null): ChosenSources {
  const places = paths ?? [CATALOGUE];
  const definitions = places.flatMap(readSourceDefinitions);
  if (groups !== null) return { definitions: inGroups(definitions, groups), unchosen: null };
  const catalogue = places.some((place) => resolve(place) === CATALOGUE);
  return { definitions, unchosen: catalogue ? groupsOf(definitions) : null };
}

function inGroups(definitions: readonly SourceDefinition[], groups: readonly string[]): readonly SourceDefinition[] {
  if (groups.length === 0) {
    throw new HongtouError('HONGTOU_BAD_CONFIG', `groups: none is named; there are ${groupsOf(definitions)}`);
  }
  for (const group of groups) {
    if (group === ALL || definitions.some(({ id, group: own }) => own.includes(group) || id === group)) continue;
    throw new HongtouError(
      'HONGTOU_BAD_CONFIG',
      `groups: no source is in "${group}"; there are ${groupsOf(definitions)}`,
    );
  }
  if (groups.includes(ALL)) return definitions;
  return definitions.filter(({ id, group }) => groups.includes(id) || group.some((name) => groups.includes(name)));
}

/** @example anhui (1), beijing (5), all (92) */
function groupsOf(definitions: readonly SourceDefinition[]): string {
  const counts = new Map<string, number>();
  for (const name of definitions.flatMap(({ group }) => group)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [...named, [ALL, definitions.length] as const].map(([name, count]) => `${name} (${count})`).join(', ');
}
