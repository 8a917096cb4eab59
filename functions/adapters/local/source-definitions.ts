import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HongtouError } from '../../domain/error.ts';
import { parseSourceDefinition, type SourceDefinition } from '../../domain/source/definition.ts';

/**
 * Reads definitions from a folder of `*.json` files, one definition each, or from one JSON file that holds a definition or
 * an array of them. Sorted by file name. No two may have the same id.
 * @throws HONGTOU_BAD_SOURCE naming the file and the member; HONGTOU_NO_SOURCES where nothing can be read.
 */
export function readSourceDefinitions(path: string): readonly SourceDefinition[] {
  const definitions = filesAt(path).flatMap((file) => readFile(file).map((definition) => ({ file, definition })));
  const owner = new Map<string, string>();
  for (const { file, definition } of definitions) {
    const other = owner.get(definition.id);
    if (other !== undefined)
      throw badFile(file, `id: "${definition.id}" is taken by ${other}, expected an id of its own`);
    owner.set(definition.id, file);
  }
  return definitions.map(({ definition }) => definition);
}

function filesAt(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    return names.toSorted().map((name) => join(path, name));
  } catch (cause) {
    throw new HongtouError('HONGTOU_NO_SOURCES', `${path}: expected a folder or file of source definitions`, { cause });
  }
}

function readFile(file: string): readonly SourceDefinition[] {
  const value = parseJson(file);
  if (!Array.isArray(value)) return [parseNamed(file, '', value)];
  return value.map((entry: unknown, index) => parseNamed(file, `[${index}] `, entry));
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw badFile(file, `not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function parseNamed(file: string, place: string, value: unknown): SourceDefinition {
  try {
    return parseSourceDefinition(value);
  } catch (cause) {
    if (cause instanceof HongtouError) throw badFile(file, `${place}${cause.message}`, cause);
    throw cause;
  }
}

function badFile(file: string, message: string, cause?: unknown): HongtouError {
  return new HongtouError('HONGTOU_BAD_SOURCE', `${file}: ${message}`, { cause });
}
