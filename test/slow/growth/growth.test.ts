import { describe, expect, it } from 'vitest';
import { lateBuilders, patternsOf } from './collected.ts';
import { slowText } from './measured.ts';

describe('the regular expressions of functions/', () => {
  it('take time that follows the length of the text, whatever it repeats', async () => {
    const patterns = await patternsOf('functions');
    expect(patterns.length).toBeGreaterThan(500);
    const slow = patterns.flatMap(({ file, pattern }) => {
      const text = slowText(pattern);
      return text === null ? [] : [`${file}: ${String(pattern)} on ${JSON.stringify(text)} again and again`];
    });
    expect(slow).toEqual([]);
  }, 120_000);

  it('are built where their module is loaded, so that none is missed here', () => {
    expect(lateBuilders('functions')).toEqual([]);
  });
});

describe('the search for slow patterns', () => {
  it.each([
    ['a beginning that each time reads on', /“[^”]*”/],
    ['blanks before the end of a line', /\s+$/],
    ['blanks that two parts can share', /附件\s*:?\s*\d/],
    ['figures whose unit may be missing', /\d+元/g],
    ['a part deep in a choice', /甲|(?:乙|丙[^己]*)己/],
    ['a word that is looked for behind each mark', /，(?=.*废止)/s],
    ['a word that is looked for before each mark', /(?<=废止.*)，/s],
    ['a repeat of repeats', /^(?:\p{Script=Han}+，?)*。$/u],
    ['a class of sets', /(?:甲[\p{L}--[a-z]]{2,})。/v],
    ['many, but at least some', /一{3,}条/],
    ['what a pattern built of pieces repeats', new RegExp(['第', '.*', '条'].join(''))],
  ])('finds %s', (_, pattern) => {
    expect(slowText(pattern)).not.toBeNull();
  });

  it.each([
    ['a repeat with a limit', /“[^”]{0,60}”/],
    ['a repeat that cannot begin inside itself', /(?<!\d)\d+元/g],
    ['a repeat that its opening ends', /《[^《》]*》/],
    ['a pattern of the beginning', /^\s+甲/],
    ['a list of words', /提案|建议|议案/],
  ])('passes %s', (_, pattern) => {
    expect(slowText(pattern)).toBeNull();
  });
});
