import type { CheerioAPI } from 'cheerio/slim';
import { oneLine } from './adapters/reading.ts';
import { dayIn } from './adapters/static-list.ts';
import { chainOf, type Entry, type Node, nameOf, parentOf } from './propose-node.ts';

/** CSS selectors for a group's items, the shortest first, those by place last; each is to be tried on the page. */
export function itemSelectors(document: CheerioAPI, group: readonly Entry[]): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const shared = sharedClass(
    document,
    group.map(({ item }) => item),
  );
  const own = nameOf(first.item);
  const rows = own === 'tr' ? [own, 'tr:has(td)'] : [own];
  const items = shared === null ? rows : [`${own}.${shared}`, ...rows];
  const selectors: string[] = [];
  const placed: string[] = [];
  let path = '';
  for (const container of chainOf(first.item).slice(1, LEVELS + 1)) {
    const described = describe(document, container);
    const under = path === '' ? '' : ` > ${path}`;
    path = `${described.selector}${under}`;
    if (described.distinct) selectors.push(...items.map((item) => `${path} > ${item}`));
    const at = `${described.selector}:nth-of-type(${placeOf(document, container)})${under}`;
    placed.push(...items.map((item) => `${at} > ${item}`));
  }
  if (selectors.length === 0) selectors.push(...items.map((item) => `${path} > ${item}`));
  // A place says less than a name, and changes sooner.
  return [...selectors, ...placed];
}

/** Which of its parent's children of the same name an element is, from 1. */
function placeOf(document: CheerioAPI, element: Node): number {
  return document(element).prevAll(nameOf(element)).length + 1;
}

/** How an item's paper is linked; the plainest selector whose first match is right in most items. */
export function linkSelector(document: CheerioAPI, group: readonly Entry[]): string {
  const [first] = group;
  const parent = first === undefined ? null : parentOf(first.link);
  const around = parent === null || parent === first?.item ? [] : [`${describe(document, parent).selector} > a`];
  const shared = sharedClass(
    document,
    group.map(({ link }) => link),
  );
  const choices = ['a[href]', 'a[title]', ...(shared === null ? [] : [`a.${shared}`]), ...around, 'a:last-of-type'];
  return mostOften(choices, (selector) => {
    const right = group.filter(({ item, link }) => item === link || document(item).find(selector)[0] === link);
    return right.length;
  });
}

/** The element of a link that holds the title alone where the link is a whole block with day or summary; null where the link is the title. */
export function titleSelector(document: CheerioAPI, group: readonly Entry[]): string | null {
  const counts = new Map<string, number>();
  for (const { link } of group) {
    const whole = oneLine(document(link).text());
    const parts = document(link)
      .find('*')
      .toArray()
      .filter((element) => {
        const text = oneLine(document(element).text());
        return text.length >= LEAST_TITLE && text.length < whole.length && dayIn(document(element)) === null;
      });
    const [title] = parts;
    if (title === undefined) continue;
    const { selector } = describe(document, title);
    counts.set(selector, (counts.get(selector) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] * 2 >= group.length ? best[0] : null;
}

/** The element of an item that holds its date, or null where none does: then the whole item is searched. */
export function dateSelector(document: CheerioAPI, group: readonly Entry[]): string | null {
  const counts = new Map<string, number>();
  for (const { item } of group) {
    const named = new Set(dateElements(document, item).map((element) => describe(document, element).selector));
    for (const selector of named) counts.set(selector, (counts.get(selector) ?? 0) + 1);
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  if (best === undefined) return null;
  const choices = [best, `${best}:last-child`, `${best}:first-child`];
  const works = (selector: string): number =>
    group.filter(({ item }) => dayIn(document(item).find(selector).first()) !== null).length;
  const chosen = mostOften(choices, works);
  return works(chosen) * 2 >= group.length ? chosen : null;
}

const LEVELS = 4;
const LEAST_TITLE = 6;
const DATE_LENGTH = 30;
/** Names that CSS takes as they are. */
const IDENTIFIER = /^[A-Za-z][\w-]{0,60}$/u;
/** line_u8_0, item-12, li3: counted names say which one it is and not what. */
const COUNTED = /\d$/u;
const STATES = new Set([
  'on',
  'active',
  'current',
  'cur',
  'first',
  'last',
  'odd',
  'even',
  'clearfix',
  'clear',
  'fl',
  'fr',
]);

function dateElements(document: CheerioAPI, item: Node): readonly Node[] {
  return document(item)
    .find('*')
    .toArray()
    .filter((element) => {
      if (nameOf(element) === 'a') return false;
      const text = document(element).text().trim();
      return text.length <= DATE_LENGTH && dayIn(document(element)) !== null;
    });
}

function describe(document: CheerioAPI, element: Node): { readonly selector: string; readonly distinct: boolean } {
  const found = document(element);
  const id = found.attr('id') ?? '';
  if (IDENTIFIER.test(id) && !COUNTED.test(id)) return { selector: `#${id}`, distinct: true };
  const classes = namesOf(found.attr('class'));
  const name = nameOf(element);
  const [main] = classes;
  return main === undefined ? { selector: name, distinct: false } : { selector: `${name}.${main}`, distinct: true };
}

function sharedClass(document: CheerioAPI, elements: readonly Node[]): string | null {
  const [first, ...others] = elements.map((element) => namesOf(document(element).attr('class')));
  return first?.find((name) => others.every((names) => names.includes(name))) ?? null;
}

function namesOf(attribute: string | undefined): readonly string[] {
  return (attribute ?? '').split(/\s+/u).filter((name) => IDENTIFIER.test(name) && !STATES.has(name));
}

/** The first of the choices that counts highest. */
function mostOften(
  choices: readonly [string, ...string[]] | readonly string[],
  count: (choice: string) => number,
): string {
  const counted = choices.map((choice) => ({ choice, count: count(choice) }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.choice ?? 'a[href]';
}
