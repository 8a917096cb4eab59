import { describe, expect, it } from 'vitest';
import { phraseTree } from '../../../functions/domain/topic/phrase-tree.ts';

describe('a tree of phrases', () => {
  const tree = phraseTree(
    new Map([
      ['公路', 'road'],
      ['公路养护', 'upkeep'],
      ['农村公路', 'village road'],
    ]),
  );

  it('gives the longest phrase that stands at a place', () => {
    expect(tree.longestAt('修农村公路养护', 1)).toBe('village road');
    expect(tree.longestAt('修农村公路养护', 3)).toBe('upkeep');
  });

  it('falls back to the shorter phrase where the longer one breaks off', () => {
    expect(tree.longestAt('公路养', 0)).toBe('road');
    expect(tree.longestAt('公路养鱼', 0)).toBe('road');
  });

  it('gives null where none stands, at the end of the text and in an empty tree', () => {
    expect(tree.longestAt('农村公交', 0)).toBeNull();
    expect(tree.longestAt('公路', 2)).toBeNull();
    expect(phraseTree(new Map<string, string>()).longestAt('公路', 0)).toBeNull();
  });
});
