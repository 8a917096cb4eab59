/** What reading a large page may take. */
export const PAGE_BOUNDS = { timeMs: 10_000, heapMb: 384, growthMb: 600 };

/**
 * Characters up to which a page is read here and now: a paper is read in one pass over what the guard let through, and the dearest
 * that was found takes a third of a second at this size.
 */
const SMALL_PAGE = 250_000;
/** Or up to so many with few tags, for most of the work is done for each: the dearest that was found takes less than that. */
const PLAIN_PAGE = 1_000_000;
const FEW_TAGS = 10_000;

/** Whether a page is read at once; hardly any real one is not. */
export function isSmallPage({ text }: { readonly text: string }): boolean {
  return text.length <= SMALL_PAGE || (text.length <= PLAIN_PAGE && hasFewTags(text));
}

function hasFewTags(text: string): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) if (++tags > FEW_TAGS) return false;
  return true;
}
