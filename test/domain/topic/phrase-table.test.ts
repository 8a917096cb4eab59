import { describe, expect, it } from 'vitest';
import { phraseTable } from '../../../functions/domain/topic/phrase-table.ts';

describe('a table of phrases', () => {
  const table = phraseTable(
    new Map([
      ['公路', 'road'],
      ['公路养护', 'upkeep'],
      ['农村公路', 'village road'],
    ]),
  );

  it('gives the longest phrase that stands at a place', () => {
    expect(table.longestAt('修农村公路养护', 1)).toBe('village road');
    expect(table.longestAt('修农村公路养护', 3)).toBe('upkeep');
  });

  it('falls back to the shorter phrase where the longer one breaks off', () => {
    expect(table.longestAt('公路养', 0)).toBe('road');
    expect(table.longestAt('公路养鱼', 0)).toBe('road');
  });

  it('gives null where none stands, at the end of the text and in an empty table', () => {
    expect(table.longestAt('农村公交', 0)).toBeNull();
    expect(table.longestAt('公路', 2)).toBeNull();
    expect(phraseTable(new Map<string, string>()).longestAt('公路', 0)).toBeNull();
  });
});
