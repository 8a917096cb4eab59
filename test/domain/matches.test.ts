import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../functions/domain/matches.ts';

const plain = (matches: Iterable<RegExpExecArray>) =>
  Array.from(matches, ({ index, groups, ...all }) => ({ index, groups: { ...groups }, all }));

describe('the matches of a pattern', () => {
  it.each([/[一二]+/g, /(?<first>一)(二)?/g, /^一/gm, /(?=二)/g, /一{0,2}/gu])(
    '%s are those of matchAll',
    (pattern) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom('一', '二', '\n', '。')), (parts) => {
          const text = parts.join('');
          expect(plain(matchesOf(text, pattern))).toEqual(plain(text.matchAll(pattern)));
        }),
      );
    },
  );

  it('do not depend on where the pattern was last used', () => {
    const pattern = /[一二]/g;
    for (const _ of matchesOf('一二一', pattern)) expect(matchesOf('二一', pattern)).toHaveLength(2);
  });
});
