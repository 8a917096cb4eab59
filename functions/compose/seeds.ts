import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceDefinitions } from '../adapters/local/source-definitions.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { parseTaxonomy, type Taxonomy } from '../domain/topic/taxonomy.ts';
import type { ImportedPaper } from '../steps/import-paper.ts';

/** What a deployment starts with: beside the code in a bundle, in seeds/ of a checkout. */
const PLACES = [join(import.meta.dirname, 'seeds'), join(import.meta.dirname, '../../seeds')];

/** The portals that this deployment watches. A portal that was removed is not among them, and so is no longer fetched. */
export function seedDefinitions(): readonly SourceDefinition[] {
  return readSourceDefinitions(seedPath('portals'));
}

/** @throws HONGTOU_BAD_TAXONOMY */
export function seedTaxonomy(): Taxonomy {
  return parseTaxonomy(JSON.parse(readFileSync(seedPath('topics.json'), 'utf8')));
}

/** The papers of seeds/corpus, one a text file; `hash` follows from their names and contents, null where there are none. */
export function seedPapers(): { readonly hash: string | null; readonly papers: readonly ImportedPaper[] } {
  const folder = seedPath('corpus');
  if (!existsSync(folder)) return { hash: null, papers: [] };
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const papers = names
    .toSorted()
    .map((id) => ({ id, url: null, publishedOn: null, text: readFileSync(join(folder, id), 'utf8') }));
  const hash = createHash('sha256').update(JSON.stringify(papers)).digest('hex');
  return { hash: papers.length === 0 ? null : hash, papers };
}

function seedPath(name: string): string {
  const paths = PLACES.map((place) => join(place, name));
  return paths.find((path) => existsSync(path)) ?? join(PLACES[0] ?? '', name);
}
