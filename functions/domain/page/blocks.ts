import { Parser } from 'htmlparser2';
import { framedFile } from './attachments.ts';
import { chromeName, isDoubtfulName } from './chrome.ts';
import { markChrome } from './chrome-elements.ts';
import { guardMarkup } from './guard.ts';
import { checkDepth } from './parsed.ts';
import { type MarkupEvents, readPlainMarkup } from './plain-markup.ts';
import { tidyText } from './tidy.ts';
import type { Block, PageElement, PageLink, PageTree } from './tree.ts';

/**
 * Markup as blocks, in one pass over the parser's events from the root: a portal may close its body early, a recursive walk
 * overflows on hostile depth, and a tree of nodes would cost as much as all the rest.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE
 */
export function readBlocks(html: string): PageTree {
  const plain = new NodeEvents();
  if (readPlainMarkup(html, plain) === 'read') return plain.finish();
  const events = new NodeEvents();
  new Parser(events).end(guardMarkup(html));
  return events.finish();
}

type Attributes = Readonly<Record<string, string>>;

/** The parser's events as nodes: a text whole, and an element with the knowledge whether anything stands in it. */
class NodeEvents implements MarkupEvents {
  private readonly walk = new BlockWalk();
  private pending: { readonly name: string; readonly attributes: Attributes } | null = null;
  private words = '';
  /** Open elements of which nothing is read, the outmost counted in. */
  private skipped = 0;
  private depth = 0;

  onopentag(name: string, attributes: Attributes): void {
    checkDepth(++this.depth);
    if (this.skipped > 0) {
      this.skipped++;
      return;
    }
    this.inside();
    this.walk.framed(name, attributes);
    if (SKIPPED.has(name)) this.skipped = 1;
    else this.pending = { name, attributes };
  }

  ontext(text: string): void {
    if (this.skipped > 0) return;
    this.words += text;
  }

  onclosetag(name: string): void {
    this.depth--;
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    const { pending } = this;
    if (pending !== null && this.words === '') {
      this.pending = null;
      this.walk.empty(pending.name, pending.attributes);
      return;
    }
    this.inside();
    this.walk.leave(name);
  }

  finish(): PageTree {
    this.inside();
    return this.walk.finish();
  }

  /** Something stands inside the element that was opened last. */
  private inside(): void {
    if (this.pending !== null) this.walk.enter(this.pending.name, this.pending.attributes);
    this.pending = null;
    if (this.words !== '') this.walk.text(this.words);
    this.words = '';
  }
}

const INLINE = new Set(
  'a abbr acronym b basefont bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p q ruby rb rt s samp small span st1:chsdate strike strong sub sup time tt u var wbr ucapcontent'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style noscript template svg select button object embed applet iframe textarea'.split(' '),
);
/** Elements that show another address in place. */
const FRAMES = new Set(['iframe', 'embed', 'object', 'frame']);
/** A link's name; what goes on is a whole body inside a link. */
const NAME_LENGTH = 1000;
const TITLE_LENGTH = 400;
/** Where a link leads that a script follows. */
const SCRIPTED = 'javascript:';
const HEADING = /^h[1-6]$/u;
/** display: none, visibility: hidden, position: absolute; left: -9999px */
const HIDDEN_STYLE =
  /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|(?:^|[;\s])(?:left|top|text-indent)\s{0,9}:\s{0,9}-\d{3}/iu;
const SPACES = /\s+/u;

class BlockWalk {
  private readonly elements: PageElement[] = [];
  private readonly blocks: Block[] = [];
  private readonly meta = new Map<string, string>();
  private readonly path: number[] = [];
  private headTitle = '';
  private inTitle = false;
  private line = '';
  private linkChars = 0;
  private links: PageLink[] = [];
  private anchor: { href: string; title: string; shown: string } | null = null;
  private headings = 0;
  private readonly rows: number[] = [];
  private readonly cells: number[] = [];
  /** Elements whose names may be a tool's or the paper's. */
  private readonly doubtful: number[] = [];
  private preformatted = 0;

  enter(name: string, attributes: Attributes): void {
    if (name === 'head') return;
    if (name === 'meta') this.metadata(attributes);
    if (name === 'title') this.inTitle = this.headTitle === '';
    else if (INLINE.has(name)) this.enterInline(name, attributes);
    else this.enterBlock(name, attributes);
  }

  /** An element with nothing in it. */
  empty(name: string, attributes: Attributes): void {
    if (name === 'meta') this.metadata(attributes);
    if (name === 'br' || name === 'hr') this.flush();
    if (name === 'a') this.emptyLink(attributes);
  }

  leave(name: string): void {
    if (name === 'head') return;
    if (name === 'title') this.inTitle = false;
    else if (INLINE.has(name)) this.leaveInline(name);
    else this.leaveBlock(name);
  }

  finish(): PageTree {
    this.flush();
    markChrome(this.elements, this.blocks, this.doubtful);
    const { elements, blocks, meta } = this;
    return { elements, blocks, meta, headTitle: tidyText(this.headTitle.slice(0, TITLE_LENGTH)) };
  }

  text(data: string): void {
    if (this.inTitle) this.headTitle += data;
    else if (this.preformatted > 0) {
      const [first = '', ...more] = data.split('\n');
      this.append(first);
      for (const text of more) {
        this.flush();
        this.append(text);
      }
    } else this.append(data);
  }

  private append(text: string): void {
    this.line += text;
    if (this.anchor === null) return;
    this.linkChars += text.trim().length;
    if (this.anchor.shown.length < NAME_LENGTH) this.anchor.shown += text;
  }

  private enterInline(name: string, attributes: Attributes): void {
    const href = attributes.href ?? (attributes.onclick === undefined ? undefined : SCRIPTED);
    if (name === 'a' && href !== undefined) {
      this.anchor = { href, title: attributes.title ?? attributes.download ?? '', shown: '' };
    }
    if (attributes.id !== undefined || attributes.class !== undefined || attributes.style !== undefined) {
      if (this.stands(attributes)) this.open(name, attributes);
      else this.path.push(-1);
    } else this.path.push(-1);
  }

  /** Inline elements count as elements where they hide or name something: a span may be the CMS's container. */
  private stands(attributes: Attributes): boolean {
    return attributes.id !== undefined || HIDDEN_STYLE.test(attributes.style ?? '');
  }

  /** A file's icon that a style draws: the link has no text, yet leads to the file. */
  private emptyLink({ href, title }: Attributes): void {
    if (href !== undefined) this.links.push({ href, name: tidyText(title ?? '') });
  }

  /** A file that is shown in place: what stands there is a link to it. */
  framed(name: string, attributes: Attributes): void {
    if (!FRAMES.has(name) && attributes.pdfsrc === undefined && attributes['data-pdf'] === undefined) return;
    const href = framedFile(attributes);
    if (href !== null) this.links.push({ href, name: tidyText(attributes.title ?? '') });
  }

  private leaveInline(name: string): void {
    if (name === 'a' && this.anchor !== null) {
      const shown = tidyText(this.anchor.shown);
      this.links.push({ href: this.anchor.href, name: shown === '' ? this.anchor.title : shown });
      this.anchor = null;
    }
    const index = this.path.pop() ?? -1;
    const element = this.elements[index];
    if (element === undefined) return;
    this.flush();
    element.last = this.blocks.length;
  }

  private enterBlock(name: string, attributes: Attributes): void {
    this.open(name, attributes);
    if (HEADING.test(name)) this.headings++;
    if (name === 'pre') this.preformatted++;
    if (name === 'tr') this.rows.push(this.elements.length - 1);
    if (name === 'td' || name === 'th') this.cells.push(this.elements.length - 1);
  }

  private leaveBlock(name: string): void {
    this.flush();
    if (HEADING.test(name)) this.headings--;
    if (name === 'pre') this.preformatted--;
    if (name === 'tr') this.rows.pop();
    if (name === 'td' || name === 'th') this.cells.pop();
    const element = this.elements[this.path.pop() ?? -1];
    if (element !== undefined) element.last = this.blocks.length;
  }

  private open(name: string, attributes: Attributes): void {
    this.flush();
    const parent = this.inmost();
    const above = this.elements[parent];
    const id = attributes.id ?? '';
    const classes = attributes.class === undefined ? [] : classesOf(attributes.class);
    const hidden =
      attributes.hidden !== undefined || (attributes.style !== undefined && HIDDEN_STYLE.test(attributes.style));
    if (isDoubtfulName(id, classes)) this.doubtful.push(this.elements.length);
    this.path.push(this.elements.length);
    this.elements.push({
      name,
      id,
      classes,
      parent,
      first: this.blocks.length,
      last: this.blocks.length,
      chrome: (above?.chrome ?? false) || chromeName(name, id, classes),
      hidden: (above?.hidden ?? false) || hidden,
    });
  }

  /** The element that is open inmost, inline ones that do not stand aside; -1 outside all. */
  private inmost(): number {
    for (let at = this.path.length - 1; at >= 0; at--) {
      const index = this.path[at] ?? -1;
      if (index >= 0) return index;
    }
    return -1;
  }

  private flush(): void {
    const text = tidyText(this.line);
    if (text !== '' || this.links.length > 0) {
      this.blocks.push({
        text,
        linkChars: Math.min(this.linkChars, text.length),
        owner: this.inmost(),
        heading: this.headings > 0,
        row: this.rows.at(-1) ?? -1,
        cell: this.cells.at(-1) ?? -1,
        links: this.links,
      });
      this.links = [];
    }
    this.line = '';
    this.linkChars = 0;
  }

  private metadata(attributes: Attributes): void {
    const name = (attributes.name ?? attributes.property ?? '').toLowerCase().trim();
    const content = tidyText(attributes.content ?? '');
    if (name !== '' && content !== '' && !this.meta.has(name)) this.meta.set(name, content);
  }
}

function classesOf(names: string): string[] {
  return names.split(SPACES).filter((each) => each !== '');
}
