import { HongtouError } from '../error.ts';
import type { SourceDefinition } from './definition.ts';

/** The name of every source. */
export const ALL_SOURCES = 'all';

/**
 * The sources that names choose: names of groups, ids of sources, or `all`.
 * @throws HONGTOU_BAD_CONFIG naming a group that no source is in, and those that there are
 * @example sourcesNamed(definitions, ['shenzhen', 'miit-policy'])
 */
export function sourcesNamed(
  definitions: readonly SourceDefinition[],
  names: readonly string[],
): readonly SourceDefinition[] {
  if (names.length === 0) {
    throw new HongtouError('HONGTOU_BAD_CONFIG', `groups: none is named; there are ${groupsOf(definitions)}`);
  }
  for (const name of names) {
    if (name === ALL_SOURCES || definitions.some(({ id, group }) => group.includes(name) || id === name)) continue;
    throw new HongtouError(
      'HONGTOU_BAD_CONFIG',
      `groups: no source is in "${name}"; there are ${groupsOf(definitions)}`,
    );
  }
  if (names.includes(ALL_SOURCES)) return definitions;
  return definitions.filter(({ id, group }) => names.includes(id) || group.some((name) => names.includes(name)));
}

/** @example anhui (1), beijing (5), all (92) */
export function groupsOf(definitions: readonly SourceDefinition[]): string {
  const counts = new Map<string, number>();
  for (const name of definitions.flatMap(({ group }) => group)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [...named, [ALL_SOURCES, definitions.length] as const].map(([name, count]) => `${name} (${count})`).join(', ');
}
