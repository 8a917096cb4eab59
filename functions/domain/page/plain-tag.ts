import { Parser } from 'htmlparser2';

/** Names of elements. @example o:p, st1:chsdate */
const NAME = /[a-z][a-z\d:_.-]{0,59}/iy;
/** A longer tag is the guard's to slim. */
const LONGEST = 2048;

/** One tag of markup after the other, read where nothing in it is odd. */
export class PlainTag {
  /** One past the name that was read last, and one past the tag. */
  nameEnd = 0;
  end = 0;
  isSelfClosing = false;
  private readonly html: string;
  private start = 0;

  constructor(html: string) {
    this.html = html;
  }

  /** The name in small letters that begins there; null where none does, or it does not end as one should. */
  nameAt(start: number): string | null {
    NAME.lastIndex = start;
    const name = NAME.exec(this.html)?.[0];
    if (name === undefined) return null;
    this.start = start;
    this.nameEnd = start + name.length;
    const next = this.html.charCodeAt(this.nameEnd);
    return next === GREATER || next === SLASH || isSpace(next) ? name.toLowerCase() : null;
  }

  /** One past an end tag whose name ends there; null where more than blanks stands in it. */
  afterEndTag(from: number): number | null {
    const at = this.afterSpaces(from);
    return this.html.charCodeAt(at) === GREATER ? at + 1 : null;
  }

  /** What stands between the name and the end of the tag; null where anything in it is odd. Of two of one name the first counts. */
  attributes(): Readonly<Record<string, string>> | null {
    const { html } = this;
    const found: Record<string, string> = {};
    this.isSelfClosing = false;
    let at = this.nameEnd;
    for (;;) {
      at = this.afterSpaces(at);
      const code = html.charCodeAt(at);
      if (code === GREATER) break;
      if (code === SLASH) {
        this.isSelfClosing = true;
        at++;
        continue;
      }
      const nameEnd = this.attributeNameEnd(at);
      if (nameEnd === at || nameEnd === -1) return null;
      const name = html.slice(at, nameEnd).toLowerCase();
      at = this.afterSpaces(nameEnd);
      let value = '';
      if (html.charCodeAt(at) === EQUALS) {
        const read = this.value(this.afterSpaces(at + 1));
        if (read === null) return null;
        value = read;
        at = this.end;
      }
      if (name === '__proto__') return null;
      if (!Object.hasOwn(found, name)) found[name] = value;
    }
    this.end = at + 1;
    return this.end - this.start < LONGEST ? found : null;
  }

  /** -1 where a sign stands in it that no name has. */
  private attributeNameEnd(from: number): number {
    for (let at = from; ; at++) {
      const code = this.html.charCodeAt(at);
      if (code === GREATER || code === SLASH || code === EQUALS || isSpace(code)) return at;
      if (!(code > 0x20) || code === DOUBLE || code === SINGLE || code === LESS) return -1;
    }
  }

  /** A value that begins there; `end` is one past it then. */
  private value(from: number): string | null {
    const { html } = this;
    const quote = html.charCodeAt(from);
    const isQuoted = quote === DOUBLE || quote === SINGLE;
    const start = isQuoted ? from + 1 : from;
    const end = isQuoted ? html.indexOf(quote === DOUBLE ? '"' : "'", start) : this.bareEnd(start);
    if (end === -1 || (!isQuoted && end === start)) return null;
    this.end = isQuoted ? end + 1 : end;
    const value = html.slice(start, end);
    return value.includes('&') ? decodedValue(html.slice(from, this.end)) : value;
  }

  private bareEnd(from: number): number {
    for (let at = from; ; at++) {
      const code = this.html.charCodeAt(at);
      if (code === GREATER || isSpace(code)) return at;
      if (!(code > 0x20) || code === DOUBLE || code === SINGLE || code === LESS || code === EQUALS) return -1;
    }
  }

  private afterSpaces(from: number): number {
    let at = from;
    while (isSpace(this.html.charCodeAt(at))) at++;
    return at;
  }
}

const GREATER = 0x3e;
const LESS = 0x3c;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** White space of HTML; no other character ends a name. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

/** A value, its quotes included, with the characters that its references name. */
function decodedValue(written: string): string {
  let value = '';
  new Parser({
    onattribute: (_, read) => {
      value = read;
    },
  }).end(`<a b=${written}>`);
  return value;
}
