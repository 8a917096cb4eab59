import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../../functions/domain/page/letters.ts';

describe('the letters of a text', () => {
  it('are what Unicode calls letters and numbers, of any script', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'一二，。 a1\n（）𠮷é́—') }),
    );
    fc.assert(fc.property(text, (each) => lettersOf(each) === each.replace(/[^\p{L}\p{N}]+/gu, '')));
  });

  it('are the text itself where it is nothing else', () => {
    expect(['', '一二三', '5月1日'].map(lettersOf)).toEqual(['', '一二三', '5月1日']);
  });
});
