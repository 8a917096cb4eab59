import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeUnitRoom, textOfUnits } from '../../functions/domain/code-units.ts';

function copied(text: string): string {
  const units = codeUnitRoom(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return textOfUnits(units, text.length);
}

describe('a text made of its code units', () => {
  it('is the same text, half surrogate pairs and byte order marks among its characters', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join('');
        expect(copied(text)).toBe(text);
      }),
    );
  });

  it('keeps nothing of the text before it, and may be longer than most', () => {
    const long = '年度'.repeat(50_000);
    expect(copied(long)).toBe(long);
    expect(copied('短')).toBe('短');
    expect(copied('')).toBe('');
  });
});
