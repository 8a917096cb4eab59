import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'vitest/node';

export interface FoundPattern {
  /** Where it stands: `functions/domain/page/guard.ts`. */
  readonly file: string;
  readonly pattern: RegExp;
}

interface SourceFile {
  readonly file: string;
  readonly literals: readonly RegExp[];
  /** How many are built by `new RegExp` as the module is loaded, and how many only later, inside a function. */
  readonly built: { readonly atLoad: number; readonly later: number };
}

/** Every regular expression of a folder's modules: the literals from their syntax, the built ones by watching the modules being loaded. */
export async function patternsOf(folder: string): Promise<readonly FoundPattern[]> {
  const files = sourceFiles(folder);
  const found = files.flatMap(({ file, literals }) => literals.map((pattern) => ({ file, pattern })));
  for (const { file, built } of files) {
    if (built.atLoad === 0) continue;
    for (const pattern of await builtBy(file)) found.push({ file, pattern });
  }
  return found;
}

/** Files that build patterns inside a function, where no test sees them. */
export function lateBuilders(folder: string): readonly string[] {
  return sourceFiles(folder).flatMap(({ file, built }) => (built.later > 0 ? [file] : []));
}

function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = join(folder, name);
      const found: Found = { literals: [], atLoad: 0, later: 0 };
      walk(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }), found, false);
      return { file, literals: found.literals, built: { atLoad: found.atLoad, later: found.later } };
    });
}

interface Found {
  readonly literals: RegExp[];
  atLoad: number;
  later: number;
}

interface SyntaxNode {
  readonly type?: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
}

function walk(value: unknown, found: Found, isInFunction: boolean): void {
  if (value === null || typeof value !== 'object') return;
  const { type, regex, callee }: SyntaxNode = value;
  if (regex !== undefined) found.literals.push(new RegExp(regex.pattern, regex.flags));
  if (callee?.name === 'RegExp') {
    if (isInFunction) found.later += 1;
    else found.atLoad += 1;
  }
  const isInside = isInFunction || type === 'FunctionDeclaration';
  for (const child of Object.values(value)) walk(child, found, isInside);
}

/** What a module builds while it is loaded, with the modules that it imports for the first time. */
async function builtBy(file: string): Promise<readonly RegExp[]> {
  const built: RegExp[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args, newTarget) => {
      const pattern: RegExp = Reflect.construct(target, args, newTarget);
      built.push(pattern);
      return pattern;
    },
  });
  try {
    await import(pathToFileURL(resolve(file)).href);
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}
