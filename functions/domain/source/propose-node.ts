import type { CheerioAPI } from 'cheerio/slim';

/** An element of a parsed page. */
export type Node = ReturnType<CheerioAPI>[number];

/** One entry of a group: the element that stands for it, and the link that names its paper. */
export interface Entry {
  readonly item: Node;
  readonly link: Node;
}

/** The element around an element; null at the root. */
export function parentOf(element: Node): Node | null {
  const { parent } = element;
  return parent !== null && parent.type === 'tag' ? parent : null;
}

/** An element's tag name. */
export function nameOf(element: Node): string {
  return element.type === 'tag' ? element.name : '';
}
