import { load } from 'cheerio/slim';
import { chromeName } from './chrome.ts';
import { guardMarkup } from './guard.ts';
import { tidyText } from './tidy.ts';
import type { Block, PageElement, PageLink, PageTree } from './tree.ts';

/**
 * Markup as blocks, in one iterative pass from the root: a portal may close its body early, and a recursive walk
 * overflows on hostile depth.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE
 */
export function readBlocks(html: string): PageTree {
  const root = load(guardMarkup(html)).root()[0];
  const walk = new BlockWalk();
  let node: TreeNode | null = (root as TreeNode | undefined)?.firstChild ?? null;
  const open: TreeNode[] = [];
  while (node !== null) {
    const inner: TreeNode | null = walk.enter(node);
    if (inner !== null) {
      open.push(node);
      node = inner;
      continue;
    }
    let done: TreeNode | undefined = node;
    node = done.nextSibling;
    while (node === null && open.length > 0) {
      done = open.pop();
      if (done === undefined) break;
      walk.leave(done);
      node = done.nextSibling;
    }
  }
  return walk.finish();
}

/** What the walk needs of the parser's nodes. */
interface TreeNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly firstChild?: TreeNode | null;
  readonly nextSibling: TreeNode | null;
}

const INLINE = new Set(
  'a abbr acronym b basefont bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p q ruby rb rt s samp small span st1:chsdate strike strong sub sup time tt u var wbr ucapcontent'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style noscript template svg head select button object embed applet iframe textarea'.split(' '),
);
/** A link's name; what goes on is a whole body inside a link. */
const NAME_LENGTH = 1000;
const TITLE_LENGTH = 400;
const HEADING = /^h[1-6]$/u;
const HIDDEN_STYLE = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/iu;
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
  private preformatted = 0;

  enter(node: TreeNode): TreeNode | null {
    if (node.type === 'text') this.text(node.data ?? '');
    const name = node.name?.toLowerCase();
    if (name === undefined || (node.type !== 'tag' && node.type !== 'style')) return null;
    const attributes = node.attribs ?? {};
    if (name === 'meta') this.metadata(attributes);
    if (name === 'br' || name === 'hr') this.flush();
    if (name === 'head') return node.firstChild ?? null;
    if (SKIPPED.has(name)) return null;
    const inner = node.firstChild ?? null;
    if (inner === null) {
      if (name === 'a') this.emptyLink(attributes);
      return null;
    }
    if (name === 'title') this.inTitle = this.headTitle === '';
    else if (INLINE.has(name)) this.enterInline(name, attributes);
    else this.enterBlock(name, attributes);
    return inner;
  }

  leave(node: TreeNode): void {
    const name = node.name?.toLowerCase() ?? '';
    if (name === 'head') return;
    if (name === 'title') this.inTitle = false;
    else if (INLINE.has(name)) this.leaveInline(name);
    else this.leaveBlock(name);
  }

  finish(): PageTree {
    this.flush();
    const { elements, blocks, meta } = this;
    return { elements, blocks, meta, headTitle: tidyText(this.headTitle.slice(0, TITLE_LENGTH)) };
  }

  private text(data: string): void {
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

  private enterInline(name: string, attributes: Readonly<Record<string, string>>): void {
    const href = attributes.href;
    if (name === 'a' && href !== undefined) {
      this.anchor = { href, title: attributes.title ?? attributes.download ?? '', shown: '' };
    }
    if (attributes.id !== undefined || attributes.class !== undefined || attributes.style !== undefined) {
      if (this.stands(attributes)) this.open(name, attributes);
      else this.path.push(-1);
    } else this.path.push(-1);
  }

  /** Inline elements count as elements where they hide or name something: a span may be the CMS's container. */
  private stands(attributes: Readonly<Record<string, string>>): boolean {
    return attributes.id !== undefined || HIDDEN_STYLE.test(attributes.style ?? '');
  }

  /** A file's icon that a style draws: the link has no text, yet leads to the file. */
  private emptyLink({ href, title }: Readonly<Record<string, string>>): void {
    if (href !== undefined) this.links.push({ href, name: tidyText(title ?? '') });
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

  private enterBlock(name: string, attributes: Readonly<Record<string, string>>): void {
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

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.flush();
    const parent = this.path.findLast((index) => index >= 0) ?? -1;
    const above = this.elements[parent];
    const id = attributes.id ?? '';
    const classes = (attributes.class ?? '').split(SPACES).filter((each) => each !== '');
    const hidden = attributes.hidden !== undefined || HIDDEN_STYLE.test(attributes.style ?? '');
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

  private flush(): void {
    const text = tidyText(this.line);
    if (text !== '' || this.links.length > 0) {
      this.blocks.push({
        text,
        linkChars: Math.min(this.linkChars, text.length),
        owner: this.path.findLast((index) => index >= 0) ?? -1,
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

  private metadata(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes.name ?? attributes.property ?? '').toLowerCase().trim();
    const content = tidyText(attributes.content ?? '');
    if (name !== '' && content !== '' && !this.meta.has(name)) this.meta.set(name, content);
  }
}
