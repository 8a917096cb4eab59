/**
 * All matches of a global pattern, from the left: what `text.matchAll(pattern)` gives, at half the cost on short texts, where most of it is
 * the copy that `matchAll` makes of its pattern.
 * @example matchesOf('七届一次', /[一七]/g).map(({ index }) => index) // [0, 2]
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return matches;
}
