import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceDefinitions } from '../adapters/local/source-definitions.ts';
import { groupsOf, sourcesNamed } from '../domain/source/choose.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { SEEDS } from './seeds.ts';

/** The portals that come with Hongtou, all over the country: nobody means all of them by saying nothing. */
const CATALOGUE = join(SEEDS, 'portals');

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
  if (groups !== null) return { definitions: sourcesNamed(definitions, groups), unchosen: null };
  const catalogue = places.some((place) => realpathSync(place) === realpathSync(CATALOGUE));
  return { definitions, unchosen: catalogue ? groupsOf(definitions) : null };
}
