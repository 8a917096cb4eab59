import { type KnownPaper, knownPaper } from './known-paper.ts';

/**
 * The papers that were read last, folded: those that everybody quotes are asked for again and again. Holds at most `limit`
 * characters of text; a paper whose text is another by now is read anew.
 */
export function createShelf(limit = CHARACTERS_KEPT): (id: string, text: string) => KnownPaper {
  const kept = new Map<string, KnownPaper>();
  let characters = 0;
  const remove = (paper: KnownPaper) => {
    kept.delete(paper.id);
    characters -= paper.folded.text.length;
  };
  return (id, text) => {
    const standing = kept.get(id);
    if (standing !== undefined) remove(standing);
    const paper = standing?.folded.text === text ? standing : knownPaper(id, text);
    // A map keeps the order of insertion: the first one is the one that was not asked for longest.
    kept.set(id, paper);
    characters += text.length;
    for (const oldest of kept.values()) {
      if (characters <= limit) break;
      remove(oldest);
    }
    return paper;
  };
}

/** About 20 MB with codes and offsets, and the statements of papers that were compared by them. */
const CHARACTERS_KEPT = 1_500_000;
