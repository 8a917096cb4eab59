import { type Node, parsePattern } from './syntax.ts';

/** Text that a pattern may choke on: `lead` once, then `unit` over and over. */
export interface HostileText {
  readonly lead: string;
  readonly unit: string;
}

/**
 * The texts that make a super-linear pattern slow, made from the pattern's own words. A search begins anew at every character, so what makes
 * it slow is the beginning of a match that comes again and again and is each time read on; or one beginning, and then much that
 * two parts of the pattern can share. For each repeated part these are: the words before it, those with its own, and its own alone.
 */
export function hostileTexts(pattern: RegExp): readonly HostileText[] {
  const tree = parsePattern(pattern);
  const speak = speaker(tree, pattern.flags.replace(/[gy]/g, ''));
  const found = new Map<string, HostileText>();
  const add = (lead: string, unit: string) => {
    if (unit !== '') found.set(JSON.stringify([lead, unit]), { lead, unit });
  };
  for (const say of WAYS.map((way) => (node: Node) => speak(node, way))) {
    for (const { before, of } of repeats(tree)) {
      const lead = before.map(say).join('');
      const own = say(of);
      add('', own);
      add('', lead);
      add('', lead + own);
      add(lead, own);
    }
    add('', say(tree));
  }
  return [...found.values()];
}

/** How a part is spoken: with what it may leave out or without, and which of its choices is taken. */
interface Way {
  readonly full: boolean;
  readonly pick: number;
}

const WAYS: readonly Way[] = [
  { full: true, pick: 0 },
  { full: false, pick: 0 },
  { full: true, pick: 1 },
  { full: false, pick: 1 },
];

interface Repeat {
  /** All that stands before it on the way from the beginning of the pattern. */
  readonly before: readonly Node[];
  readonly of: Node;
}

function repeats(node: Node, before: readonly Node[] = []): readonly Repeat[] {
  switch (node.kind) {
    case 'choice':
      return node.options.flatMap((option) => repeats(option, before));
    case 'sequence':
      return node.parts.flatMap((part, at) => repeats(part, [...before, ...node.parts.slice(0, at)]));
    case 'group':
    case 'look':
      return repeats(node.of, before);
    case 'repeat':
      return [...(node.max > 1 ? [{ before, of: node.of }] : []), ...repeats(node.of, before)];
    default:
      return [];
  }
}

/** Says a part of a pattern in words that match it, as far as its anchors and what it looks at allow. */
function speaker(tree: Node, flags: string): (node: Node, way: Way) => string {
  const characters = [...new Set([...atoms(tree).filter((source) => [...source].length === 1), ...COMMON])];
  const spoken = new Map<string, readonly string[]>();
  const matching = (source: string) => {
    const known = spoken.get(source);
    if (known !== undefined) return known;
    const pattern = new RegExp(`^${source}$`, flags);
    const found = characters.filter((character) => pattern.test(character));
    spoken.set(source, found);
    return found;
  };
  const speak = (node: Node, way: Way): string => {
    switch (node.kind) {
      case 'choice':
        return speak(node.options[way.pick % node.options.length] ?? node, way);
      case 'sequence':
        return node.parts.map((part) => speak(part, way)).join('');
      case 'group':
        return speak(node.of, way);
      case 'repeat':
        return speak(node.of, way).repeat(Math.min(Math.max(node.min, way.full ? 1 : 0), MOST_SPOKEN));
      case 'atom': {
        const found = matching(node.source);
        return found[way.pick % Math.max(found.length, 1)] ?? '';
      }
      default:
        return '';
    }
  };
  return speak;
}

function atoms(node: Node): readonly string[] {
  switch (node.kind) {
    case 'choice':
      return node.options.flatMap(atoms);
    case 'sequence':
      return node.parts.flatMap(atoms);
    case 'repeat':
    case 'group':
    case 'look':
      return atoms(node.of);
    case 'atom':
      return [node.source];
    default:
      return [];
  }
}

/** What classes are tried with besides the pattern's own characters. */
const COMMON = [...'1a中 ，。、（：(A-./\n\t\u3000<"é'];
/** {12,} is spoken no more often. */
const MOST_SPOKEN = 40;
