/**
 * The elements that a parser holds open at a point of the markup, the end tags that may be left out counted in. A parser looks
 * through them at every end tag: where their number is not bounded, a megabyte of markup takes it a minute.
 */
export class OpenElements {
  private readonly names: string[] = [];
  private readonly counts = new Map<string, number>();

  /** Opens an element, unless that would take it beyond the limit. */
  open(name: string, limit: number): 'opened' | 'too deep' {
    const ended = IMPLIED_ENDS.get(name);
    if (ended !== undefined) for (let top = this.top(); ended.has(top); top = this.top()) this.pop();
    if (this.names.length >= limit) return 'too deep';
    this.names.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    return 'opened';
  }

  /** Ends the inmost element of the name and what stands open within; `never opened` where there is none. */
  end(name: string): 'ended' | 'never opened' {
    if ((this.counts.get(name) ?? 0) === 0) return 'never opened';
    while (this.pop() !== name);
    return 'ended';
  }

  private top(): string {
    return this.names.at(-1) ?? '';
  }

  private pop(): string | undefined {
    const name = this.names.pop();
    if (name !== undefined) this.counts.set(name, (this.counts.get(name) ?? 1) - 1);
    return name;
  }
}

const PARAGRAPH = new Set(['p']);
const TABLE_PARTS = new Set(['thead', 'tbody']);
const TERMS = new Set(['dd', 'dt']);
const BEFORE_WHICH_PARAGRAPHS_END =
  'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul';

/** Controls of a form. */
const CONTROLS = new Set(['input', 'option', 'optgroup', 'select', 'button', 'datalist', 'textarea']);
const RUBY = new Set(['rt', 'rp']);

/** What the start of an element ends by itself, where it stands open inmost; as htmlparser2 has it. */
export const IMPLIED_ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...BEFORE_WHICH_PARAGRAPHS_END.split(' ').map((name) => [name, PARAGRAPH] as const),
  ['li', new Set(['li'])],
  ['tr', new Set(['tr', 'th', 'td'])],
  ['th', new Set(['th'])],
  ['td', new Set(['thead', 'th', 'td'])],
  ['tbody', TABLE_PARTS],
  ['tfoot', TABLE_PARTS],
  ['dd', TERMS],
  ['dt', TERMS],
  ...'select input output button datalist textarea'.split(' ').map((name) => [name, CONTROLS] as const),
  ['body', new Set(['head'])],
  ['rt', RUBY],
  ['rp', RUBY],
  ['option', new Set(['option'])],
  ['optgroup', new Set(['optgroup', 'option'])],
]);
