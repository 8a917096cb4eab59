/** A block of any differ: which stretches of both texts belong together, and whether they stand elsewhere. */
export interface ScoredBlock {
  readonly moved: boolean;
  readonly old: readonly (readonly [number, number])[];
  readonly new: readonly (readonly [number, number])[];
}

/** A generated revision: paragraphs before and after, and which belong together. */
export interface Revision {
  readonly A: readonly string[];
  readonly B: readonly string[];
  readonly truth: readonly { readonly a: number; readonly b: number; readonly moved: boolean; readonly op?: string }[];
}

export interface RevisionMaker {
  readonly revision: (seed: number, touched: number) => Revision;
}

/** F1 of links and of moves, recall of split and merged paragraphs, 0 to 1. */
export interface RevisionScore {
  readonly link: number;
  readonly move: number;
  readonly parts: number;
}

/** Scores a differ on revisions with known truth. */
export function scoreRevisions(
  revisions: readonly Revision[],
  differ: (old: string, next: string) => readonly ScoredBlock[],
): RevisionScore {
  const links = new Tally();
  const moves = new Tally();
  let parts = 0;
  let partsFound = 0;
  for (const { A, B, truth } of revisions) {
    const found = linksOf(differ(A.join('\n'), B.join('\n')), A, B);
    const wanted = new Map(truth.map((link) => [`${link.a}-${link.b}`, link]));
    for (const [key, moved] of found) {
      const link = wanted.get(key);
      links.count(link === undefined ? 'false' : 'hit');
      if (moved && link !== undefined) moves.count(link.moved ? 'hit' : 'false');
    }
    for (const [key, link] of wanted) {
      if (!found.has(key)) links.count('missed');
      if (link.moved && found.get(key) !== true) moves.count('missed');
      if (link.op === undefined) continue;
      parts++;
      if (found.has(key)) partsFound++;
    }
  }
  return { link: links.f1, move: moves.f1, parts: parts === 0 ? 1 : partsFound / parts };
}

class Tally {
  #hit = 0;
  #false = 0;
  #missed = 0;

  count(what: 'hit' | 'false' | 'missed'): void {
    if (what === 'hit') this.#hit++;
    else if (what === 'false') this.#false++;
    else this.#missed++;
  }

  get f1(): number {
    const all = 2 * this.#hit + this.#false + this.#missed;
    return all === 0 ? 1 : (2 * this.#hit) / all;
  }
}

/** Paragraphs count as linked where a block covers more than three tenths of both. */
function linksOf(blocks: readonly ScoredBlock[], a: readonly string[], b: readonly string[]): Map<string, boolean> {
  const links = new Map<string, boolean>();
  const [oldPlaces, newPlaces] = [placesOf(a), placesOf(b)];
  for (const block of blocks) {
    const covered = (places: readonly Place[], spans: ScoredBlock['old']) =>
      places.flatMap((place, index) =>
        spans.some((span) => overlap(span, place) > 0.3 * (place[1] - place[0] || 1)) ? [index] : [],
      );
    if (block.old.length === 0 || block.new.length === 0) continue;
    const others = covered(newPlaces, block.new);
    for (const x of covered(oldPlaces, block.old)) for (const y of others) links.set(`${x}-${y}`, block.moved);
  }
  return links;
}

type Place = readonly [number, number];

function placesOf(paragraphs: readonly string[]): readonly Place[] {
  let at = 0;
  return paragraphs.map((paragraph) => {
    const place = [at, at + paragraph.length] as const;
    at += paragraph.length + 1;
    return place;
  });
}

function overlap(a: Place, b: Place): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}
