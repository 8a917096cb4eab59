import { Parser } from 'htmlparser2';
import { PAGE_LIMIT, tagEnd, UNSEEN, VOID } from './guard.ts';
import { IMPLIED_ENDS } from './open-elements.ts';
import { PlainTag } from './plain-tag.ts';

/** What a parser tells of markup, as htmlparser2 does. A text may come in pieces. */
export interface MarkupEvents {
  onopentag(name: string, attributes: Readonly<Record<string, string>>): void;
  ontext(text: string): void;
  onclosetag(name: string): void;
}

/**
 * Reads markup in which nothing is odd, as nearly all of the portals' is, in one pass: with the same events as the guard and a parser
 * behind it give, in half of their time. Whatever could be read in two ways is left to them: quotes where no value begins, tags
 * that do not end, a `<` that begins none, deep nesting. `odd` then, and the events so far count for nothing.
 *
 * @example readPlainMarkup('<p>甲<br>乙', events) // 'read': p, 甲, br, end of br, 乙, end of p
 */
export function readPlainMarkup(html: string, events: MarkupEvents): 'read' | 'odd' {
  if (html.length > PAGE_LIMIT) return 'odd';
  const pass = new PlainPass(html, events);
  while (pass.state === 'reading') pass.step();
  return pass.state;
}

/** Real pages stay far below; what stands deeper is the guard's to judge. */
const PLAIN_DEPTH = 256;
/** In them markup is text, and in the second references too: plain where they hold none. */
const RAW_TEXT = new Set(['title', 'textarea']);
/** Inside them other rules hold. */
const OTHER_RULES = new Set(
  'xmp math mi mo mn ms mtext annotation-xml foreignobject desc plaintext listing'.split(' '),
);
const NO_BREAK_SPACE = '&nbsp;';

class PlainPass {
  state: 'reading' | 'read' | 'odd' = 'reading';
  private readonly html: string;
  private readonly events: MarkupEvents;
  private readonly tag: PlainTag;
  /** Names of the open elements, the inmost last. */
  private readonly open: string[] = [];
  private at = 0;
  /** Text before the next tag that counts: what stands between its pieces is left out. */
  private text = '';
  private hasReference = false;

  constructor(html: string, events: MarkupEvents) {
    this.html = html;
    this.events = events;
    this.tag = new PlainTag(html);
  }

  step(): void {
    const { html } = this;
    const start = html.indexOf('<', this.at);
    if (start === -1) {
      this.add(html.slice(this.at));
      this.finish();
      return;
    }
    if (start > this.at) this.add(html.slice(this.at, start));
    const next = html.charCodeAt(start + 1);
    if (next === EXCLAMATION || next === QUESTION)
      this.skipPast(html.startsWith('!--', start + 1) ? '-->' : '>', start);
    else if (next === SLASH) this.closing(start);
    else this.opening(start);
  }

  private finish(): void {
    this.tell();
    for (let name = this.open.pop(); name !== undefined; name = this.open.pop()) this.events.onclosetag(name);
    this.state = 'read';
  }

  private skipPast(mark: string, start: number): void {
    const end = this.html.indexOf(mark, start);
    this.at = end === -1 ? this.html.length : end + mark.length;
  }

  private opening(start: number): void {
    const { tag } = this;
    const name = tag.nameAt(start + 1);
    const ending = name === null ? undefined : UNSEEN.get(name);
    if (ending !== undefined) this.unseen(ending);
    else if (name === null || OTHER_RULES.has(name)) this.state = 'odd';
    else this.openingOf(name);
  }

  private openingOf(name: string): void {
    const { tag, events } = this;
    const attributes = tag.attributes();
    if (attributes === null || (RAW_TEXT.has(name) && !this.endsAtOnce(name, tag.end))) {
      this.state = 'odd';
      return;
    }
    this.at = tag.end;
    this.tell();
    this.impliedEnds(name);
    events.onopentag(name, attributes);
    if (VOID.has(name)) events.onclosetag(name);
    else if (this.open.push(name) > PLAIN_DEPTH) this.state = 'odd';
  }

  private impliedEnds(name: string): void {
    const ended = IMPLIED_ENDS.get(name);
    if (ended === undefined) return;
    for (let top = this.open.at(-1); top !== undefined && ended.has(top); top = this.open.at(-1)) this.closeTop();
  }

  /** An element that is left out, with all that stands in it. */
  private unseen(ending: RegExp): void {
    ending.lastIndex = tagEnd(this.html, this.tag.nameEnd);
    if (ending.exec(this.html) === null) this.state = 'odd';
    else this.at = tagEnd(this.html, ending.lastIndex - 1);
  }

  private endsAtOnce(name: string, from: number): boolean {
    const { html, tag } = this;
    const end = html.indexOf('<', from);
    if (tag.isSelfClosing || html.charCodeAt(end + 1) !== SLASH) return false;
    if (name === 'textarea' && html.slice(from, end).includes('&')) return false;
    const nameEnd = end + 2 + name.length;
    return html.slice(end + 2, nameEnd).toLowerCase() === name && tag.afterEndTag(nameEnd) !== null;
  }

  private closing(start: number): void {
    const { tag } = this;
    const name = tag.nameAt(start + 2);
    const end = name === null ? null : tag.afterEndTag(tag.nameEnd);
    if (name === null || end === null || VOID.has(name)) this.state = 'odd';
    else {
      this.at = end;
      this.closingOf(name);
    }
  }

  private closingOf(name: string): void {
    const index = this.open.lastIndexOf(name);
    if (index !== -1) {
      this.tell();
      while (this.open.length > index) this.closeTop();
    } else if (name === 'p') {
      // An end of a paragraph that never opened is an empty paragraph.
      this.tell();
      this.events.onopentag(name, {});
      this.events.onclosetag(name);
    } else if (this.hasReference) {
      // A character's name may go on behind an end tag that counts for nothing.
      this.state = 'odd';
    }
  }

  private closeTop(): void {
    const name = this.open.pop();
    if (name !== undefined) this.events.onclosetag(name);
  }

  private add(text: string): void {
    this.text += text;
    this.hasReference ||= text.includes('&');
  }

  private tell(): void {
    if (this.text !== '') this.events.ontext(this.hasReference ? decoded(this.text) : this.text);
    this.text = '';
    this.hasReference = false;
  }
}

const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const SLASH = 0x2f;

/** A text with the characters that its references name. */
function decoded(text: string): string {
  const shown = text.replaceAll(NO_BREAK_SPACE, '\u00a0');
  if (!shown.includes('&')) return shown;
  let out = '';
  new Parser({
    ontext: (piece) => {
      out += piece;
    },
  }).end(text);
  return out;
}
