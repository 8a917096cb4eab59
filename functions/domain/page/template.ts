import { isDateLine } from './chrome.ts';

/** What the pages of one column share besides their papers: navigation, footers, notes. Stored per host and column. */
export interface SiblingTemplate {
  readonly version: number;
  /** Keys of blocks, as `templateKey` writes them. */
  readonly blocks: readonly string[];
}

/** Rises when the rule below changes: a template learned anew would move every diff, so the stored one stands until then. */
export const TEMPLATE_VERSION = 1;

/**
 * Learns the blocks under 400 characters that stand verbatim on several different pages of one column. Lines that stand
 * where the pages' own sentences stand (特此通知。 under two notices) are the papers', not the template's; so are salutation,
 * closing, signature and date wherever they stand, for papers of few words have little else.
 *
 * @param pages the pages' markup as blocks; copies of one page count once
 */
export function learnTemplate(pages: readonly TemplatePage[]): SiblingTemplate {
  const different = withoutCopies(pages);
  const needed = different.length <= 3 ? 2 : 3;
  const seen = new Map<string, number>();
  for (const page of different) {
    for (const key of new Set(page.blocks.map((block) => templateKey(block.text))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const bodies = bodyPlaces(different, seen);
  const shared = new Set<string>();
  const own = new Set<string>();
  for (const page of different) {
    for (const block of page.blocks) {
      const key = templateKey(block.text);
      if (key === '' || key.length >= LONGEST || (seen.get(key) ?? 0) < needed || isPapersOwn(key)) continue;
      (bodies.has(placeOf(page, block.owner)) ? own : shared).add(key);
    }
  }
  return { version: TEMPLATE_VERSION, blocks: [...shared].filter((key) => !own.has(key)).sort() };
}

/** The part of a page's tree that a template is learned from; `readBlocks` gives it. */
export interface TemplatePage {
  readonly blocks: readonly { readonly text: string; readonly owner: number; readonly linkChars: number }[];
  readonly elements: readonly {
    readonly name: string;
    readonly id: string;
    readonly classes: readonly string[];
    readonly parent: number;
  }[];
}

/** A block's text as templates compare it. */
export function templateKey(text: string): string {
  return text.replace(SPACES, '');
}

/** Whether a template names a block. */
export function isTemplateBlock(template: ReadonlySet<string>, text: string): boolean {
  return template.size > 0 && template.has(templateKey(text));
}

const LONGEST = 400;
const SPACES = /\s+/gu;
const SENTENCE = /[，。；！？]/u;
/** Short notices share most of their page; only what is all but the same is a copy. */
const COPY_SHARE = 0.9;

/** Whether the line is one with which papers open or close. A column's papers share them, and a lost signature costs the issuer. */
function isPapersOwn(key: string): boolean {
  return isDateLine(key) || SALUTATION.test(key) || CLOSING.test(key) || SIGNATURE.test(key);
}

/** 各区人民政府，各有关单位： */
const SALUTATION = /^[^：。；]{2,80}：$/u;
/** 特此通知。 此复。 */
const CLOSING = /^(?:特此|专此|此)(?:通知|通告|公告|公示|函复|函告|批复|答复|复|函)[。.]?$/u;
/** 云岭市科学技术局 云岭市财政局 */
const SIGNATURE = /^[^，。；：！？]{2,60}(?:局|厅|部|委|委员会|办公室|办公厅|人民政府|中心|处|院)$/u;

/** The named element around a block: the nearest with an id or a class, where inner paragraphs differ in nothing. */
function placeOf(page: TemplatePage, owner: number): string {
  let at = owner;
  for (let steps = 0; steps < 512; steps++) {
    const element = page.elements[at];
    if (element === undefined) return '';
    if (element.name !== 'p' && (element.id !== '' || element.classes.length > 0)) {
      return `${element.name}#${element.id}.${element.classes.join('.')}`;
    }
    at = element.parent;
  }
  return '';
}

/** The places where sentences stand that are a page's own; places that hold links and shared lines alone are not. */
function bodyPlaces(pages: readonly TemplatePage[], seen: ReadonlyMap<string, number>): Set<string> {
  const counts = new Map<string, { own: number; shared: number }>();
  for (const page of pages) {
    for (const block of page.blocks) {
      if (block.linkChars > block.text.length / 2) continue;
      const key = templateKey(block.text);
      const place = placeOf(page, block.owner);
      const count = counts.get(place) ?? { own: 0, shared: 0 };
      if ((seen.get(key) ?? 0) > 1) count.shared += key.length;
      else if (SENTENCE.test(key)) count.own += key.length;
      counts.set(place, count);
    }
  }
  return new Set([...counts].filter(([, count]) => count.own > count.shared).map(([place]) => place));
}

function withoutCopies(pages: readonly TemplatePage[]): TemplatePage[] {
  const kept: { page: TemplatePage; sentences: Set<string> }[] = [];
  for (const page of pages) {
    const sentences = new Set(page.blocks.map((block) => templateKey(block.text)).filter((key) => SENTENCE.test(key)));
    const copy = kept.some((other) => share(sentences, other.sentences) > COPY_SHARE);
    if (!copy) kept.push({ page, sentences });
  }
  return kept.map((each) => each.page);
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const size = Math.min(lengthOf(a), lengthOf(b));
  return size === 0 ? 0 : lengthOf([...a].filter((key) => b.has(key))) / size;
}

function lengthOf(keys: Iterable<string>): number {
  let length = 0;
  for (const key of keys) length += key.length;
  return length;
}
