/** One category of the directory that holds articles itself. */
export interface GkmlptCategory {
  readonly id: number;
  /** How many articles it holds, where the tree says so. */
  readonly count: number;
}

/** The leaves of `window._CONFIG.TREE` on the index page, in its order; none where there is no tree. The script is never run. */
export function treeLeaves(index: string): readonly GkmlptCategory[] {
  const match = TREE.exec(index);
  if (match === null) return [];
  const open = match.index + match[0].length - 1;
  const waiting: unknown[] = [parse(index.slice(open, arrayEnd(index, open)))];
  const leaves: GkmlptCategory[] = [];
  while (waiting.length > 0) {
    const node = waiting.shift();
    if (Array.isArray(node)) waiting.unshift(...node);
    else if (typeof node === 'object' && node !== null) visit(new Map(Object.entries(node)), leaves, waiting);
  }
  return leaves;
}

function visit(node: ReadonlyMap<string, unknown>, leaves: GkmlptCategory[], waiting: unknown[]): void {
  const children = node.get('children');
  if (Array.isArray(children) && children.length > 0) {
    waiting.unshift(...children);
    return;
  }
  const id = Number(node.get('id'));
  // A node that jumps elsewhere lists nothing here.
  const jumps = typeof node.get('jump_url') === 'string' && node.get('jump_url') !== '';
  if (Number.isInteger(id) && id > 0 && !jumps) leaves.push({ id, count: Number(node.get('post_count')) || 0 });
}

/** One past the bracket that closes the array, minding strings; the start itself where it never closes. */
function arrayEnd(text: string, open: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = open; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at + 1;
  }
  return open;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** `TREE: [`, `"TREE":[` */
const TREE = /["']?\bTREE["']?\s{0,20}:\s{0,20}\[/u;
