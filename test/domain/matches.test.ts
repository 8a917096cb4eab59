import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesAtLines, matchesOf } from '../../functions/domain/matches.ts';

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

describe('the matches at the beginning of lines', () => {
  it.each(['^[一二]+', '^一[^。]*$', '^一[\n二]', '^二{0,2}。'])('%s are those of the global pattern', (source) => {
    const marks = ['一', '二', '。', '\n', '\r', '\u2028', '\u2029'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks)), (parts) => {
        const text = parts.join('');
        const global = matchesOf(text, new RegExp(source, 'gmu'));
        expect(plain(matchesAtLines(text, new RegExp(source, 'muy')))).toEqual(plain(global));
      }),
    );
  });
});
