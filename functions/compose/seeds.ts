import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceDefinitions } from '../adapters/local/source-definitions.ts';
import { type NewestName, newestName, parseRenamings, UNCHANGED } from '../domain/document/body-names.ts';
import { parseSeedRecord, type SeedRecord } from '../domain/document/seed-record.ts';
import { sourcesNamed } from '../domain/source/choose.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { parseTaxonomy, type Taxonomy } from '../domain/topic/taxonomy.ts';

/** What a deployment starts with: beside the code in a bundle, in seeds/ of a checkout. */
const PLACES = [join(import.meta.dirname, 'seeds'), join(import.meta.dirname, '../../seeds')];

/**
 * The portals that a deployment watches: groups and ids, a comma between two, or `all`. A portal that was removed is not among them,
 * and so is no longer fetched.
 * @throws HONGTOU_BAD_CONFIG for a name that no portal has
 */
export function seedDefinitions(names: string): readonly SourceDefinition[] {
  return sourcesNamed(readSourceDefinitions(seedPath('portals')), names.split(','));
}

/** @throws HONGTOU_BAD_TAXONOMY */
export function seedTaxonomy(): Taxonomy {
  return parseTaxonomy(JSON.parse(readFileSync(seedPath('topics.json'), 'utf8')));
}

/**
 * The renamings of bureaus that this deployment knows.
 * @throws HONGTOU_BAD_SEED
 */
export function seedBodyNames(): NewestName {
  const path = seedPath('bureaus.json');
  return existsSync(path) ? newestName(parseRenamings(JSON.parse(readFileSync(path, 'utf8')), path)) : UNCHANGED;
}

/** The records of seeds/corpus in the order of their names; `hash` follows from their contents, null where there are none. */
export function seedRecords(): { readonly hash: string | null; readonly records: readonly SeedRecord[] } {
  const folder = seedPath('corpus');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const files = names.toSorted().map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
  const records = files.map(({ name, content }) => parseSeedRecord(JSON.parse(content), name));
  const hash = createHash('sha256')
    .update(files.map(({ content }) => content).join('\n'))
    .digest('hex');
  return { hash: records.length === 0 ? null : hash, records };
}

function seedPath(name: string): string {
  const paths = PLACES.map((place) => join(place, name));
  return paths.find((path) => existsSync(path)) ?? join(PLACES[0] ?? '', name);
}
