import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

/** The groups and ids of the portals in seeds/. */
export function portalNames(): ReadonlySet<string> {
  const folder = join(ROOT, 'seeds/portals');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Set(files.flatMap((name) => namesOf(JSON.parse(readFileSync(join(folder, name), 'utf8')))));
}

/** A file holds a definition or an array of them. */
function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  const { id, group } = value as { readonly id: string; readonly group?: readonly string[] };
  return [id, ...(group ?? [])];
}
