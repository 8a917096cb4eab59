import { describe, expect, it } from 'vitest';
import { buildLexicon, findCues } from '../../../functions/domain/topic/lexicon.ts';
import { locationShare, voicedCues } from '../../../functions/domain/topic/muted.ts';
import { SMALL_TAXONOMY } from './samples.ts';

const lexicon = buildLexicon(SMALL_TAXONOMY);

describe('voicedCues', () => {
  it.each([
    ['a bracket of responsible units', '修公路(责任单位:小学、市公路处)'],
    ['a line of copies', '修公路\n抄送:小学'],
    ['the unit that was asked', '综合市教师处意见,修公路'],
    ['a denial', '修公路,不涉及小学'],
  ])('leaves out %s', (_, text) => {
    expect(voicedCues(text, findCues(lexicon, text)).map(({ phrase }) => phrase)).toEqual(['公路']);
  });
});

describe('a denial', () => {
  it('is not heard in 拆除, which takes away what it names', () => {
    const text = '拆除旧公路';
    expect(voicedCues(text, findCues(lexicon, text))).toHaveLength(1);
  });
});

describe('locationShare', () => {
  it.each([
    ['小学门口设灯', 'less'],
    ['小学周边设灯', 'less'],
    ['在小学设灯', 'less'],
    ['向小学捐书', 'less'],
    ['扩建小学校舍', 'all'],
    ['对小学扩建', 'all'],
  ])('hears in %s that the school is %s of the matter', (text, share) => {
    const hit = findCues(lexicon, text)[0];
    if (hit === undefined) throw new Error('no phrase found');
    expect(locationShare(text, hit) < 1 ? 'less' : 'all').toBe(share);
  });
});
