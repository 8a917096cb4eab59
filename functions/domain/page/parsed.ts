import { Parser } from 'htmlparser2';
import { HongtouError } from '../error.ts';
import { DEPTH_LIMIT, guardMarkup, VOID } from './guard.ts';

/** The guard counts by what markup says; a parser that is misled by it may stand deeper, up to this. */
const PARSED_DEPTH = 2 * DEPTH_LIMIT;

/** @throws HONGTOU_PAGE_TOO_LARGE for a depth that recursion over the tree would not survive */
export function checkDepth(depth: number): void {
  if (depth <= PARSED_DEPTH) return;
  throw new HongtouError('HONGTOU_PAGE_TOO_LARGE', `elements nested deeper than ${PARSED_DEPTH}`);
}

/**
 * How many elements a parser makes of markup, and how deep they stand at most.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE
 * @example shapeOfMarkup('<ul><li>甲<li>乙</ul>') // { elements: 3, depth: 2 }
 */
export function shapeOfMarkup(html: string): { readonly elements: number; readonly depth: number } {
  return shapeOfGuarded(guardMarkup(html));
}

/** The same of what the guard let through. */
export function shapeOfGuarded(guarded: string): { readonly elements: number; readonly depth: number } {
  let elements = 0;
  let open = 0;
  let depth = 0;
  const counter = {
    onopentag: (name: string): void => {
      elements++;
      if (VOID.has(name)) return;
      depth = Math.max(depth, ++open);
      checkDepth(open);
    },
    onclosetag: (name: string): void => {
      if (!VOID.has(name)) open--;
    },
  };
  new Parser(counter).end(guarded);
  return { elements, depth };
}
