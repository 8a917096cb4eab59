/** A regular expression's tree, as far as texts are made from it. */
export type Node =
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'group'; readonly of: Node }
  /** `(?=…)` and its like: it takes no characters. */
  | { readonly kind: 'look'; readonly of: Node }
  /** One character: a literal, a class, an escape, a dot. */
  | { readonly kind: 'atom'; readonly source: string }
  /** An anchor or a back reference. */
  | { readonly kind: 'empty' };

/**
 * Reads a regular expression.
 * @example parsePattern(/a{2,}|b/) // a choice of a repeat and an atom
 */
export function parsePattern({ source, unicodeSets }: RegExp): Node {
  return new Reader(source, unicodeSets).choice();
}

class Reader {
  readonly #source: string;
  /** With the flag v a class may hold classes: `[\p{L}--[a-z]]`. */
  readonly #classesNest: boolean;
  #at = 0;

  constructor(source: string, classesNest: boolean) {
    this.#source = source;
    this.#classesNest = classesNest;
  }

  choice(): Node {
    const options = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return options.length === 1 ? (options[0] ?? EMPTY) : { kind: 'choice', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !ENDS_SEQUENCE.test(this.#source[this.#at] ?? ''))
      parts.push(this.#term());
    return { kind: 'sequence', parts };
  }

  #term(): Node {
    const of = this.#source[this.#at] === '(' ? this.#group() : this.#atom();
    const [written, least, comma, most] = this.#take(QUANTIFIER);
    if (written === undefined) return of;
    const sign = SIGNS.get(written[0] ?? '');
    if (sign !== undefined) return { kind: 'repeat', of, ...sign };
    const min = Number(least);
    return { kind: 'repeat', of, min, max: comma === undefined ? min : most === '' ? Infinity : Number(most) };
  }

  #group(): Node {
    const [opening = '('] = this.#take(OPENING);
    const of = this.choice();
    this.#at += 1;
    return LOOKS.test(opening) ? { kind: 'look', of } : { kind: 'group', of };
  }

  #atom(): Node {
    if (this.#take(NO_CHARACTER).length > 0) return EMPTY;
    if (this.#source[this.#at] === '[') return { kind: 'atom', source: this.#class() };
    const [source = ''] = this.#take(CHARACTER);
    return { kind: 'atom', source };
  }

  #class(): string {
    const from = this.#at;
    let open = 0;
    do {
      const sign = this.#source[this.#at];
      if (sign === '\\') this.#at += 1;
      else if (sign === '[' && (open === 0 || this.#classesNest)) open += 1;
      else if (sign === ']') open -= 1;
      this.#at += 1;
    } while (open > 0);
    return this.#source.slice(from, this.#at);
  }

  /** What a pattern matches here, its groups behind it; nothing where it does not match. */
  #take(pattern: RegExp): readonly (string | undefined)[] {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match === null) return [];
    this.#at = pattern.lastIndex;
    return match;
  }
}

const EMPTY: Node = { kind: 'empty' };
const ENDS_SEQUENCE = /[|)]/;
const SIGNS: ReadonlyMap<string, { min: number; max: number }> = new Map([
  ['*', { min: 0, max: Infinity }],
  ['+', { min: 1, max: Infinity }],
  ['?', { min: 0, max: 1 }],
]);
/** {2,40}? */
const QUANTIFIER = /(?:[*+?]|\{(\d+)(,)?(\d*)\})\??/y;
/** (?<name> */
const OPENING = /\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?/y;
const LOOKS = /^\(\?<?[=!]/;
/** ^ · \b · \1 · \k<name> */
const NO_CHARACTER = /[$^]|\\(?:[bB1-9]|k<[^>]*>)/y;
/** \p{Script=Han} · \u4e00 · \。 · 年 */
const CHARACTER = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])|[\s\S]/uy;
